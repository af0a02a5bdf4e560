#include "app/web/indicator_subject.h"

#include "app/usecases/book.h"
#include "app/usecases/indicator_answers.h"
#include "app/usecases/indicator_scopes.h"
#include "reports/swedish.h"
#include "reports/words.h"

#include <algorithm>

namespace utfall::web {

using core::JsonArray;
using core::JsonObject;
using indicators::Figure;
using indicators::IndicatorDefinition;
using usecases::SeriesPoint;

core::Json definitions_view(const IndicatorSubject& subject) {
    JsonArray list;
    const core::Lang lang = subject.visit.lang;
    for (auto at = subject.versions.rbegin(); at != subject.versions.rend(); ++at) {
        const IndicatorDefinition& one = **at;
        const auto over = [&](const std::string& code) {
            return reports::word_or_code(lang, "over", code);
        };
        list.push_back(JsonObject{
            {"version", one.version},
            {"from", one.valid_from.to_string()},
            {"to", one.valid_to ? one.valid_to->to_string() : ""},
            {"method", reports::word_or_code(lang, "method", one.method)},
            {"formula", indicators::formula_in_words(one)},
            {"unit", subject.words.unit(one.unit)},
            {"over_time", over(one.over_time)},
            {"over_units", over(one.over_units)},
            {"over_breakdowns", over(one.over_breakdowns)},
            {"source", one.source},
            {"verified", one.verified},
            {"is_break", one.supersedes.has_value() && !one.comparable},
            {"supersedes", one.supersedes ? std::to_string(*one.supersedes) : ""},
            {"baseline",
             one.baseline ? subject.words.number(one.baseline->value, one.decimals) : ""},
            {"baseline_period", one.baseline ? one.baseline->period : ""}});
    }
    return list;
}

core::Json targets_view(const IndicatorSubject& subject) {
    JsonArray list;
    for (const auto& target : subject.opened.setup->framework.targets) {
        if (target.indicator != subject.code) continue;
        const auto level = indicators::parse_level(target.level);
        list.push_back(
            JsonObject{{"date", target.date.to_string()},
                       {"value", reports::exact_text(target.value, subject.visit.lang)},
                       {"scope", level ? subject.words.scope({*level, target.code}) : target.code},
                       {"decision", target.decision}});
    }
    return list;
}

core::Json known_view(const IndicatorSubject& subject, RememberedFigures& figures) {
    if (!subject.series.latest) return JsonArray{};
    const auto info = subject.opened.store().info();
    const std::string& period = subject.series.points[*subject.series.latest].period.code;
    JsonArray list;
    auto known = *figures.known(subject.opened, subject.code, subject.scope, period);
    std::reverse(known.begin(), known.end());
    for (const auto& one : known) {
        list.push_back(JsonObject{{"at", usecases::local_minute(info, one.recorded_at)},
                                  {"size", one.as_of},
                                  {"report", one.report},
                                  {"value", subject.words.value(one.figure)},
                                  {"changed", one.changed}});
    }
    return list;
}

usecases::PlainTable plain_table(const IndicatorSubject& subject) {
    usecases::PlainTable table;
    table.name = subject.code;
    table.title =
        subject.newest().name.in(subject.visit.lang) + ", " + subject.words.scope(subject.scope);
    for (const char* key :
         {"code", "version", "scope", "period", "from", "to", "breakdown", "value", "state", "unit",
          "numerator", "denominator", "target", "to_target", "reported", "expected"})
        table.columns.push_back({key, subject.visit.text("column." + std::string{key})});
    using Cell = usecases::PlainTable::Cell;
    const auto maybe = [](const auto& number) { return number ? Cell{*number} : Cell{}; };
    const auto add = [&](const Figure& figure, const std::optional<core::Decimal>& to_target) {
        std::string group;
        for (const auto& [dimension, code] : figure.breakdown)
            group = subject.words.category(dimension, code);
        table.rows.push_back(
            {figure.indicator, figure.version, subject.words.scope(figure.scope), figure.period,
             figure.from.to_string(), figure.to.to_string(), group,
             figure.value ? Cell{*figure.value} : Cell{subject.words.value(figure)},
             subject.words.state(figure), subject.words.unit(figure.unit), maybe(figure.numerator),
             maybe(figure.denominator), maybe(figure.target), maybe(to_target),
             figure.coverage.reported, figure.coverage.expected});
    };
    for (const SeriesPoint& point : subject.series.points) {
        add(point.total.figure, point.total.to_target);
        for (const Figure& part : point.parts) add(part, {});
    }
    return table;
}

core::Json data_of(const IndicatorSubject& subject) {
    JsonArray versions, figures;
    for (const auto* version : subject.versions)
        versions.push_back(usecases::definition_json(*version));
    for (const SeriesPoint& point : subject.series.points) {
        figures.push_back(usecases::figure_json(point.total.figure));
        for (const Figure& part : point.parts) figures.push_back(usecases::figure_json(part));
    }
    return JsonObject{{"as_of", subject.opened.as_of},
                      {"code", subject.code},
                      {"versions", std::move(versions)},
                      {"figures", std::move(figures)}};
}

}  // namespace utfall::web
