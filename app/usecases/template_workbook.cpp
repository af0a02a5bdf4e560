#include "app/usecases/template_workbook.h"

#include "app/usecases/in_language.h"
#include "app/usecases/sheet_workbook.h"
#include "app/usecases/template_sheet_rows.h"
#include "app/usecases/template_sheets.h"

#include <algorithm>
#include <map>
#include <vector>

namespace utfall::usecases {
namespace {

std::string status_in(const reports::Template& value, core::Lang lang) {
    const auto& words = template_sheets().lists.find("status")->second;
    const auto word =
        std::ranges::find(words, reports::to_word(value.status), &programme::SetupWord::code);
    return word->meaning.in(lang);
}

/// A key a row, and its words in the languages that have columns.
std::vector<std::vector<std::string>> original_texts(const reports::Template& value) {
    std::map<std::string, std::vector<std::string>> rows;
    for (std::size_t i = 0; i < std::size(sheet_languages); ++i) {
        const auto texts = value.texts.find(sheet_languages[i]);
        if (texts == value.texts.end()) continue;
        for (const auto& [key, text] : texts->second) {
            auto& row = rows[key];
            row.resize(std::size(sheet_languages) + 1);
            row[0] = key;
            row[i + 1] = text;
        }
    }
    std::vector<std::vector<std::string>> all;
    all.reserve(rows.size());
    for (auto& [key, row] : rows) all.push_back(std::move(row));
    return all;
}

}  // namespace

std::string template_workbook(const reports::Template& value, core::Lang lang) {
    SheetWorkbook made{template_sheets()};
    made.rows = rows_of_template(value);
    made.title = value.name();
    made.beside = value.name() + ", " + status_in(value, lang);
    made.heading = in(lang, "Rapportmall ", "Report template ") + made.beside;
    made.lang = lang;
    made.kind = template_workbook_kind;
    made.properties["utfall.template"] = value.name();
    made.lists_in_sheets["format"] = {"formats", "name"};
    made.hidden_sheet = original_texts_sheet;
    made.hidden_rows = original_texts(value);
    return write_sheet_workbook(made);
}

}  // namespace utfall::usecases
