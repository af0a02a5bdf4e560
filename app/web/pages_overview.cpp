#include "app/web/frame.h"
#include "app/web/pages.h"

namespace utfall::web {

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

}  // namespace utfall::web
