#include "app/web/as_of_links.h"

#include "app/web/target.h"

#include <algorithm>

namespace utfall::web {
namespace {

bool is_of_book(std::string_view href, std::string_view book) {
    if (!href.starts_with(book)) return false;
    return href.size() == book.size() ||
           std::string_view{"/.?#"}.find(href[book.size()]) != std::string_view::npos;
}

bool names_as_of(std::string_view href) {
    return href.find("?as-of=") != std::string_view::npos ||
           href.find("&amp;as-of=") != std::string_view::npos;
}

std::string with_as_of(std::string_view href, std::string_view as_of) {
    const std::size_t hash = std::min(href.find('#'), href.size());
    const std::string_view address = href.substr(0, hash);
    const bool has_query = address.find('?') != std::string_view::npos;
    return std::string{address} + (has_query ? "&amp;" : "?") + "as-of=" + percent_encoded(as_of) +
           std::string{href.substr(hash)};
}

}  // namespace

std::string keep_as_of(const std::string& markup, std::string_view book, std::string_view as_of) {
    if (book.empty() || as_of.empty()) return markup;
    constexpr std::string_view start = "<a ";
    constexpr std::string_view attribute = " href=\"";
    std::string kept;
    std::size_t done = 0;
    for (std::size_t at = markup.find(start); at != std::string::npos;
         at = markup.find(start, at + 1)) {
        const std::size_t end = markup.find('>', at);
        if (end == std::string::npos) break;
        const std::string_view tag = std::string_view{markup}.substr(at, end - at);
        const std::size_t named = tag.find(attribute);
        if (named == std::string_view::npos || tag.find(" data-now") != std::string_view::npos)
            continue;
        const std::size_t from = named + attribute.size();
        const std::string_view href = tag.substr(from, tag.find('"', from) - from);
        if (!is_of_book(href, book) || names_as_of(href)) continue;
        kept.append(markup, done, at + from - done);
        kept += with_as_of(href, as_of);
        done = at + from + href.size();
    }
    return kept.append(markup, done);
}

}  // namespace utfall::web
