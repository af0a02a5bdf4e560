#pragma once

#include "app/web/page.h"
#include "app/web/visit.h"
#include "app/web/workbench.h"

#include <string>

namespace utfall::web {

/// What is wrong with the form for a new book, and at which field.
struct BookFault {
    std::string field;  ///< "name", "zone" or "setup".
    std::string words;
};

Page books_list_page(Workbench& workbench, const Visit& visit, const BookFault& fault);

/// Gives the file its name unless there is one of that name: Error(conflict, "BOOK_EXISTS").
void place_new_file(const std::string& from, const std::string& to);

// A book of one's own, in pages_books_new.cpp: empty at once, or with a set-up after its preview.
Answer new_book(Workbench& workbench, const Visit& visit);
Answer new_book_preview(Workbench& workbench, const Visit& visit);
Answer confirm_new_book(Workbench& workbench, const Visit& visit);

}  // namespace utfall::web
