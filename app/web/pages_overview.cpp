#include "app/web/frame.h"
#include "app/web/pages.h"

#include <array>

namespace utfall::web {
namespace {

Answer overview_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    Page page;
    page.body = "overview";
    page.title = visit.text("menu.overview");
    page.menu = "overview";
    page.crumbs = {{page.title, ""}};
    page.view = core::JsonObject{};
    page.data = core::JsonObject{{"size", opened.size}, {"as_of", opened.as_of}};
    return page;
}

}  // namespace

std::span<const Route> overview_routes() {
    static constexpr std::array routes{
        Route{"GET", "/p/{operation}", &overview_page, 0},
    };
    return routes;
}

}  // namespace utfall::web
