#include "app/indicators/targets.h"
#include "app/usecases/period_names.h"
#include "app/usecases/report_figures.h"
#include "app/usecases/report_parts.h"
#include "reports/words.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace utfall::usecases {
namespace {

using indicators::Figure;
using indicators::IndicatorDefinition;
using indicators::Level;
using reports::DataRow;

// The targets of a report and how many of them are reached.
struct Score {
    std::int64_t met{0}, with_target{0};

    void add(const Figure& figure) {
        if (!figure.target || !figure.target_met) return;
        ++with_target;
        met += *figure.target_met ? 1 : 0;
    }
};

void set_target(DataRow& row, const Figure& figure, Score& score) {
    row["target"] = number_field(figure.target);
    row["achievement"] = number_field(figure.achievement);
    if (figure.target_met) row["target_met"] = text_field(*figure.target_met ? "yes" : "no");
    score.add(figure);
}

DataRow described_row(const ReportFacts& facts, const Figure& figure,
                      const IndicatorDefinition& definition, Origins& origins) {
    DataRow row;
    set_name(row, definition, facts);
    set_outcome(row, figure, origins);
    row["theme"] = text_field(theme_of(definition.code));
    row["kind"] = text_field(definition.kind);
    row["direction"] = text_field(definition.direction);
    if (definition.baseline) {
        row["baseline"] = number_field(definition.baseline->value);
        row["baseline_period"] = text_field(definition.baseline->period);
    }
    row["text"] = text_field(words_of(facts, figure));
    row["definition_break"] = text_field(figure.definition_break ? "yes" : "");
    return row;
}

void set_previous(DataRow& row, const ReportFacts& facts, const Figure* before, Origins& origins) {
    row["previous"] = maybe_figure(before, origins);
    if (before != nullptr) row["previous_text"] = text_field(words_of(facts, *before));
}

// What was asked of one scope, in the ways a row of the report compares.
struct Asked {
    FigureIndex now, sexes, cumulative, before, cumulative_before;

    Asked(const ReportFacts& facts, const Origins& origins) {
        auto query = query_at(facts.scope, facts.period.code);
        now = ask(facts, origins, query, false);
        sexes = ask(facts, origins, query, true);
        query.cumulative = true;
        cumulative = ask(facts, origins, query, false);
        if (!facts.previous) return;
        query.period = facts.previous->code;
        cumulative_before = ask(facts, origins, query, false);
        query.cumulative = false;
        before = ask(facts, origins, query, false);
    }
};

// A target that counts from the operation's start is not one for the period: what is reached of it
// stands in a row of its own, below the period's own value.
void add_since_start(const ReportFacts& facts, const Asked& asked, const Figure& figure,
                     const IndicatorDefinition& definition, Score& score, Origins& origins,
                     reports::DataSet& data) {
    const Figure* reached =
        asked.cumulative.find(figure.indicator, figure.version, figure.scope.code);
    if (reached == nullptr) return;
    DataRow row = described_row(facts, *reached, definition, origins);
    row["name"] = text_field(name_since_start(definition, facts));
    row["span"] = text_field("cumulative");
    set_previous(row, facts,
                 asked.cumulative_before.find(figure.indicator, figure.version, figure.scope.code),
                 origins);
    row["cumulative"] = figure_field(*reached, origins);
    row["points"] = count_field(0);
    set_target(row, *reached, score);
    data.tables["indicators"].push_back(std::move(row));
}

void add_indicator_rows(const ReportFacts& facts, const std::map<std::string, std::int64_t>& points,
                        Origins& origins, reports::DataSet& data) {
    const Asked asked{facts, origins};
    Score score;
    indicators::Coverage coverage;
    for (const Figure& figure : asked.now.all()) {
        const IndicatorDefinition& definition = definition_of(facts, figure);
        DataRow row = described_row(facts, figure, definition, origins);
        set_sexes(row, facts, asked.sexes, figure, definition, origins);
        row["span"] = text_field("period");
        set_previous(row, facts,
                     asked.before.find(figure.indicator, figure.version, figure.scope.code),
                     origins);
        row["cumulative"] = maybe_figure(
            asked.cumulative.find(figure.indicator, figure.version, figure.scope.code), origins);
        const auto known = points.find(definition.code);
        row["points"] = count_field(known == points.end() ? 0 : known->second);
        const bool apart = figure.target && indicators::target_is_cumulative(definition);
        if (!apart) set_target(row, figure, score);
        coverage.reported += figure.coverage.reported;
        coverage.expected += figure.coverage.expected;
        data.tables["indicators"].push_back(std::move(row));
        if (apart) add_since_start(facts, asked, figure, definition, score, origins, data);
    }
    data.values["indicators.count"] =
        count_field(static_cast<std::int64_t>(asked.now.all().size()));
    data.values["targets.met"] = count_field(score.met);
    data.values["targets.total"] = count_field(score.with_target);
    data.values["coverage.reported"] = count_field(coverage.reported);
    data.values["coverage.expected"] = count_field(coverage.expected);
}

// One indicator period by period; `points` gets how many of them hold a value.
std::vector<DataRow> series_of(const ReportFacts& facts, const std::string& code,
                               const std::vector<core::Period>& periods, std::int64_t& points,
                               Origins& origins) {
    std::vector<std::string> names;
    names.reserve(periods.size());
    for (const auto& period : periods) names.push_back(period.code);
    auto query = query_at(facts.scope, {});
    query.indicators = {code};
    const auto total = ask_each(facts, origins, query, names, false);
    const auto sexes = ask_each(facts, origins, query, names, true);
    const FigureIndex none;
    std::vector<DataRow> rows;
    for (const auto& period : periods) {
        const auto found = total.find(period.code);
        if (found == total.end()) continue;
        const auto apart = sexes.find(period.code);
        for (const Figure& figure : found->second.all()) {
            if (figure.state == indicators::FigureState::not_applicable) continue;
            const IndicatorDefinition& definition = definition_of(facts, figure);
            DataRow row;
            set_name(row, definition, facts);
            set_outcome(row, figure, origins);
            set_sexes(row, facts, apart == sexes.end() ? none : apart->second, figure, definition,
                      origins);
            row.erase("coverage_reported");
            row.erase("coverage_expected");
            row["period"] = text_field(period.code);
            row["period_name"] = text_field(period_name(period, facts.request.lang));
            row["from"] = date_field(figure.from);
            row["to"] = date_field(figure.to);
            if (!indicators::target_is_cumulative(definition))
                row["target"] = number_field(figure.target);
            points += figure.value ? 1 : 0;
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

// Each indicator over the periods of its own finest frequency, from the operation's start.
std::map<std::string, std::int64_t> add_series(const ReportFacts& facts, Origins& origins,
                                               reports::DataSet& data) {
    std::map<core::Frequency, std::vector<std::string>> by_frequency;
    for (const std::string& code : facts.setup.framework.indicator_codes()) {
        const auto frequency = own_frequency(facts.setup.framework, code);
        if (frequency) by_frequency[*frequency].push_back(code);
    }
    std::map<std::string, std::vector<DataRow>> series;
    std::map<std::string, std::int64_t> points;
    for (const auto& [frequency, codes] : by_frequency) {
        std::vector<core::Period> periods = facts.setup.programme.periods(
            frequency, facts.organisation(), facts.setup.programme.operation->span.from,
            facts.period.to);
        std::erase_if(periods, [&](const core::Period& one) { return one.to > facts.period.to; });
        for (const std::string& code : codes)
            series[code] = series_of(facts, code, periods, points[code], origins);
    }
    auto& rows = data.tables["indicator_series"];
    for (const std::string& code : facts.setup.framework.indicator_codes()) {
        auto& of_code = series[code];
        std::move(of_code.begin(), of_code.end(), std::back_inserter(rows));
    }
    return points;
}

void add_by_team(const ReportFacts& facts, Origins& origins, reports::DataSet& data) {
    if (facts.setup.programme.teams.empty()) return;
    indicators::FigureQuery query;
    query.period = facts.period.code;
    query.level = Level::team;
    const auto total = ask(facts, origins, query, false);
    const auto sexes = ask(facts, origins, query, true);
    std::map<std::string, indicators::Coverage> coverage;
    auto& rows = data.tables["indicator_by_team"];
    for (const Figure& figure : total.all()) {
        if (figure.coverage.expected == 0 && !figure.value) continue;
        coverage[figure.scope.code].reported += figure.coverage.reported;
        coverage[figure.scope.code].expected += figure.coverage.expected;
        const IndicatorDefinition& definition = definition_of(facts, figure);
        const auto* team = facts.setup.programme.team(figure.scope.code);
        DataRow row;
        set_name(row, definition, facts);
        set_outcome(row, figure, origins);
        set_sexes(row, facts, sexes, figure, definition, origins);
        row["theme"] = text_field(theme_of(definition.code));
        row["team"] = text_field(figure.scope.code);
        row["team_name"] = text_field(team == nullptr ? figure.scope.code : team->name);
        row["total"] = row["value"];
        rows.push_back(std::move(row));
    }
    std::int64_t missing = 0;
    for (auto& row : data.tables["teams"]) {
        const auto* code = std::get_if<std::string>(&row["team"].value);
        if (code == nullptr) continue;
        const auto found = coverage[*code];
        row["coverage_reported"] = count_field(found.reported);
        row["coverage_expected"] = count_field(found.expected);
        missing += found.reported < found.expected ? 1 : 0;
    }
    data.values["teams.missing"] = count_field(missing);
}

void add_by_phase(const ReportFacts& facts, Origins& origins, reports::DataSet& data) {
    auto& rows = data.tables["indicator_by_phase"];
    indicators::FigureQuery query;
    query.period = facts.period.code;
    query.cumulative = true;
    query.level = Level::phase;
    for (const Figure& figure : origins.figures(query)) {
        if (!figure.value) continue;
        const IndicatorDefinition& definition = definition_of(facts, figure);
        const auto phase = facts.setup.programme.valid_phase(figure.scope.code);
        DataRow row;
        set_name(row, definition, facts);
        set_outcome(row, figure, origins);
        row.erase("numerator");
        row.erase("denominator");
        row["phase"] = text_field(figure.scope.code);
        row["phase_name"] =
            text_field(phase ? phase->name.in(facts.request.lang) : figure.scope.code);
        rows.push_back(std::move(row));
    }
}

void add_distributions(const ReportFacts& facts, const Origins& origins, reports::DataSet& data) {
    auto& rows = data.tables["distributions"];
    const auto figures = ask(facts, origins, query_at(facts.scope, facts.period.code), false);
    for (const Figure& figure : figures.all()) {
        for (const auto& part : figure.distribution) {
            const IndicatorDefinition& definition = definition_of(facts, figure);
            DataRow row;
            set_name(row, definition, facts);
            row.erase("unit");
            row.erase("decimals");
            row["category"] = text_field(part.category);
            row["category_name"] = text_field(category_name(facts, part.category));
            row["count"] = number_field(part.count);
            if (figure.n && !figure.n->is_zero()) {
                const core::Rational share{part.count * core::Decimal{100}, *figure.n};
                row["percent"] = number_field(share.rounded(1));
            }
            row["n"] = number_field(figure.n);
            row["invited"] = number_field(figure.invited);
            row["median"] =
                text_field(figure.text.empty() ? std::string{} : category_name(facts, figure.text));
            rows.push_back(std::move(row));
        }
    }
}

}  // namespace

void add_indicators(const ReportFacts& facts, Origins& origins, reports::DataSet& data) {
    const auto points = add_series(facts, origins, data);
    add_indicator_rows(facts, points, origins, data);
    add_by_team(facts, origins, data);
    add_by_phase(facts, origins, data);
    add_distributions(facts, origins, data);
}

}  // namespace utfall::usecases
