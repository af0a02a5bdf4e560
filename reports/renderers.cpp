#include "reports/renderer.h"

namespace utfall::reports {

const std::vector<Renderer>& renderers() {
    static const std::vector<Renderer> all{
        {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx",
         render_xlsx},
        {"html", "text/html; charset=utf-8", "html", render_html},
        {"json", "application/json", "json", render_json}};
    return all;
}

const Renderer* find_renderer(std::string_view format) {
    for (const Renderer& renderer : renderers()) {
        if (renderer.format == format) return &renderer;
    }
    return nullptr;
}

}  // namespace utfall::reports
