#include "app/usecases/indicator_answers.h"
#include "app/web/frame.h"
#include "app/web/pages.h"

#include <array>

namespace utfall::web {
namespace {

Answer indicators_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    Page page;
    page.body = "indicators";
    page.title = visit.text("menu.indicators");
    page.menu = "indicators";
    page.crumbs = {{visit.text("menu.overview"), book_href(opened.shelved)}, {page.title, ""}};
    core::JsonArray rows, data;
    usecases::PlainTable table;
    table.name = "indicators";
    table.title = page.title;
    table.columns = {{"code", visit.text("column.code")},
                     {"version", visit.text("column.version")},
                     {"name", visit.text("column.name")},
                     {"method", visit.text("column.method")},
                     {"unit", visit.text("column.unit")}};
    for (const auto& definition : opened.setup->framework.indicators) {
        const std::string& name = definition.name.in(visit.lang);
        rows.push_back(core::JsonObject{{"code", definition.code},
                                        {"version", definition.version},
                                        {"name", name},
                                        {"method", definition.method},
                                        {"unit", definition.unit}});
        data.push_back(usecases::definition_json(definition));
        table.rows.push_back(
            {definition.code, definition.version, name, definition.method, definition.unit});
    }
    page.view = core::JsonObject{{"has_rows", !rows.empty()}, {"rows", std::move(rows)}};
    page.data = core::JsonObject{{"as_of", opened.as_of}, {"indicators", std::move(data)}};
    page.table = std::move(table);
    return page;
}

}  // namespace

std::span<const Route> indicators_routes() {
    static constexpr std::array routes{
        Route{"GET", "/p/{operation}/indicators", &indicators_page, 0},
    };
    return routes;
}

}  // namespace utfall::web
