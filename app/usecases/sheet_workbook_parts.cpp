#include "app/usecases/sheet_workbook_parts.h"

#include "app/usecases/in_language.h"
#include "reports/xlsx_layout.h"

namespace utfall::usecases {
namespace {

namespace xlsx = reports::xlsx;
using programme::SetupColumn;

/// Letters that fit beside each other on a page.
constexpr std::size_t guide_width = 105;

/// "Insatser: Nivå; Mått: Rapporteras av".
std::string columns_with(const std::string& list, const std::vector<SetupPage>& pages,
                         core::Lang lang) {
    std::string all;
    for (const SetupPage& page : pages) {
        std::string labels;
        for (const SetupColumn& column : page.sheet->columns) {
            if (setup_list_of(column) == list)
                labels += (labels.empty() ? "" : ", ") + column.label.in(lang);
        }
        if (!labels.empty())
            all += (all.empty() ? "" : "; ") + page.sheet->name.in(lang) + ": " + labels;
    }
    return all;
}

}  // namespace

std::string setup_list_of(const SetupColumn& column) {
    return column.kind == programme::SetupCell::truth ? "truth" : column.list;
}

std::map<std::string, xlsx::Range, std::less<>> write_setup_words(
    xlsx::Workbook& book, xlsx::Sheet sheet, const SheetWorkbook& wanted,
    const std::vector<SetupPage>& pages) {
    const core::Lang lang = wanted.lang;
    std::map<std::string, xlsx::Range, std::less<>> at;
    book.text(sheet, {0, 0}, wanted.form.words_name.in(lang), xlsx::title_style());
    constexpr std::uint32_t header_row = 2;
    const std::string headings[] = {in(lang, "Kolumner", "Columns"), in(lang, "Kod", "Code"),
                                    in(lang, "Betydelse", "Meaning")};
    const int widths[] = {52, 18, 34};
    for (std::uint16_t i = 0; i < 3; ++i) {
        book.text(sheet, {header_row, i}, headings[i], xlsx::header_style(false));
        book.column_width(sheet, i, widths[i]);
    }
    xlsx::Style wrapped;
    wrapped.wrap = true;
    std::uint32_t row = header_row + 1;
    for (const auto& [name, list] : wanted.form.lists) {
        at[name] = {{row, 1}, {row + static_cast<std::uint32_t>(list.size()) - 1, 1}};
        const std::string users = columns_with(name, pages, lang);
        for (const programme::SetupWord& word : list) {
            book.text(sheet, {row, 0}, users, wrapped);
            book.row_height(sheet, row, xlsx::height_of(xlsx::lines_in(users, widths[0])));
            book.text(sheet, {row, 1}, word.code, {});
            book.text(sheet, {row++, 2}, word.meaning.in(lang), {});
        }
    }
    book.freeze(sheet, {header_row + 1, 0});
    book.repeat_row(sheet, header_row);
    return at;
}

void write_setup_guide(xlsx::Workbook& book, xlsx::Sheet sheet, const SheetWorkbook& wanted,
                       const std::vector<SetupPage>& pages) {
    const core::Lang lang = wanted.lang;
    book.text(sheet, {0, 0}, wanted.heading, xlsx::title_style());
    std::uint32_t row = 2;
    for (const core::LocalText& paragraph : wanted.form.guide) {
        for (const std::string& line : xlsx::broken(paragraph.in(lang), guide_width))
            book.text(sheet, {row++, 0}, line, {});
        ++row;
    }
    xlsx::TableShape shape;
    shape.name = "T_guide";
    shape.headers = {
        {in(lang, "Blad", "Sheet"), xlsx::header_style(false), {}, false},
        {in(lang, "Vad en rad är", "What a row is"), xlsx::header_style(false), {}, false},
        {wanted.examples ? in(lang, "Exempel", "Examples") : in(lang, "Rader", "Rows"),
         xlsx::header_style(true),
         {},
         false}};
    shape.range = {{row, 0}, {row + static_cast<std::uint32_t>(pages.size()), 2}};
    book.table(sheet, shape);
    const int widths[] = {26, 96, 10};
    for (std::uint16_t i = 0; i < 3; ++i) book.column_width(sheet, i, widths[i]);
    xlsx::Style link;
    link.link = true;
    xlsx::Style wrapped;
    wrapped.wrap = true;
    for (const SetupPage& page : pages) {
        ++row;
        book.link(sheet, {row, 0}, page.at, page.sheet->name.in(lang), link);
        const std::string note = page.sheet->note.in(lang);
        book.text(sheet, {row, 1}, note, wrapped);
        book.row_height(sheet, row, xlsx::height_of(xlsx::lines_in(note, widths[1])));
        book.number(sheet, {row, 2}, core::Rational{static_cast<std::int64_t>(page.rows.size())},
                    {});
    }
}

}  // namespace utfall::usecases
