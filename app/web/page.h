#pragma once

#include "app/core/json.h"
#include "app/usecases/table_files.h"
#include "app/web/http.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace utfall::web {

struct Crumb {
    std::string words;
    std::string href;  ///< Empty: the page itself.
};

/// What a page says, before anything decides how it looks: as HTML through a template, as JSON for
/// a program, its table as CSV or a workbook.
struct Page {
    int status{200};
    std::string body;                  ///< The template: templates/web/pages/`body`.mustache.
    std::string title;                 ///< Also the <h1> unless the template has its own.
    std::string menu;                  ///< The entry of the menu that is current: "collection".
    std::vector<std::string> styles;   ///< Beside app.css: "grid.css".
    std::vector<std::string> scripts;  ///< Beside app.js: "grid.js".
    std::vector<Crumb> crumbs;
    core::Json view;  ///< What the template reads.
    core::Json data;  ///< What `.json` answers; null: there is no such form.
    std::optional<usecases::PlainTable> table;  ///< What `.csv` and `.xlsx` answer.
    int refresh_seconds{0};   ///< Loads itself anew where there is no script; 0: never.
    std::string as_of_words;  ///< Set when an earlier state is shown: the banner says it.
};

using Answer = std::variant<Page, Response>;

}  // namespace utfall::web
