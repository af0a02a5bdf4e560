#pragma once

#include "app/core/json.h"
#include "app/core/money.h"
#include "app/web/book_shelf.h"
#include "app/web/page.h"
#include "app/web/page_parts.h"
#include "app/web/table_view.h"
#include "app/web/visit.h"
#include "app/web/workbench.h"

#include <string>
#include <string_view>

namespace utfall::web {

// How the pages of reports, templates and funding say things.

/// "7f3a 91d0 ..."
std::string digest_in_groups(std::string_view hex);
/// "7f3a…c21e"
std::string short_digest(std::string_view hex);
/// "105 kB"
std::string bytes_in_words(std::uint64_t bytes, core::Lang lang);
std::string money_in_words(core::Money amount, core::Lang lang);
/// "Rapport om EU-medfinansiering" for "esf-cofinancing@1.0.0"; the name itself when the template
/// is not at hand.
std::string template_in_words(const Workbench& workbench, const std::string& name, core::Lang lang);
/// "Höstterminen 2025"; the code when the set-up lacks it.
std::string period_in_words(const OpenedBook& opened, const std::string& code, core::Lang lang);
/// The same inside a sentence: "höstterminen 2025", "december 2025".
std::string period_in_sentence(const OpenedBook& opened, const std::string& code, core::Lang lang);

/// A page with its menu entry, path and, for an earlier state, its banner.
Page page_of(const OpenedBook& opened, const Visit& visit, std::string menu, std::string body,
             std::string title, std::vector<Crumb> between = {});
/// A page that is one table, also as CSV and workbook.
Page table_page(Page page, const TableView& table, const std::string& path);
/// True when the book is no longer at the size that the form was made from.
bool is_outdated(const OpenedBook& opened, const Visit& visit);
/// What to answer then: what has been recorded since, and the way back to `again`.
Page changed_page(const OpenedBook& opened, const Visit& visit, std::string menu,
                  const std::string& again);

}  // namespace utfall::web
