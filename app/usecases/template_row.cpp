#include "app/usecases/template_row.h"

#include "app/intake/words.h"

#include <algorithm>

namespace utfall::usecases {
namespace {

using programme::SetupColumn;

/// Letters, digits and points of a key that is made of the words of a row.
std::string key_part(const std::string& text) {
    std::string made;
    for (const char c : text) {
        const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                              (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
        if (is_plain || c == '/') made += is_plain ? c : '.';
    }
    return made;
}

}  // namespace

std::size_t TemplateRow::index_of(std::string_view path) const {
    const auto column = std::ranges::find(sheet.columns, path, &SetupColumn::path);
    return static_cast<std::size_t>(column - sheet.columns.begin());
}

core::Place TemplateRow::place() const {
    core::Place where = in_sheet;
    where.row = row.row;
    return where;
}

core::Place TemplateRow::place(std::size_t column) const {
    const auto at = row.cells[column].place;
    return at.column == 0 ? place() : intake::place_in(in_sheet, at);
}

std::string TemplateRow::key_for(std::string_view path) const {
    std::string key = sheet.code;
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
        const SetupColumn& column = sheet.columns[i];
        const bool names = column.parent || column.path == "id" || column.path == "key" ||
                           column.path == "row" || column.path == "member" ||
                           (sheet.code == "changes" && column.path == "version");
        if (names && cells[i].is_string()) key += "." + key_part(cells[i].string());
    }
    return key + "." + std::string{path};
}

void note_fault(const TemplateRow& row, TemplateOfSheets::Fault fault, core::Findings& findings) {
    using Fault = TemplateOfSheets::Fault;
    const auto& cells = row.cells;
    if (fault == Fault::one_row)
        return intake::note(findings, "TEMPLATE_BOOK_ONE_ROW", row.place());
    if (fault == Fault::not_json)
        return intake::note(findings, "TEMPLATE_BOOK_JSON", row.place("json"));
    if (fault == Fault::taken) {
        if (!cells.front().is_string())
            return intake::note(findings, "CELL_REQUIRED", row.place(0));
        return intake::note(findings, "TEMPLATE_BOOK_ROW_TWICE", row.place(0),
                            {{"text", intake::shown_text(cells.front().string())}});
    }
    const auto parent = std::ranges::find(row.sheet.columns, true, &SetupColumn::parent);
    const auto index = static_cast<std::size_t>(parent - row.sheet.columns.begin());
    const intake::SheetCell& cell = row.row.cells[index];
    // A column that is not there, and a cell that was a fault, are told already.
    if (cell.place.column == 0 || (cells[index].is_null() && !cell.text.empty())) return;
    if (cells[index].is_null()) return intake::note(findings, "CELL_REQUIRED", row.place(index));
    intake::note(findings, "TEMPLATE_BOOK_NO_PARENT", row.place(index),
                 {{"text", intake::shown_text(cells[index].string())}});
}

bool is_of_known_part(const TemplateRow& row, core::Findings& findings) {
    const auto& known = template_sheets().lists.find("wording")->second;
    const core::Json& part = row.cells[row.index_of("member")];
    if (part.is_null()) {
        intake::note(findings, "CELL_REQUIRED", row.place("member"));
        return false;
    }
    const bool is_known =
        std::ranges::find(known, part.string(), &programme::SetupWord::code) != known.end();
    if (is_known) return true;
    std::string choices;
    for (const auto& word : known) choices += (choices.empty() ? "" : ", ") + word.code;
    intake::note(findings, "CELL_CHOICE", row.place("member"),
                 {{"text", intake::shown_text(part.string())}, {"choices", choices}});
    return false;
}

void place_row(const TemplateRow& row, const std::string& pointer, SetupPlaces& places) {
    places.row(pointer, row.place());
    for (std::size_t i = 0; i < row.sheet.columns.size(); ++i) {
        const SetupColumn& column = row.sheet.columns[i];
        const bool stands_there = row.row.cells[i].place.column > 0;
        if (!is_member(column) || (!stands_there && !column.required)) continue;
        // What a template needs is a list under the dataset's name, and no row of members.
        const bool is_list = row.sheet.code == "needs" && column.path == "columns";
        places.cell(is_list ? pointer : pointer_below(pointer, member_of(column)), row.place(i));
    }
}

}  // namespace utfall::usecases
