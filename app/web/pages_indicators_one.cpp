#include "app/usecases/period_names.h"
#include "app/usecases/value_use.h"
#include "app/web/frame.h"
#include "app/web/indicator_benchmarks.h"
#include "app/web/indicator_chart.h"
#include "app/web/indicator_distribution.h"
#include "app/web/indicator_subject.h"
#include "app/web/pages_indicators.h"
#include "app/web/target.h"
#include "reports/swedish.h"
#include "reports/words.h"

#include <algorithm>
#include <array>

namespace utfall::web {
namespace {

using core::Frequency;
using core::JsonArray;
using core::JsonObject;
using indicators::Figure;
using usecases::SeriesPoint;
using usecases::Trend;

Frequency asked_frequency(const std::vector<Frequency>& possible, const Visit& visit) {
    const std::string wanted = visit.query("frequency");
    for (const Frequency one : possible) {
        if (core::to_word(one) == wanted) return one;
    }
    // Months and quarters are read by term when there are terms.
    const bool short_one =
        possible.front() == Frequency::month || possible.front() == Frequency::quarter;
    const bool terms =
        std::find(possible.begin(), possible.end(), Frequency::term) != possible.end();
    return short_one && terms ? Frequency::term : possible.front();
}

std::string message(const IndicatorSubject& subject) {
    const Visit& visit = subject.visit;
    static constexpr std::array<const char*, 7> keys{"none",   "single", "rising",   "falling",
                                                     "higher", "lower",  "unchanged"};
    const auto& series = subject.series;
    std::string first;
    for (const SeriesPoint& point : series.points) {
        const Figure& latest = series.points[*series.latest].total.figure;
        if (first.empty() && point.total.figure.value &&
            point.total.figure.version == latest.version)
            first = point.period.code;
    }
    std::string words = visit.text(
        "indicator.trend." + std::string{keys.at(static_cast<std::size_t>(series.trend))},
        {{"frequency", frequency_words(visit, subject.frequency)}, {"first", first}});
    if (!series.latest) return words;
    const auto& latest = series.points[*series.latest].total;
    if (!latest.to_target || !latest.figure.target_met) return words;
    if (*latest.figure.target_met) return words + visit.text("indicator.target_met");
    const bool below = latest.to_target->is_negative();
    std::string unit = latest.figure.unit == "percent" ? "percentage_points" : latest.figure.unit;
    unit = reports::word_or_code(visit.lang, "unit_text", unit);
    return words + visit.text(below ? "indicator.target_left" : "indicator.target_over",
                              {{"amount",
                                subject.words.number(below ? -*latest.to_target : *latest.to_target,
                                                     latest.figure.decimals)},
                               {"unit", unit}});
}

core::Json key_view(const IndicatorSubject& subject) {
    if (!subject.series.latest) return false;
    const auto& words = subject.words;
    const auto& compared = subject.series.points[*subject.series.latest].total;
    const Figure& figure = compared.figure;
    const auto [verdict, look] = words.verdict(compared);
    const bool number = figure.value.has_value() && figure.distribution.empty() && !figure.date;
    return JsonObject{
        {"value", words.value(figure)},
        {"words", !number},
        {"unit", figure.unit == "percent"
                     ? "%"
                     : reports::word_or_code(subject.visit.lang, "unit_text", figure.unit)},
        {"period", figure.period},
        {"participations", words.participations(figure)},
        {"origin", words.origin_href(figure)},
        {"target", figure.target ? words.number(*figure.target,
                                                figure.target->is_whole() ? 0 : figure.decimals)
                                 : ""},
        {"verdict", verdict},
        {"to_target", compared.to_target && !figure.target_met.value_or(true)
                          ? words.difference(*compared.to_target, figure.decimals)
                          : ""},
        {"reached",
         counts_from_start(compared) ? words.number(*compared.reached, figure.decimals) : ""},
        {"previous_period", compared.previous ? compared.previous->period : ""},
        {"change", compared.change ? words.difference(*compared.change, figure.decimals) : ""},
        {"coverage", subject.visit.text("indicator.coverage",
                                        {{"reported", std::to_string(figure.coverage.reported)},
                                         {"expected", std::to_string(figure.coverage.expected)}})},
        {"state", words.state(figure)}};
}

core::Json point_view(const IndicatorSubject& subject, const SeriesPoint& point,
                      const std::vector<std::string>& categories) {
    const auto& words = subject.words;
    const Figure& figure = point.total.figure;
    const bool has_value = figure.value || !figure.text.empty();
    const auto exact = [&](const std::optional<core::Decimal>& number) {
        return number ? reports::exact_text(*number, subject.visit.lang)
                      : reports::word(subject.visit.lang, "state.missing");
    };
    JsonArray parts;
    for (const std::string& category : categories) {
        JsonObject cell{{"value", reports::word(subject.visit.lang, "state.missing")},
                        {"origin", ""}};
        for (const Figure& part : point.parts) {
            if (part.breakdown.begin()->second != category) continue;
            cell["value"] = words.value(part);
            cell["origin"] = part.has_lines() ? words.origin_href(part) : "";
        }
        parts.push_back(std::move(cell));
    }
    return JsonObject{
        {"period", point.period.code},
        {"numerator", exact(figure.numerator)},
        {"denominator", exact(figure.denominator)},
        {"value", words.value(figure)},
        {"has_value", has_value},
        {"participations", words.participations(figure)},
        {"state", has_value ? words.state(figure) : ""},
        {"reached",
         counts_from_start(point.total)
             ? subject.visit.text("indicators.since_start",
                                  {{"value", words.number(*point.total.reached, figure.decimals)}})
             : ""},
        {"origin", figure.has_lines() ? words.origin_href(figure) : ""},
        {"parts", std::move(parts)},
        {"target", figure.target ? words.number(*figure.target,
                                                figure.target->is_whole() ? 0 : figure.decimals)
                                 : ""},
        {"to_target",
         point.total.to_target ? words.difference(*point.total.to_target, figure.decimals) : ""},
        {"change",
         point.total.change ? words.difference(*point.total.change, figure.decimals) : ""},
        {"reported", figure.coverage.reported},
        {"expected", figure.coverage.expected},
        {"has_coverage", figure.coverage.expected > 0},
        {"partial", figure.coverage.reported < figure.coverage.expected}};
}

std::vector<std::string> categories_of(const IndicatorSubject& subject) {
    std::vector<std::string> categories;
    const auto* dimension = subject.opened.setup->framework.dimension(subject.by);
    if (dimension == nullptr) return categories;
    for (const auto& category : dimension->categories) {
        const bool used = std::any_of(
            subject.series.points.begin(), subject.series.points.end(),
            [&](const SeriesPoint& point) {
                return std::any_of(point.parts.begin(), point.parts.end(), [&](const Figure& part) {
                    return part.value && part.breakdown.begin()->second == category.code;
                });
            });
        if (used) categories.push_back(category.code);
    }
    return categories;
}

/// Rows by definition: figures of two definitions are never one series.
core::Json table_view(const IndicatorSubject& subject, const std::vector<std::string>& categories) {
    JsonArray groups;
    for (const auto* version : subject.versions) {
        JsonArray rows;
        for (const SeriesPoint& point : subject.series.points) {
            if (point.total.figure.version == version->version)
                rows.push_back(point_view(subject, point, categories));
        }
        if (rows.empty()) continue;
        groups.push_back(
            JsonObject{{"words", subject.visit.text("indicator.definition_from",
                                                    {{"version", std::to_string(version->version)},
                                                     {"from", version->valid_from.to_string()}})},
                       {"named", subject.versions.size() > 1},
                       {"rows", std::move(rows)}});
    }
    return groups;
}

JsonArray choices(const std::vector<std::pair<std::string, std::string>>& all,
                  const std::string& chosen) {
    JsonArray options;
    for (const auto& [value, words] : all) {
        options.push_back(
            JsonObject{{"value", value}, {"words", words}, {"chosen", value == chosen}});
    }
    return options;
}

void add_choices(JsonObject& view, const IndicatorSubject& subject,
                 const std::vector<Frequency>& frequencies,
                 const std::vector<std::string>& dimensions) {
    std::vector<std::pair<std::string, std::string>> times, splits;
    for (const Frequency one : frequencies)
        times.emplace_back(core::to_word(one),
                           reports::capitalised(frequency_words(subject.visit, one)));
    splits.emplace_back("", subject.visit.text("indicator.by_none"));
    for (const std::string& one : dimensions)
        splits.emplace_back(one, subject.words.dimension(one));
    view["frequencies"] = choices(times, std::string{core::to_word(subject.frequency)});
    view["splits"] = choices(splits, subject.by);
    view["can_split"] = !dimensions.empty();
    view["scopes"] = scope_choices(subject.opened, subject.visit, subject.scope, false);
    view["as_of"] = subject.visit.query("as-of");
    view["path"] = subject.visit.request.target.path;
}

void add_forms(JsonObject& view, const Visit& visit) {
    const auto& target = visit.request.target;
    const std::string query = target.raw_query.empty() ? "" : "?" + target.raw_query;
    for (const std::string form : {"xlsx", "csv", "json"})
        view[form] = target.path + "." + form + query;
}

SeriesQuestion question_of(const IndicatorSubject& subject) {
    return {subject.code, subject.scope, subject.frequency, subject.by, known_day(subject.opened)};
}

void add_multiples(JsonObject& view, const IndicatorSubject& subject, Workbench& workbench) {
    const auto level = usecases::level_below(subject.opened.setup->framework, subject.code);
    const bool above = subject.scope.level <= indicators::Level::organisation;
    view["multiples"] = false;
    if (!level || !above) return;
    const auto scopes =
        workbench.figures().by_scope(subject.opened, question_of(subject), *level, subject.series);
    if (scopes->empty()) return;
    core::Json multiples = small_multiples(*scopes, subject.series, subject.opened, subject.visit);
    const std::string word{indicators::to_word(*level)};
    multiples.set("title", subject.visit.text("indicator.per." + word));
    multiples.set("as_table",
                  href_with(subject.visit, book_href(subject.opened.shelved) + "/indicators",
                            {{"scope", word + ":"}, {"q", subject.code}}));
    view["multiples"] = std::move(multiples);
}

}  // namespace

Answer indicator_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    IndicatorSubject subject{opened,
                             visit,
                             FigureWords{opened, visit},
                             visit.argument(1),
                             asked_indicator(opened, visit.argument(1)),
                             asked_scope(opened, visit),
                             {},
                             {},
                             {}};
    const auto frequencies = usecases::frequencies_of(opened.facts(), subject.code);
    const auto dimensions = usecases::dimensions_of(opened.setup->framework, subject.code);
    subject.frequency = asked_frequency(frequencies, visit);
    if (std::find(dimensions.begin(), dimensions.end(), visit.query("by")) != dimensions.end())
        subject.by = visit.query("by");
    const auto series = workbench.figures().series(opened, question_of(subject));
    subject.series = *series;
    const std::string name = subject.newest().name.in(visit.lang);
    const auto categories = categories_of(subject);
    JsonArray names, reports;
    for (const std::string& category : categories)
        names.push_back(JsonObject{{"words", subject.words.category(subject.by, category)}});
    for (const std::string& number :
         usecases::reports_showing(opened.store(), subject.code, opened.as_of))
        reports.push_back(JsonObject{{"number", number}});
    const auto& unit = subject.newest().unit;
    JsonObject view{
        {"name", name},
        {"code", subject.code},
        {"about", reports::capitalised(subject.words.unit(unit)) + ". " +
                      visit.text("direction." + subject.newest().direction)},
        {"scope", subject.words.scope(subject.scope)},
        {"message", message(subject)},
        {"key", key_view(subject)},
        {"chart_svg", indicator_chart(subject.series, name, subject.by, opened, visit)},
        {"has_points", !subject.series.points.empty()},
        {"is_ratio", subject.newest().method == "ratio"},
        {"has_change", unit != "date"},
        {"categories", std::move(names)},
        {"groups", table_view(subject, categories)},
        {"columns", static_cast<std::int64_t>(6 + categories.size()) +
                        (subject.newest().method == "ratio" ? 2 : 0)},
        {"distribution", distribution_view(subject)},
        {"definitions", definitions_view(subject)},
        {"targets", targets_view(subject)},
        {"known", known_view(subject, workbench.figures())},
        {"benchmarks", benchmarks_view(subject)},
        {"known_period",
         subject.series.latest ? subject.series.points[*subject.series.latest].period.code : ""},
        {"report_list", std::move(reports)}};
    view["has_targets"] = !view["targets"].array().empty();
    view["has_known"] = !view["known"].array().empty();
    view["has_reports"] = !view["report_list"].array().empty();
    add_choices(view, subject, frequencies, dimensions);
    add_forms(view, visit);
    add_multiples(view, subject, workbench);
    Page page;
    page.body = "indicator";
    page.title = name + " (" + subject.code + ")";
    page.menu = "indicators";
    page.styles = {"charts.css", "indicators.css"};
    page.crumbs = {{visit.text("menu.indicators"),
                    href_with(visit, book_href(opened.shelved) + "/indicators", {})},
                   {subject.code, ""}};
    note_as_of(page, opened, visit);
    page.view = std::move(view);
    page.data = data_of(subject);
    page.table = plain_table(subject);
    return page;
}

}  // namespace utfall::web
