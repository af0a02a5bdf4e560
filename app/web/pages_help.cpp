#include "app/core/error.h"
#include "app/web/pages.h"
#include "app/web/table_view.h"

#include <algorithm>
#include <array>

namespace utfall::web {
namespace {

constexpr std::array<std::string_view, 8> topics{"start",  "collection", "numbers", "states",
                                                 "import", "reports",    "audit",   "keyboard"};

core::Json topics_view(std::string_view current, const Visit& visit) {
    core::JsonArray list;
    for (const auto topic : topics) {
        list.push_back(core::JsonObject{{"href", "/help/" + std::string{topic}},
                                        {"words", visit.text("help." + std::string{topic})},
                                        {"current", topic == current}});
    }
    return list;
}

Answer help_page(Workbench&, const Visit& visit) {
    const std::string& topic = visit.argument(0);
    if (std::find(topics.begin(), topics.end(), topic) == topics.end())
        throw core::Error{core::ErrorKind::not_found, "HELP_UNKNOWN", {{"topic", topic}}};
    Page page;
    page.body = "help-" + topic + (visit.lang == core::Lang::sv ? "-sv" : "-en");
    page.title = visit.text("help." + topic);
    page.menu = "help";
    page.styles = {"help.css"};
    page.crumbs = {{visit.text("menu.help"), topic == "start" ? "" : "/help/start"}};
    if (topic != "start") page.crumbs.push_back({page.title, ""});
    page.view = core::JsonObject{{"topics", topics_view(topic, visit)}};
    page.data = core::JsonObject{{"topic", topic}, {"title", page.title}};
    return page;
}

Answer accessibility_page(Workbench& workbench, const Visit& visit) {
    Page page;
    page.body = "accessibility";
    page.title = visit.text("accessibility.title");
    page.crumbs = {{page.title, ""}};
    page.view = core::JsonObject{{"heading", visit.text("accessibility.heading")},
                                 {"version", workbench.settings().version}};
    page.data = core::JsonObject{{"title", page.title}};
    return page;
}

#ifndef NDEBUG
// Every part in all its states on one page, for whoever changes how it looks.
Answer components_page(Workbench&, const Visit& visit) {
    Page page;
    page.body = "components";
    page.title = "Components";
    page.styles = {"charts.css", "overview.css", "grid.css"};
    page.crumbs = {{page.title, ""}};
    core::JsonArray looks;
    for (const char* look : {"", "ok", "warn", "error", "info", "locked"})
        looks.push_back(core::JsonObject{{"look", look}});
    TableView table{"example", visit.text("reports.issued"), visit.lang, visit.text("reports.new")};
    table.column("name", visit.text("column.name"))
        .column("value", visit.text("column.value"), true);
    table.row({TableView::link(visit.text("menu.overview"), "/"), table.count(1234)});
    table.row({TableView::text(visit.text("menu.reports")), table.count(-5)}, true);
    page.view = core::JsonObject{{"looks", std::move(looks)}, {"table", table.view()}};
    page.data = core::JsonObject{{"title", page.title}};
    return page;
}
#endif

}  // namespace

std::span<const Route> help_routes() {
    static constexpr std::array routes{
        Route{"GET", "/help/{topic}", &help_page, 0},
        Route{"GET", "/accessibility", &accessibility_page, 0},
#ifndef NDEBUG
        Route{"GET", "/dev/components", &components_page, 0},
#endif
    };
    return routes;
}

}  // namespace utfall::web
