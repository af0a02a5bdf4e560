#include "app/core/error.h"
#include "app/usecases/book.h"
#include "app/usecases/figure_origin.h"
#include "app/usecases/indicator_answers.h"
#include "app/usecases/period_names.h"
#include "app/usecases/recorded_values.h"
#include "app/web/frame.h"
#include "app/web/pages_indicators.h"
#include "app/web/target.h"
#include "reports/swedish.h"
#include "reports/words.h"

#include <charconv>

namespace utfall::web {
namespace {

using core::JsonArray;
using core::JsonObject;

usecases::FigureName asked_figure(const OpenedBook& opened, const Visit& visit) {
    usecases::FigureName name;
    name.indicator = visit.argument(1);
    name.scope = asked_scope(opened, visit);
    name.period = asked_period(opened, visit).code;
    const std::string by = visit.query("by");
    const std::size_t colon = by.find(':');
    if (colon != std::string::npos) name.breakdown[by.substr(0, colon)] = by.substr(colon + 1);
    const std::string version = visit.query("version");
    std::int64_t number = 0;
    if (!version.empty() &&
        std::from_chars(version.data(), version.data() + version.size(), number).ec == std::errc{})
        name.version = number;
    return name;
}

core::Json line_view(const usecases::ValueVersion& line, const OpenedBook& opened,
                     const Visit& visit, const FigureWords& words) {
    const auto& value = line.value;
    return JsonObject{
        {"id", usecases::place_words(value.ref)},
        {"href",
         href_with(visit, book_href(opened.shelved) + "/values/" + usecases::place_words(value.ref),
                   {})},
        {"who", words.series(value.series)},
        {"period", value.period},
        {"value", words.reported(value)},
        {"is_number", value.value.has_value()},
        {"source", line.source},
        {"entry", value.ref.entry},
        {"kind", reports::word_or_code(visit.lang, "entry", line.entry.kind)},
        {"at", usecases::local_minute(opened.store().info(), line.entry.recorded_at)},
        {"actor", line.entry.actor}};
}

core::Json data_of(const usecases::FigureOrigin& origin, const OpenedBook& opened) {
    JsonArray inputs;
    for (const auto& measure : origin.measures) {
        for (const auto& [value, entry, source] : measure.lines) {
            const std::size_t colon = source.rfind(':');
            core::Json one{JsonObject{
                {"measure", measure.code},
                {"period", value.period},
                {"entry", value.ref.entry},
                {"line", value.ref.line},
                {"state", indicators::to_word(value.state)},
                {"value", value.value ? core::Json{value.value->to_string()} : core::Json{}},
                {"file", source.empty() ? core::Json{} : core::Json{source.substr(0, colon)}},
                {"row", value.source_row ? core::Json{*value.source_row} : core::Json{}},
                {"actor", entry.actor},
                {"recorded_at", entry.recorded_at.to_string()}}};
            inputs.push_back(std::move(one));
        }
    }
    return JsonObject{{"as_of", opened.as_of},
                      {"figure", usecases::figure_json(origin.figure)},
                      {"formula", indicators::formula_in_words(*origin.definition)},
                      {"adds_up", origin.adds_up ? core::Json{*origin.adds_up} : core::Json{}},
                      {"inputs", std::move(inputs)}};
}

usecases::PlainTable table_of(const usecases::FigureOrigin& origin, const OpenedBook& opened,
                              const Visit& visit, const FigureWords& words) {
    usecases::PlainTable table;
    table.name = origin.figure.indicator + "-" + origin.figure.period;
    table.title = visit.text("origin.caption");
    for (const char* key : {"measure", "name", "who", "period", "value", "state", "entry", "line",
                            "source", "recorded_at", "actor"})
        table.columns.push_back({key, visit.text("column." + std::string{key})});
    for (const auto& measure : origin.measures) {
        for (const auto& [value, entry, source] : measure.lines) {
            table.rows.push_back(
                {measure.code, words.measure(measure.code), words.series(value.series),
                 value.period,
                 value.value ? usecases::PlainTable::Cell{*value.value}
                             : usecases::PlainTable::Cell{},
                 reports::word_or_code(visit.lang, "state", indicators::to_word(value.state)),
                 static_cast<std::int64_t>(value.ref.entry),
                 static_cast<std::int64_t>(value.ref.line), source,
                 usecases::local_minute(opened.store().info(), entry.recorded_at), entry.actor});
        }
    }
    return table;
}

std::string heading(const usecases::FigureOrigin& origin, const Visit& visit,
                    const FigureWords& words) {
    std::string who = words.scope(origin.figure.scope);
    for (const auto& [dimension, code] : origin.figure.breakdown)
        who += ", " + words.category(dimension, code);
    return visit.text("origin.title", {{"name", origin.definition->name.in(visit.lang)},
                                       {"period", origin.figure.period},
                                       {"who", who}});
}

}  // namespace

Answer origin_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    const FigureWords words{opened, visit};
    asked_indicator(opened, visit.argument(1));
    const auto origin =
        usecases::figure_origin(*opened.book, opened.facts(), asked_figure(opened, visit));
    const auto& figure = origin.figure;
    JsonArray measures;
    std::int64_t lines = 0;
    for (const auto& measure : origin.measures) {
        JsonArray rows;
        for (const auto& line : measure.lines)
            rows.push_back(line_view(line, opened, visit, words));
        lines += static_cast<std::int64_t>(rows.size());
        measures.push_back(JsonObject{{"name", words.measure(measure.code)},
                                      {"code", measure.code},
                                      {"sum", reports::exact_text(measure.sum, visit.lang)},
                                      {"count", static_cast<std::int64_t>(rows.size())},
                                      {"rows", std::move(rows)}});
    }
    const auto exact = [&](const std::optional<core::Decimal>& number) {
        return number ? reports::exact_text(*number, visit.lang) : std::string{};
    };
    JsonArray warnings;
    for (const std::string& code : figure.warnings) {
        if (find_text(visit.lang, "warning." + code) != nullptr)
            warnings.push_back(JsonObject{{"words", visit.text("warning." + code)}});
    }
    const std::string indicator_href = href_with(
        visit, book_href(opened.shelved) + "/indicators/" + percent_encoded(figure.indicator),
        {{"scope", visit.query("scope")}});
    Page page;
    page.body = "origin";
    page.title = heading(origin, visit, words);
    page.menu = "indicators";
    page.styles = {"indicators.css"};
    page.crumbs = {{visit.text("menu.indicators"),
                    href_with(visit, book_href(opened.shelved) + "/indicators", {})},
                   {figure.indicator, indicator_href},
                   {visit.text("origin.crumb"), ""}};
    note_as_of(page, opened, visit);
    const auto& target = visit.request.target;
    const std::string query = target.raw_query.empty() ? "" : "?" + target.raw_query;
    page.view = JsonObject{
        {"value", words.value(figure)},
        {"percent", figure.unit == "percent" && figure.value.has_value()},
        {"unit", words.unit(figure.unit)},
        {"state", words.state(figure)},
        {"participations", words.participations(figure)},
        {"numerator", exact(figure.numerator)},
        {"denominator", exact(figure.denominator)},
        {"is_ratio", figure.numerator.has_value() && figure.denominator.has_value() &&
                         origin.definition->method == "ratio"},
        {"formula", indicators::formula_in_words(*origin.definition)},
        {"version", origin.definition->version},
        {"adds_up", origin.adds_up.value_or(false)},
        {"does_not", !origin.adds_up.value_or(true)},
        {"missing", figure.coverage.reported < figure.coverage.expected
                        ? visit.text("origin.missing",
                                     {{"reported", std::to_string(figure.coverage.reported)},
                                      {"expected", std::to_string(figure.coverage.expected)}})
                        : ""},
        {"warnings", std::move(warnings)},
        {"measures", std::move(measures)},
        {"has_lines", lines > 0},
        {"count", visit.text(lines == 1 ? "origin.lines_one" : "origin.lines",
                             {{"count", std::to_string(lines)}})},
        {"indicator_href", indicator_href},
        {"xlsx", target.path + ".xlsx" + query},
        {"csv", target.path + ".csv" + query},
        {"json", target.path + ".json" + query}};
    page.data = data_of(origin, opened);
    page.table = table_of(origin, opened, visit, words);
    return page;
}

}  // namespace utfall::web
