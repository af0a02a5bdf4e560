#include "app/web/pages.h"

#include <array>

namespace utfall::web {
namespace {

Answer accessibility_page(Workbench&, const Visit& visit) {
    Page page;
    page.body = "accessibility";
    page.title = visit.text("accessibility.title");
    page.crumbs = {{page.title, ""}};
    page.view = core::JsonObject{};
    return page;
}

}  // namespace

std::span<const Route> help_routes() {
    static constexpr std::array routes{
        Route{"GET", "/accessibility", &accessibility_page, 0},
    };
    return routes;
}

}  // namespace utfall::web
