#include "app/usecases/origin_lines.h"

#include "app/funding/budget.h"
#include "app/funding/lines.h"
#include "app/indicators/value.h"
#include "app/usecases/report_common.h"
#include "app/usecases/report_figures.h"

#include <utility>
#include <vector>

namespace utfall::usecases {
namespace {

std::vector<std::string> split(const std::string& text, char mark) {
    std::vector<std::string> parts{{}};
    for (const char c : text) {
        if (c == mark) {
            parts.emplace_back();
        } else {
            parts.back() += c;
        }
    }
    return parts;
}

// A figure's key, taken apart as origin_key() puts it together. Codes hold none of its marks.
struct FigureKey {
    std::string indicator;
    indicators::Scope scope;
    std::string period;
    std::vector<std::string> dimensions;
};

std::optional<FigureKey> parse_figure_key(const std::string& key) {
    const auto parts = split(key, '|');
    if (parts.size() < 5) return std::nullopt;
    const auto scope = split(parts[1], ':');
    const auto level = indicators::parse_level(scope.front());
    if (!level || scope.size() != 2) return std::nullopt;
    FigureKey figure{split(parts[0], '@').front(), {*level, scope[1]}, parts[2], {}};
    for (std::size_t i = 5; i < parts.size(); ++i)
        figure.dimensions.push_back(split(parts[i], '=').front());
    return figure;
}

// A report asks for one scope or for all of a level, within the period or since the start.
std::vector<indicators::FigureQuery> queries_for(const FigureKey& key) {
    indicators::FigureQuery level;
    level.period = key.period;
    level.level = key.scope.level;
    std::vector<indicators::FigureQuery> queries;
    for (const bool cumulative : {false, true}) {
        for (auto query : {query_at(key.scope, key.period), level}) {
            query.indicators = {key.indicator};
            query.by = key.dimensions;
            query.cumulative = cumulative;
            queries.push_back(std::move(query));
        }
    }
    return queries;
}

std::optional<FoundOrigin> find_figure(const ReportFacts& facts, const std::string& key,
                                       const std::string& root) {
    const auto asked = parse_figure_key(key);
    if (!asked) return std::nullopt;
    std::optional<FoundOrigin> first;
    for (const auto& query : queries_for(*asked)) {
        for (auto& figure : indicators::figures(facts.figures(), query)) {
            const auto [table, refs] = lines_of(figure);
            if (refs.empty() || origin_key(figure) != key) continue;
            FoundOrigin lines{{&table, refs}, figure.value, std::nullopt};
            lines.figure = std::move(figure);
            if (facts.store.root_of_lines(*lines.table, lines.refs).hex() == root) return lines;
            if (!first) first = std::move(lines);
        }
    }
    return first;
}

// "common|CODE" or "common|CODE|SEX", of the report's own scope and period.
std::optional<FoundOrigin> find_common(const ReportFacts& facts,
                                       const std::vector<std::string>& parts) {
    const auto count = common_count(facts, parts[1], parts.size() > 2 ? parts[2] : std::string{});
    if (!count) return std::nullopt;
    return FoundOrigin{{&participants::participation_line, count->lines},
                       core::Decimal{count->people},
                       std::nullopt};
}

std::optional<core::Decimal> number_in(const ledger::Cell& cell) {
    if (const auto* ore = std::get_if<std::int64_t>(&cell))
        return core::Money::of_ore(*ore).kronor();
    return core::Decimal::parse(ledger::text_of(cell));
}

// "line|TABLE|ENTRY|LINE": a number that was recorded so, in one line.
std::optional<FoundOrigin> find_line(const ReportFacts& facts,
                                     const std::vector<std::string>& parts) {
    struct Numbers {
        const ledger::LineTable* table;
        std::size_t column;
    };
    const Numbers tables[] = {
        {&indicators::value_line, 3}, {&funding::cost_line, 12}, {&funding::financing_line, 7}};
    const auto entry = parts.size() == 4 ? core::Decimal::parse(parts[2]) : std::nullopt;
    const auto place = parts.size() == 4 ? core::Decimal::parse(parts[3]) : std::nullopt;
    if (!entry || !place) return std::nullopt;
    for (const auto& [table, column] : tables) {
        if (table->name != parts[1]) continue;
        std::optional<FoundOrigin> found;
        facts.store.for_each_line_of(
            *table, std::stoull(parts[2]),
            [&, at = column, from = table](const ledger::Line& line) {
                if (std::to_string(line.ref.line) == parts[3])
                    found =
                        FoundOrigin{{from, {line.ref}}, number_in(line.cells[at]), std::nullopt};
            });
        return found;
    }
    return std::nullopt;
}

}  // namespace

std::optional<FoundOrigin> find_origin(const ReportFacts& facts, const std::string& key,
                                       const std::string& root) {
    if (key.starts_with("common|")) return find_common(facts, split(key, '|'));
    if (key.starts_with("line|")) return find_line(facts, split(key, '|'));
    if (!key.starts_with("cost|")) return find_figure(facts, key, root);
    const auto view = money_view(facts);
    const std::string line = split(key, '|')[1];
    if (!view || cost_origin_key(*view, line) != key) return std::nullopt;
    FoundOrigin lines{cost_lines(*view, line), std::nullopt, std::nullopt};
    if (lines.refs.empty()) return std::nullopt;
    for (const auto& row : funding::budget_of(facts.setup.programme, view->claim).rows) {
        if (row.line == line) lines.number = row.after.kronor();
    }
    return lines;
}

}  // namespace utfall::usecases
