#include "app/usecases/search.h"

#include "app/web/figure_words.h"
#include "app/web/frame.h"
#include "app/web/pages.h"
#include "app/web/target.h"

#include <array>

namespace utfall::web {
namespace {

using usecases::Hit;
using usecases::HitKind;

std::string href_of(const Hit& hit, const std::string& book, const Visit& visit) {
    const std::string code = percent_encoded(hit.code);
    switch (hit.kind) {
        case HitKind::indicator:
            return href_with(visit, book + "/indicators/" + code, {});
        case HitKind::measure:
            return href_with(visit, book + "/search", {{"q", "i:" + hit.code}});
        case HitKind::team:
        case HitKind::unit:
        case HitKind::organisation: {
            const std::string level{usecases::to_word(hit.kind)};
            return href_with(visit, book + "/indicators", {{"scope", level + ":" + hit.code}});
        }
        case HitKind::intervention:
            return href_with(visit, book + "/phases", {}) + "#" + code;
        case HitKind::phase:
            return href_with(visit, book + "/phases", {}) + "#phase-" + code;
        case HitKind::report:
            return href_with(visit, book + "/reports/" + code, {});
        case HitKind::comment:
            return href_with(visit, book + "/values/" + code, {});
        case HitKind::entry:
            return href_with(visit, book + "/audit/" + code, {});
    }
    return book;
}

core::Json groups_of(const std::vector<Hit>& hits, const std::string& book, const Visit& visit) {
    core::JsonArray groups;
    core::JsonArray list;
    for (std::size_t i = 0; i < hits.size(); ++i) {
        const Hit& hit = hits[i];
        list.push_back(core::JsonObject{{"code", hit.code},
                                        {"name", hit.name},
                                        {"about", hit.about},
                                        {"href", href_of(hit, book, visit)}});
        if (i + 1 < hits.size() && hits[i + 1].kind == hit.kind) continue;
        const std::string word{usecases::to_word(hit.kind)};
        groups.push_back(core::JsonObject{{"kind", word + "-" + std::to_string(i)},
                                          {"words", visit.text("search.kind." + word)},
                                          {"hits", std::move(list)}});
        list = {};
    }
    return groups;
}

Answer search_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    const std::string asked = visit.query("q");
    const auto found =
        usecases::search(opened.store(), *opened.setup, opened.as_of, asked, visit.lang);
    const std::string book = book_href(opened.shelved);
    Page page;
    page.body = "search";
    page.title = asked.empty() ? visit.text("search.title")
                               : visit.text("search.title_for", {{"asked", asked}});
    page.styles = {"indicators.css"};
    page.crumbs = {{visit.text("search.title"), ""}};
    note_as_of(page, opened, visit);
    core::JsonArray data;
    usecases::PlainTable table;
    table.name = "search";
    table.title = page.title;
    for (const char* key : {"kind", "code", "name", "about"})
        table.columns.push_back({key, visit.text("column." + std::string{key})});
    for (const Hit& hit : found.hits) {
        const std::string word{usecases::to_word(hit.kind)};
        data.push_back(core::JsonObject{{"kind", word},
                                        {"code", hit.code},
                                        {"name", hit.name},
                                        {"about", hit.about},
                                        {"href", href_of(hit, book, visit)}});
        table.rows.push_back({visit.text("search.kind." + word), hit.code, hit.name, hit.about});
    }
    const auto& target = visit.request.target;
    const std::string query = target.raw_query.empty() ? "" : "?" + target.raw_query;
    page.view = core::JsonObject{
        {"asked", asked},
        {"action", book + "/search"},
        {"as_of", visit.query("as-of")},
        {"has_asked", !asked.empty()},
        {"has_hits", !found.hits.empty()},
        {"count", visit.text(found.total == 1 ? "search.found_one" : "search.found",
                             {{"count", std::to_string(found.total)},
                              {"shown", std::to_string(found.hits.size())}})},
        {"closest", found.closest},
        {"closest_href", href_with(visit, book + "/search", {{"q", found.closest}})},
        {"indicators", href_with(visit, book + "/indicators", {})},
        {"groups", groups_of(found.hits, book, visit)},
        {"xlsx", target.path + ".xlsx" + query},
        {"csv", target.path + ".csv" + query},
        {"json", target.path + ".json" + query}};
    page.data = core::JsonObject{
        {"asked", asked},
        {"as_of", opened.as_of},
        {"total", found.total},
        {"closest", found.closest.empty() ? core::Json{} : core::Json{found.closest}},
        {"hits", std::move(data)}};
    page.table = std::move(table);
    return page;
}

}  // namespace

std::span<const Route> search_routes() {
    static constexpr std::array routes{
        Route{"GET", "/p/{operation}/search", &search_page, 0},
    };
    return routes;
}

}  // namespace utfall::web
