#include "app/usecases/report_explain.h"

#include "app/core/error.h"
#include "app/core/text.h"
#include "app/funding/lines.h"
#include "app/usecases/answers.h"
#include "app/usecases/figure_sums.h"
#include "app/usecases/origin_lines.h"
#include "app/usecases/periods.h"
#include "app/usecases/report_cells.h"
#include "app/usecases/value_source.h"

#include <span>
#include <utility>

namespace utfall::usecases {
namespace {

const reports::DataRow* origin_row(const reports::DataSet& data, const std::string& key) {
    for (const auto& row : data.table("origins")) {
        const auto at = row.find("key");
        const auto* text = at == row.end() ? nullptr : std::get_if<std::string>(&at->second.value);
        if (text != nullptr && *text == key) return &row;
    }
    return nullptr;
}

// The columns of a table that a person asks for.
struct Columns {
    std::size_t value, source, row;
};
Columns columns_of(const ledger::LineTable& table) {
    if (table.name == indicators::value_line.name) return {3, 5, 6};
    if (table.name == funding::cost_line.name) return {12, 21, 22};
    return {7, 10, 11};
}

std::string cell_value(const ledger::Cell& cell) {
    const auto* ore = std::get_if<std::int64_t>(&cell);
    return ore != nullptr ? core::Money::of_ore(*ore).to_string() : ledger::text_of(cell);
}

// "sheet" stands beside the name of a file that has any.
std::string sheet_name(const ledger::Entry& entry, std::int64_t source) {
    const core::Json* sources = entry.body.find("sources");
    const auto at = static_cast<std::size_t>(source);
    if (sources == nullptr || !sources->is_array() || at >= sources->array().size()) return {};
    return sources->array()[at].string_or("sheet");
}

// The lines behind one origin, read again from the book and given one by one.
class Inputs {
  public:
    Inputs(Book& book, const ReportFacts& facts, const ExplainSink& sink)
        : book_(book),
          programme_(facts.setup.programme),
          states_(period_states(book.store(), facts.as_of)),
          sink_(sink) {}

    void give(const ledger::LineTable& table, const std::vector<ledger::LineRef>& refs) {
        for (std::size_t from = 0; from < refs.size();) {
            std::size_t to = from;
            while (to < refs.size() && refs[to].entry == refs[from].entry) ++to;
            give(table, std::span{refs}.subspan(from, to - from));
            from = to;
        }
    }
    const MeasureSums& sums() const { return sums_; }

  private:
    void give(const ledger::LineTable& table, std::span<const ledger::LineRef> wanted) {
        const auto entry = book_.store().entry(wanted.front().entry);
        const Columns columns = columns_of(table);
        const bool is_value = table.name == indicators::value_line.name;
        std::size_t next = 0;
        book_.store().for_each_line_of(table, entry->seq, [&](const ledger::Line& line) {
            if (next >= wanted.size() || line.ref != wanted[next]) return;
            ++next;
            ExplainedInput input;
            input.ref = line.ref;
            input.value = cell_value(line.cells[columns.value]);
            input.actor = entry->actor;
            input.recorded_at = entry->recorded_at;
            const auto* source = std::get_if<std::int64_t>(&line.cells[columns.source]);
            const auto* row = std::get_if<std::int64_t>(&line.cells[columns.row]);
            if (source != nullptr) {
                input.file = source_name(*entry, *source);
                input.sheet = sheet_name(*entry, *source);
            }
            if (row != nullptr) input.row = *row;
            if (is_value) note_value(line, input);
            sink_.input(input);
        });
    }

    void note_value(const ledger::Line& line, ExplainedInput& input) {
        const auto* series = std::get_if<ledger::SeriesKey>(&line.cells[0]);
        if (series == nullptr) return;
        MeasureSum& sum = sums_[series->measure];
        ++sum.lines;
        if (const auto number = core::Decimal::parse(input.value)) sum.sum += *number;
        input.approval =
            states_.approval_of(ledger::text_of(line.cells[1]),
                                workflow::reporter_of(*series, programme_), line.ref.entry);
    }

    Book& book_;
    const programme::Programme& programme_;
    workflow::PeriodStates states_;
    const ExplainSink& sink_;
    MeasureSums sums_;
};

std::optional<core::Decimal> number_of(const reports::DataRow& row, std::string_view column) {
    const auto at = row.find(column);
    const auto* number = at == row.end() ? nullptr : std::get_if<core::Decimal>(&at->second.value);
    return number == nullptr ? std::nullopt : std::optional{*number};
}

// The number as it was recorded: every field that has this origin holds it.
std::optional<core::Decimal> recorded_number(const reports::DataSet& data, const std::string& key) {
    const auto in = [&](const reports::DataRow& row) -> std::optional<core::Decimal> {
        for (const auto& [column, field] : row) {
            const auto* number = std::get_if<core::Decimal>(&field.value);
            if (number != nullptr && field.origin == key) return *number;
        }
        return std::nullopt;
    };
    if (const auto number = in(data.values)) return number;
    for (const auto& [name, rows] : data.tables) {
        for (const auto& row : rows) {
            if (const auto number = in(row)) return number;
        }
    }
    return std::nullopt;
}

// Twice: as the book calculates it now, and with the lines' sums put through the formula by
// themselves, where there is anything to add.
bool gives_number(const FoundOrigin& found, const std::optional<core::Decimal>& recorded,
                  const indicators::Framework& framework, const MeasureSums& sums) {
    if (!recorded || found.number != recorded) return false;
    if (!found.figure) return true;
    for (const auto* definition : framework.versions(found.figure->indicator)) {
        if (definition->version == found.figure->version)
            return adds_up(*found.figure, *definition, framework, sums).value_or(true);
    }
    return false;
}

}  // namespace

Explained explain_number(Book& book, const PreparedReport& report, const ReportRequest& request,
                         const std::string& name, const std::string& ref, const ExplainSink& sink) {
    Explained explained;
    explained.ref = ref;
    explained.value = words_of_cell(report.composed.document, ref);
    const auto parts = report.composed.parts.find(ref);
    if (parts != report.composed.parts.end()) explained.parts = parts->second;
    const auto origin = report.composed.origins.find(ref);
    if (origin == report.composed.origins.end()) {
        if (explained.parts.empty()) {
            throw core::Error{
                core::ErrorKind::not_found, "REF_UNKNOWN", {{"report", name}, {"ref", ref}}};
        }
        explained.same_lines = explained.same_number = true;
        if (sink.head) sink.head(explained);
        return explained;
    }
    const reports::DataRow* row = origin_row(report.data, origin->second);
    explained.formula = text_of(*row, "formula");
    explained.definition = text_of(*row, "definition");
    explained.lines_root = text_of(*row, "lines_root");
    explained.numerator = number_of(*row, "numerator");
    explained.denominator = number_of(*row, "denominator");

    const ReportFacts facts = report_facts(book, report.as_of, request);
    const auto found = find_origin(facts, origin->second, explained.lines_root);
    ExplainSink keeping;
    keeping.input = [&](const ExplainedInput& input) { explained.inputs.push_back(input); };
    if (sink.head) sink.head(explained);
    if (!found) return explained;
    Inputs inputs{book, facts, sink.input ? sink : keeping};
    if (found->table->name == participants::participation_line.name) {
        explained.people_lines = static_cast<std::int64_t>(found->refs.size());
    } else {
        inputs.give(*found->table, found->refs);
    }
    // A public report tells no root of lines with small numbers in them.
    explained.same_lines =
        explained.lines_root.empty() ||
        book.store().root_of_lines(*found->table, found->refs).hex() == explained.lines_root;
    explained.same_number = gives_number(*found, recorded_number(report.data, origin->second),
                                         facts.setup.framework, inputs.sums());
    return explained;
}

Explained explain(Book& book, const std::string& number, const std::string& ref,
                  const ExplainSink& sink) {
    return explain_number(book, reopen_report(book, number),
                          request_of(issued_report(book.store(), number)), number, ref, sink);
}

core::Json explained_input_json(const ExplainedInput& input) {
    core::Json one{core::JsonObject{{"entry", input.ref.entry},
                                    {"line", input.ref.line},
                                    {"value", input.value},
                                    {"file", input.file},
                                    {"sheet", input.sheet},
                                    {"actor", input.actor},
                                    {"recorded_at", input.recorded_at.to_string()}}};
    one.set("row", input.row ? core::Json{*input.row} : core::Json{});
    const auto& approval = input.approval;
    one.set("approved_by", approval ? core::Json{approval->actor} : core::Json{});
    one.set("identity", approval ? core::Json{ledger::to_word(approval->identity)} : core::Json{});
    one.set("approved_entry", approval ? core::Json{approval->entry} : core::Json{});
    return one;
}

core::Json explained_json(const Explained& explained) {
    core::JsonArray inputs;
    for (const auto& input : explained.inputs) inputs.push_back(explained_input_json(input));
    core::JsonArray parts;
    for (const auto& part : explained.parts) parts.emplace_back(part);
    return core::JsonObject{
        {"ref", explained.ref},
        {"value", explained.value},
        {"formula", explained.formula},
        {"definition", explained.definition},
        {"numerator", or_null(explained.numerator)},
        {"denominator", or_null(explained.denominator)},
        {"lines_root", explained.lines_root},
        {"people_lines",
         explained.people_lines ? core::Json{*explained.people_lines} : core::Json{}},
        {"same_lines", explained.same_lines},
        {"same_number", explained.same_number},
        {"recomputes", explained.recomputes()},
        {"parts", std::move(parts)},
        {"inputs", std::move(inputs)}};
}

}  // namespace utfall::usecases
