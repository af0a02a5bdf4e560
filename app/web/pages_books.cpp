#include "app/web/frame.h"
#include "app/web/pages.h"

#include <array>

namespace utfall::web {
namespace {

Answer books_page(Workbench& workbench, const Visit& visit) {
    const auto books = workbench.shelf().list();
    if (books.size() == 1 && visit.request.target.form.empty() &&
        !visit.request.target.query.has("all"))
        return Response::see_other(book_href(books.front()));
    Page page;
    page.body = "books";
    page.title = visit.text("books.title");
    page.crumbs = {{page.title, ""}};
    core::JsonArray rows;
    core::JsonArray data;
    for (const auto& book : books) {
        const std::string& name = book.name.in(visit.lang);
        rows.push_back(core::JsonObject{
            {"href", book_href(book)},
            {"name", name.empty() ? book.slug : name},
            {"code", book.slug},
            {"organisation", book.organisation},
            {"span", book.span},
            {"example", book.example},
            {"size", visit.text("frame.size", {{"size", std::to_string(book.size)}})}});
        data.push_back(core::JsonObject{{"operation", book.slug},
                                        {"name", name},
                                        {"organisation", book.organisation},
                                        {"size", book.size},
                                        {"example", book.example}});
    }
    page.view = core::JsonObject{{"has_books", !rows.empty()}, {"books", std::move(rows)}};
    page.data = core::JsonObject{{"books", std::move(data)}};
    return page;
}

}  // namespace

std::span<const Route> books_routes() {
    static constexpr std::array routes{
        Route{"GET", "/", &books_page, 0},
    };
    return routes;
}

}  // namespace utfall::web
