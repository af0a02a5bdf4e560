#include "app/core/text.h"
#include "app/usecases/period_names.h"
#include "app/usecases/report_parts.h"

#include <algorithm>
#include <map>
#include <set>

namespace utfall::usecases {
namespace {

using indicators::Figure;
using indicators::Level;
using reports::DataRow;

using FiguresByIndicator = std::map<std::string, std::vector<Figure>>;

FiguresByIndicator figures_at(const ReportFacts& facts, const Origins& origins, Level level) {
    indicators::FigureQuery query;
    query.period = facts.period.code;
    query.level = level;
    FiguresByIndicator by_indicator;
    for (Figure& figure : origins.figures(query))
        by_indicator[figure.indicator].push_back(std::move(figure));
    return by_indicator;
}

// Newest definition version with a value; else the last figure.
const Figure* best(const FiguresByIndicator& figures, const std::string& indicator,
                   const std::string& scope) {
    const auto at = figures.find(indicator);
    if (at == figures.end()) return nullptr;
    const Figure* found = nullptr;
    for (const Figure& figure : at->second) {
        if (!scope.empty() && figure.scope.code != scope) continue;
        if (found == nullptr || figure.value || !found->value) found = &figure;
    }
    return found;
}

const indicators::IndicatorDefinition& newest(const ReportFacts& facts, const std::string& code) {
    return *facts.setup.framework.versions(code).back();
}

reports::Field level_field(const Figure* figure, bool is_published, Origins& origins) {
    if (figure != nullptr && (figure->value || !is_published))
        return figure_field(*figure, origins);
    reports::Field field;
    field.state = is_published ? "not_published" : "not_reported";
    return field;
}

std::string scope_name(const programme::Programme& programme, Level level, const std::string& code,
                       core::Lang lang) {
    if (level == Level::unit) {
        const auto* unit = programme.unit(code);
        return unit == nullptr ? code : unit->name;
    }
    if (level == Level::team) {
        const auto* team = programme.team(code);
        return team == nullptr ? code : team->name;
    }
    if (level == Level::intervention) {
        const auto* intervention = programme.intervention(code);
        return intervention == nullptr ? code : intervention->name.in(lang);
    }
    const auto* organisation = programme.organisation(code);
    return organisation == nullptr ? code : organisation->name;
}

void set_name(DataRow& row, const ReportFacts& facts,
              const indicators::IndicatorDefinition& definition, std::int64_t version) {
    row["indicator"] = text_field(definition.code);
    row["name"] = text_field(definition.name.in(facts.request.lang));
    const bool median = definition.method == "distribution";
    row["unit"] = text_field(median ? std::string_view{"median"} : definition.unit);
    row["decimals"] = count_field(definition.decimals);
    row["version"] = count_field(version);
}

// The unique local results of one indicator: at the finest level that has any.
struct LocalResults {
    Level level{Level::team};
    std::vector<const Figure*> figures;
};

LocalResults local_results(const std::map<Level, FiguresByIndicator>& figures,
                           const std::string& indicator) {
    LocalResults results;
    for (const Level level : {Level::intervention, Level::team, Level::unit}) {
        const auto at = figures.at(level).find(indicator);
        if (at == figures.at(level).end()) continue;
        for (const Figure& figure : at->second) {
            if (figure.value) results.figures.push_back(&figure);
        }
        if (!results.figures.empty()) {
            results.level = level;
            break;
        }
    }
    return results;
}

void set_unique(DataRow& row, const LocalResults& local, bool is_published, Origins& origins) {
    row["unique_count"] = count_field(static_cast<std::int64_t>(local.figures.size()));
    if (local.figures.empty()) {
        row["unique"] = level_field(nullptr, is_published, origins);
        return;
    }
    if (local.figures.size() == 1) row["unique"] = figure_field(*local.figures.front(), origins);
    const auto [low, high] =
        std::minmax_element(local.figures.begin(), local.figures.end(),
                            [](const Figure* a, const Figure* b) { return *a->value < *b->value; });
    row["unique_min"] = number_field((*low)->value);
    row["unique_max"] = number_field((*high)->value);
}

// The first day that stands in the evidence ("sid 3, läst 2026-10-01").
std::optional<core::Date> day_in(const std::string& text) {
    for (std::size_t at = 0; at + 10 <= text.size(); ++at) {
        const auto day = core::Date::parse(std::string_view{text}.substr(at, 10));
        if (day) return day;
    }
    return std::nullopt;
}

Level level_of(const ledger::SeriesKey& series, const programme::Programme& programme) {
    if (!series.intervention.empty()) return Level::intervention;
    if (!series.team.empty()) return Level::team;
    if (!series.unit.empty()) return Level::unit;
    return programme.region_of(series.organisation) == series.organisation ? Level::region
                                                                           : Level::organisation;
}

std::string code_of(const ledger::SeriesKey& series) {
    for (const std::string* code : {&series.intervention, &series.team, &series.unit}) {
        if (!code->empty()) return *code;
    }
    return series.organisation;
}

// Figures that somebody else published are shown as they were said, each at its own level and never
// combined.
void add_published(const ReportFacts& facts, reports::DataSet& data) {
    auto& rows = data.tables["published"];
    for (const std::string& code : facts.setup.framework.indicator_codes()) {
        const auto& definition = newest(facts, code);
        if (definition.method != "none") continue;
        std::string measure = definition.numerator;
        std::erase_if(measure, [](char c) { return c == '[' || c == ']'; });
        indicators::ValueQuery query;
        query.measures = {measure};
        query.with_details = true;
        facts.values.current(query, facts.as_of, [&](const indicators::StoredValue& value) {
            const Level level = level_of(value.series, facts.setup.programme);
            const auto period =
                facts.setup.programme.period(value.period, value.series.organisation);
            DataRow row;
            set_name(row, facts, definition, definition.version);
            row["level"] = text_field(to_word(level));
            row["scope_name"] = text_field(scope_name(facts.setup.programme, level,
                                                      code_of(value.series), facts.request.lang));
            row["period_name"] =
                text_field(period ? period_name(*period, facts.request.lang) : value.period);
            row["value"] = number_field(value.value);
            if (value.state != indicators::ValueState::value)
                row["value"].state = to_word(value.state);
            row["state"] = text_field(row["value"].state);
            row["lower_bound"] = text_field(
                value.comment.starts_with("mer än") || value.comment.starts_with("över") ? "yes"
                                                                                         : "");
            row["source"] = text_field(definition.source);
            row["date"] = date_field(day_in(value.evidence));
            // Said, not left empty: nobody looked it up and forgot to write it down.
            if (row["date"].missing()) row["date"].state = "not_dated";
            rows.push_back(std::move(row));
        });
    }
}

}  // namespace

void add_result_levels(const ReportFacts& facts, Origins& origins, reports::DataSet& data) {
    std::map<Level, FiguresByIndicator> figures;
    for (const Level level :
         {Level::region, Level::organisation, Level::unit, Level::team, Level::intervention}) {
        figures[level] = figures_at(facts, origins, level);
    }
    const std::string region = facts.setup.programme.region_of(facts.organisation());
    auto& levels = data.tables["levels"];
    auto& locals = data.tables["local_results"];
    for (const std::string& code : facts.setup.framework.indicator_codes()) {
        const auto& definition = newest(facts, code);
        const bool is_published = definition.method == "none";
        const Figure* regional = best(figures[Level::region], code, region);
        const Figure* local = best(figures[Level::organisation], code, facts.organisation());
        // A value that is the region's own is not also its municipality's.
        if (region == facts.organisation()) local = nullptr;
        const LocalResults unique = local_results(figures, code);
        if ((regional == nullptr || !regional->value) && (local == nullptr || !local->value) &&
            unique.figures.empty())
            continue;
        DataRow row;
        const Figure* shown = local != nullptr ? local : regional;
        set_name(row, facts, definition, shown != nullptr ? shown->version : definition.version);
        row["regional"] = level_field(regional, is_published, origins);
        row["local"] = level_field(local, is_published || region == facts.organisation(), origins);
        set_unique(row, unique, is_published, origins);
        row["aggregation"] = text_field(definition.over_units);
        levels.push_back(std::move(row));
        for (const Figure* figure : unique.figures) {
            DataRow one;
            set_name(one, facts, definition, figure->version);
            one["level"] = text_field(to_word(unique.level));
            one["scope"] = text_field(figure->scope.code);
            one["scope_name"] = text_field(scope_name(facts.setup.programme, unique.level,
                                                      figure->scope.code, facts.request.lang));
            one["value"] = figure_field(*figure, origins);
            one["state"] = text_field(one["value"].state);
            locals.push_back(std::move(one));
        }
    }
    add_published(facts, data);
}

}  // namespace utfall::usecases
