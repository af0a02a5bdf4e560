#include "app/usecases/form_file.h"

#include "app/core/error.h"
#include "app/intake/words.h"

#include <algorithm>
#include <charconv>

namespace utfall::usecases {
namespace {

using Marks = std::map<std::string, std::string>;

/// More rows than any form has.
constexpr std::size_t most_rows = 10'000;

core::Place place_of(const std::string& file, const std::string& sheet = {}) {
    core::Place where;
    where.file = file;
    where.sheet = sheet;
    return where;
}

std::vector<intake::ColumnSpec> specs() {
    std::vector<intake::ColumnSpec> columns;
    for (std::size_t i = 0; i < form_columns; ++i) {
        const auto column = static_cast<FormColumn>(i);
        const core::LocalText& label = form_label(column);
        columns.push_back({std::string{form_column_name(column)},
                           {label.sv, label.en},
                           column == FormColumn::value,
                           {}});
    }
    return columns;
}

/// What the hidden sheet says, or else the document's properties.
Marks marks_in(intake::XlsxReader& book) {
    Marks marks;
    const auto take = [&](const std::string& name, const std::string& value) {
        if (name.starts_with(form_mark_prefix)) marks.emplace(name, value);
    };
    std::string sheet = book.named_sheet(form_mark_name);
    const auto sheets = book.sheets();
    if (sheet.empty() && std::ranges::find(sheets, form_mark_sheet) != sheets.end())
        sheet = form_mark_sheet;
    if (!sheet.empty()) {
        std::string name;
        book.read(sheet, [&](const intake::XlsxCell& cell) {
            if (cell.place.column == 1) name = cell.text;
            if (cell.place.column == 2) take(name, std::string{cell.text});
        });
    }
    for (const auto& [name, value] : book.properties()) take(name, value);
    return marks;
}

std::optional<std::uint64_t> whole(const std::string& digits) {
    std::uint64_t number = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (fault != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return number;
}

std::optional<FormMark> read_mark(const Marks& marks, const core::Place& where,
                                  core::Findings& findings) {
    const auto said = [&](const char* name) {
        const auto at = marks.find(std::string{form_mark_prefix} + name);
        return at == marks.end() ? std::string{} : at->second;
    };
    if (marks.empty()) {
        intake::note(findings, "FORM_UNMARKED", where);
        return std::nullopt;
    }
    if (said("format") != form_format) {
        intake::note(findings, "FORM_FORMAT", where,
                     {{"format", intake::shown_text(said("format"))}});
        return std::nullopt;
    }
    const auto as_of = whole(said("as_of"));
    FormMark mark{said("book"), said("team"), said("period"), as_of.value_or(0),
                  said("lang") == "en" ? core::Lang::en : core::Lang::sv};
    if (!as_of || *as_of == 0 || mark.id() != said("id")) {
        intake::note(findings, "FORM_ALTERED", where);
        return std::nullopt;
    }
    return mark;
}

/// The sheet with the answers: by its defined name, or by its headings where that is gone.
std::string answers_sheet(intake::XlsxReader& book, const std::string& file) {
    const std::string named = book.named_sheet(form_sheet_name);
    if (!named.empty()) return named;
    for (const std::string& sheet : book.sheets()) {
        const auto rows = intake::read_sheet_rows(book, file, sheet);
        for (const auto& row : rows) {
            const auto is_called = [](FormColumn column) {
                return [column](const intake::SheetCell& cell) {
                    return cell.text == form_column_name(column);
                };
            };
            if (std::ranges::any_of(row, is_called(FormColumn::row)) &&
                std::ranges::any_of(row, is_called(FormColumn::value)))
                return sheet;
        }
    }
    return {};
}

/// "'Uppgifter'!$G$13" -> 13; 0 for anything else.
std::uint32_t row_of_reference(const std::string& reference) {
    const std::size_t mark = reference.rfind('!');
    const auto place = intake::read_place(
        std::string_view{reference}.substr(mark == std::string::npos ? 0 : mark + 1));
    return place ? place->row : 0;
}

}  // namespace

FormFile read_form_file(const std::string& bytes, const std::string& name,
                        core::Findings& findings) {
    intake::XlsxReader book{bytes, name, intake::filled_in_by_people};
    FormFile file;
    file.mark = read_mark(marks_in(book), place_of(name), findings);
    if (!file.mark) return file;
    file.sheet = answers_sheet(book, name);
    if (file.sheet.empty()) {
        intake::note(findings, "FORM_SHEET_MISSING", place_of(name));
        return file;
    }
    const auto columns = specs();
    core::Findings of_sheet;
    const auto table = intake::read_sheet_table(place_of(name, file.sheet),
                                                intake::read_sheet_rows(book, name, file.sheet),
                                                columns, of_sheet);
    for (core::Finding finding : of_sheet.list()) {
        // A team's own notes beside the form are theirs.
        if (finding.code == "SHEET_COLUMN_UNKNOWN" || finding.code == "SHEET_COLUMN_UNNAMED")
            finding.severity = core::Severity::warning;
        findings.add(std::move(finding));
    }
    for (const auto& row : table.rows) {
        if (file.rows.size() == most_rows)
            throw core::Error{core::ErrorKind::unreadable, "XLSX_TOO_LARGE", {{"path", name}}};
        FormFileRow& read = file.rows.emplace_back();
        read.row = row.row;
        std::ranges::copy(row.cells, read.cells.begin());
    }
    for (std::size_t i = 0; i < most_rows; ++i) {
        const auto at = book.names().find(form_cell_name(i));
        if (at == book.names().end()) break;
        if (const std::uint32_t row = row_of_reference(at->second)) file.named_rows.emplace(i, row);
    }
    return file;
}

bool is_form(const std::string& bytes) {
    try {
        intake::XlsxReader book{bytes, {}, intake::filled_in_by_people};
        return !marks_in(book).empty();
    } catch (const core::Error&) {
        return false;
    }
}

}  // namespace utfall::usecases
