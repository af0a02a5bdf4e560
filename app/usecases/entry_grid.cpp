#include "app/usecases/entry_grid.h"

#include "app/core/error.h"

#include <algorithm>
#include <map>

namespace utfall::usecases {
namespace {

using Breakdown = std::map<std::string, std::string>;

struct Column {
    Breakdown breakdown;
    core::LocalText name;
    std::string code;
};

void append_words(core::LocalText& to, const core::LocalText& words) {
    const auto add = [](std::string& text, const std::string& more) {
        text += (text.empty() ? "" : ", ") + more;
    };
    add(to.sv, words.in(core::Lang::sv));
    add(to.en, words.in(core::Lang::en));
}

// One column a category; several dimensions are crossed.
std::vector<Column> columns_of(const indicators::Framework& framework,
                               const indicators::Measure& measure) {
    std::vector<Column> columns{{}};
    for (const auto& code : measure.breakdowns) {
        const auto* dimension = framework.dimension(code);
        if (dimension == nullptr) continue;
        std::vector<Column> crossed;
        for (const Column& column : columns) {
            for (const auto& category : dimension->categories) {
                Column next = column;
                next.breakdown[code] = category.code;
                append_words(next.name, category.name);
                next.code += ":" + category.code;
                crossed.push_back(std::move(next));
            }
        }
        columns = std::move(crossed);
    }
    return columns;
}

core::LocalText dimension_names(const indicators::Framework& framework,
                                const indicators::Measure& measure) {
    core::LocalText names;
    for (const auto& code : measure.breakdowns) {
        if (const auto* dimension = framework.dimension(code)) append_words(names, dimension->name);
    }
    return names;
}

std::optional<core::Period> period_before(const programme::Programme& programme,
                                          const core::Period& period,
                                          const std::string& organisation) {
    std::optional<core::Period> before;
    const auto first = programme.operation ? programme.operation->span.from : period.from;
    for (auto& other : programme.periods(period.frequency, organisation, first, period.from)) {
        if (other.to < period.from) before = std::move(other);
    }
    return before;
}

GridRow row_of(const indicators::Facts& facts, const OwedValue& owed, const EntryGrid& grid,
               const std::vector<Column>& columns) {
    GridRow row;
    row.measure = owed.measure;
    row.group = owed.series.intervention;
    if (const auto* intervention = facts.programme.intervention(row.group))
        row.group_name = intervention->name;
    row.name = owed.measure->code + ":" + (row.group.empty() ? grid.collector.code : row.group);
    for (const Column& column : columns) {
        GridCell cell;
        cell.name = "v:" + row.name + column.code;
        cell.series = owed.series;
        cell.series.breakdown = column.breakdown;
        cell.category = column.name;
        cell.stored = facts.values.at(cell.series, grid.period.code, facts.as_of);
        if (grid.earlier)
            cell.earlier = facts.values.at(cell.series, grid.earlier->code, facts.as_of);
        if (cell.stored) {
            if (row.comment.empty() && owed.measure->kind != "text")
                row.comment = cell.stored->comment;
            row.estimated =
                row.estimated || cell.stored->state == indicators::ValueState::estimated;
        }
        row.cells.push_back(std::move(cell));
    }
    return row;
}

}  // namespace

EntryGrid entry_grid(const indicators::Facts& facts, const Collector& collector,
                     const std::string& code) {
    const auto period = facts.programme.period(code, collector.organisation);
    if (!period) {
        throw core::Error{core::ErrorKind::not_found, "PERIOD_UNKNOWN", {{"period", code}}};
    }
    EntryGrid grid{collector,
                   *period,
                   period_before(facts.programme, *period, collector.organisation),
                   period->to,
                   {}};
    const indicators::Frame frame{facts.programme, period->from, period->to, code};
    std::map<std::vector<std::string>, std::size_t> sections;
    for (const OwedValue& owed : owed_values(frame, facts.framework, collector, *period)) {
        grid.due = std::max(
            grid.due, period->to.plus_days(static_cast<std::int32_t>(owed.measure->due_days)));
        const auto columns = columns_of(facts.framework, *owed.measure);
        const auto [at, added] = sections.emplace(owed.measure->breakdowns, grid.sections.size());
        if (added) {
            GridSection section{dimension_names(facts.framework, *owed.measure), {}, {}};
            for (const Column& column : columns) section.columns.push_back(column.name);
            grid.sections.push_back(std::move(section));
        }
        grid.sections[at->second].rows.push_back(row_of(facts, owed, grid, columns));
    }
    return grid;
}

std::optional<core::Decimal> sum_of(const std::vector<std::optional<core::Decimal>>& numbers) {
    std::optional<core::Decimal> sum;
    for (const auto& number : numbers) {
        if (number) sum = sum ? *sum + *number : *number;
    }
    return sum;
}

}  // namespace utfall::usecases
