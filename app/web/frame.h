#pragma once

#include "app/web/page.h"
#include "app/web/visit.h"
#include "app/web/workbench.h"

#include <string>

namespace utfall::web {

/// The whole document: head, menu, path, search, language, the page, and the state of the book at
/// the foot.
std::string framed(const Page& page, Workbench& workbench, const Visit& visit);
/// The document without menu or anything of a book: for somebody who has no session.
std::string bare(const Page& page, const Visit& visit);

/// A page that says in one sentence what went wrong and in one what to do.
Page error_page(int status, const std::string& message, const std::string& remedy,
                const Visit& visit);

/// The page's address with one query value set, or taken away when `value` is empty.
std::string address_with(const Target& target, std::string_view name, std::string_view value);

/// "/p/UP2" for a book's pages, its code percent-encoded.
std::string book_href(const ShelvedBook& shelved);

}  // namespace utfall::web
