#include "app/web/pages_indicators.h"

#include "app/core/folding.h"
#include "app/core/text.h"
#include "app/usecases/indicator_answers.h"
#include "app/web/frame.h"
#include "app/web/pages.h"
#include "app/web/report_words.h"
#include "app/web/target.h"
#include "app/web/target_bullet.h"

#include <algorithm>
#include <array>

namespace utfall::web {
namespace {

using core::Decimal;
using usecases::ComparedFigure;

/// Indicators of one kind of unit: they share a scale.
struct Group {
    std::string_view name;
    std::vector<ComparedFigure> rows;
    Decimal scale_max{100};
};

std::string_view group_of(const ComparedFigure& row) {
    const std::string& method = row.definition->method;
    if (method == "distribution" || method == "milestone") return "answers";
    return unit_group(row.figure);
}

bool is_shown(const ComparedFigure& row, const Visit& visit, const FigureWords& words) {
    const auto& figure = row.figure;
    const bool has = figure.value || !figure.text.empty();
    const std::string show = visit.query("show");
    if (show == "target" && !figure.target) return false;
    if (show == "unmet" && (!figure.target_met || *figure.target_met)) return false;
    if (show == "missing" && (has || figure.state == indicators::FigureState::not_applicable))
        return false;
    const std::string wanted = visit.query("q");
    if (wanted.empty()) return true;
    const auto holds = [&](const std::string& text) { return core::contains_folded(text, wanted); };
    return holds(figure.indicator) || holds(row.definition->name.in(visit.lang)) ||
           holds(words.scope(figure.scope));
}

void sort_rows(std::vector<ComparedFigure>& rows, std::string key, core::Lang lang) {
    const bool down = key.starts_with('-');
    if (down) key.erase(0, 1);
    const auto number = [&](const ComparedFigure& row) {
        if (key == "value") return row.figure.value;
        if (key == "to_target") return row.to_target;
        return key == "change" ? row.change : std::optional<Decimal>{};
    };
    std::stable_sort(rows.begin(), rows.end(), [&](const auto& a, const auto& b) {
        if (key == "name") {
            const int order =
                core::compare_swedish(a.definition->name.in(lang), b.definition->name.in(lang));
            return down ? order > 0 : order < 0;
        }
        const auto x = number(a);
        const auto y = number(b);
        if (!x || !y) return x.has_value() && !y.has_value();
        return down ? *y < *x : *x < *y;
    });
}

std::vector<Group> grouped(std::vector<ComparedFigure> rows, const Visit& visit) {
    std::vector<Group> groups{
        {"percent", {}, 100}, {"counts", {}, 100}, {"money", {}, 100}, {"answers", {}, 100}};
    for (ComparedFigure& row : rows) {
        for (Group& group : groups) {
            if (group.name != group_of(row)) continue;
            group.scale_max = percent_scale(group.scale_max, row);
            group.rows.push_back(std::move(row));
            break;
        }
    }
    std::erase_if(groups, [](const Group& group) { return group.rows.empty(); });
    for (Group& group : groups) sort_rows(group.rows, visit.query("sort"), visit.lang);
    return groups;
}

core::Json row_view(const ComparedFigure& row, const Group& group, const OpenedBook& opened,
                    const Visit& visit, bool with_scope) {
    const FigureWords words{opened, visit};
    const auto& figure = row.figure;
    const auto [verdict, look] = words.verdict(row);
    const bool has_value = figure.value || !figure.text.empty();
    return core::JsonObject{
        {"href",
         href_with(visit,
                   book_href(opened.shelved) + "/indicators/" + percent_encoded(figure.indicator),
                   {{"scope", visit.query("scope").empty() && visit.query("level").empty()
                                  ? ""
                                  : scope_value(figure.scope)}})},
        {"name", row.definition->name.in(visit.lang)},
        {"code", figure.indicator},
        {"unit", group.name == "counts" ? words.unit(figure.unit) : ""},
        {"scope", with_scope ? words.scope(figure.scope) : ""},
        {"value", words.value(figure)},
        {"has_value", has_value},
        {"participations", words.participations(figure)},
        {"origin", figure.has_lines() ? words.origin_href(figure) : ""},
        {"state", has_value ? words.state(figure) : ""},
        {"target", figure.target ? words.number(*figure.target,
                                                figure.target->is_whole() ? 0 : figure.decimals)
                                 : ""},
        {"bullet_svg",
         group.name == "answers" ? "" : target_bullet(row, group.scale_max, visit.lang)},
        {"reached", counts_from_start(row)
                        ? visit.text("indicators.since_start",
                                     {{"value", words.number(*row.reached, figure.decimals)}})
                        : ""},
        {"to_target", row.to_target ? words.difference(*row.to_target, figure.decimals) : ""},
        {"previous", row.previous ? words.value(*row.previous) : ""},
        {"change", row.change ? words.difference(*row.change, figure.decimals) : ""},
        {"reported", figure.coverage.reported},
        {"expected", figure.coverage.expected},
        {"has_coverage", figure.coverage.expected > 0},
        {"partial", figure.coverage.reported < figure.coverage.expected},
        {"verdict", verdict},
        {"verdict_ok", look == "ok"},
        {"verdict_warn", look == "warn"}};
}

core::Json sort_links(const Visit& visit) {
    core::JsonObject links;
    for (const std::string name : {"name", "value", "to_target", "change"}) {
        const std::string now = visit.query("sort");
        const bool up = now == name;
        links.emplace("sort_" + name,
                      core::JsonObject{{"href", address_with(visit.request.target, "sort",
                                                             up ? "-" + name : name)},
                                       {"up", up},
                                       {"down", now == "-" + name},
                                       {"sorted", up || now == "-" + name}});
    }
    return links;
}

usecases::PlainTable table_of(const std::vector<Group>& groups, const OpenedBook& opened,
                              const Visit& visit, const std::string& title) {
    const FigureWords words{opened, visit};
    usecases::PlainTable table;
    table.name = "indicators";
    table.title = title;
    for (const char* key :
         {"code", "version", "name", "level", "scope", "period", "value", "state", "unit", "target",
          "to_target", "previous", "change", "reported", "expected", "verdict"})
        table.columns.push_back({key, visit.text("column." + std::string{key})});
    const auto maybe = [](const std::optional<Decimal>& number) {
        return number ? usecases::PlainTable::Cell{*number} : usecases::PlainTable::Cell{};
    };
    for (const Group& group : groups) {
        for (const ComparedFigure& row : group.rows) {
            const auto& figure = row.figure;
            table.rows.push_back(
                {figure.indicator, figure.version, row.definition->name.in(visit.lang),
                 words.level(figure.scope.level), words.scope(figure.scope), figure.period,
                 figure.value ? usecases::PlainTable::Cell{*figure.value}
                              : usecases::PlainTable::Cell{words.value(figure)},
                 words.state(figure), words.unit(figure.unit), maybe(figure.target),
                 maybe(row.to_target),
                 row.previous ? maybe(row.previous->value) : usecases::PlainTable::Cell{},
                 maybe(row.change), figure.coverage.reported, figure.coverage.expected,
                 words.verdict(row).first});
        }
    }
    return table;
}

std::string suffix_form(const Visit& visit, const char* form) {
    const auto& target = visit.request.target;
    return target.path + "." + form + (target.raw_query.empty() ? "" : "?" + target.raw_query);
}

Page empty_page(Page page, const Visit& visit) {
    page.title = visit.text("menu.indicators");
    page.view = core::JsonObject{};
    page.body = "indicators-empty";
    page.data = core::JsonObject{{"figures", core::JsonArray{}}, {"indicators", core::JsonArray{}}};
    usecases::PlainTable table;
    table.name = "indicators";
    table.title = page.title;
    table.columns = {{"code", visit.text("column.code")}, {"name", visit.text("column.name")}};
    page.table = std::move(table);
    return page;
}

}  // namespace

Answer indicators_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    Page page;
    page.menu = "indicators";
    page.styles = {"charts.css", "indicators.css"};
    note_as_of(page, opened, visit);
    page.crumbs = {{visit.text("menu.indicators"), ""}};
    if (!opened.setup->programme.operation || opened.setup->framework.indicators.empty())
        return empty_page(std::move(page), visit);
    const core::Period period = asked_period(opened, visit);
    const indicators::Scope scope = asked_scope(opened, visit);
    const auto before = usecases::period_before(opened.setup->programme, period);
    const FigureWords words{opened, visit};
    auto rows = *workbench.figures().compared(opened, period, scope);
    const bool many = scope.code.empty();
    std::erase_if(rows, [&](const ComparedFigure& row) {
        const bool nothing = many && !row.figure.value && row.figure.coverage.expected == 0;
        return nothing || !is_shown(row, visit, words);
    });
    core::JsonArray data, definitions;
    for (const auto& row : rows) data.push_back(usecases::figure_json(row.figure));
    for (const auto& definition : opened.setup->framework.indicators)
        definitions.push_back(usecases::definition_json(definition));
    const auto groups = grouped(std::move(rows), visit);
    core::JsonArray views;
    std::int64_t shown = 0;
    for (const Group& group : groups) {
        core::JsonArray lines;
        for (const auto& row : group.rows)
            lines.push_back(row_view(row, group, opened, visit, many));
        shown += static_cast<std::int64_t>(group.rows.size());
        const std::string name{group.name};
        views.push_back(core::JsonObject{
            {"words", visit.text("indicators.group." + name)},
            {"scale",
             visit.text("indicators.scale." + name, {{"most", words.number(group.scale_max, 0)}})},
            {"rows", std::move(lines)}});
    }
    const std::string name = period_in_sentence(opened, period.code, visit.lang);
    page.body = "indicators";
    page.title = visit.text("indicators.title", {{"period", name}});
    page.view = core::JsonObject{
        {"groups", std::move(views)},
        {"has_rows", shown > 0},
        {"shown", visit.text(shown == 1 ? "indicators.shown_one" : "indicators.shown",
                             {{"count", std::to_string(shown)}})},
        {"about",
         visit.text("indicators.about",
                    {{"scope", many ? visit.text("scope.all." +
                                                 std::string{indicators::to_word(scope.level)})
                                    : words.scope(scope)},
                     {"from", period.from.to_string()},
                     {"to", period.to.to_string()}})},
        {"previous_period", before ? before->code : visit.text("indicators.before")},
        {"periods", period_choices(opened, visit, period.code)},
        {"scopes", scope_choices(opened, visit, scope, true)},
        {"shows", show_choices(visit)},
        {"q", visit.query("q")},
        {"as_of", visit.query("as-of")},
        {"path", visit.request.target.path},
        {"xlsx", suffix_form(visit, "xlsx")},
        {"csv", suffix_form(visit, "csv")},
        {"json", suffix_form(visit, "json")},
        {"sort", sort_links(visit)}};
    page.data = core::JsonObject{{"as_of", opened.as_of},
                                 {"period", period.code},
                                 {"figures", std::move(data)},
                                 {"indicators", std::move(definitions)}};
    page.table = table_of(groups, opened, visit, page.title);
    return page;
}

std::span<const Route> indicators_routes() {
    static constexpr std::array routes{
        Route{"GET", "/p/{operation}/indicators", &indicators_page, 0, false, true},
        Route{"GET", "/p/{operation}/indicators/{code}", &indicator_page, 0, false, true},
        Route{"GET", "/p/{operation}/indicators/{code}/origin", &origin_page, 0, false, true},
    };
    return routes;
}

}  // namespace utfall::web
