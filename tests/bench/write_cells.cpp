// Writes ROWS x 20 cells as a workbook: ten numbers, five codes and five texts of their own a row.
//   write_cells ours|bare ROWS FILE
// "ours" through LongWorkbook with all its checks, "bare" through the writer library alone in the
// same mode. Both write the same values.
#include "reports/xlsx_long_workbook.h"

#include <xlsxwriter.h>

#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

using namespace utfall;

constexpr int numbers = 10, codes = 5, texts = 5;

core::Decimal number_at(long row, int column) {
    const long whole = (row * 7919 + column * 104'729) % 100'000;
    return core::Decimal::parse(std::to_string(whole) + "." + std::to_string(row % 90 + 10))
        .value();
}

std::string code_at(long row, int column) {
    return "KOD-" + std::to_string((row + column) % 200);
}

std::string text_at(long row, int column) {
    return "Närvaro för rad " + std::to_string(row) + ", uppgift " + std::to_string(column) +
           " enligt underlag från skolan";
}

void write_ours(long rows, const std::string& path) {
    reports::xlsx::Properties properties;
    properties.title = "Celler";
    properties.created = core::Instant{1'769'169'600'000'000};
    std::vector<reports::xlsx::LongColumn> columns(numbers + codes + texts, {"kolumn", 12});
    reports::xlsx::LongWorkbook book{properties, "Celler", columns};
    for (long row = 0; row < rows; ++row) {
        for (int column = 0; column < numbers; ++column) book.number(number_at(row, column));
        for (int column = 0; column < codes; ++column) book.text(code_at(row, column));
        for (int column = 0; column < texts; ++column) book.text(text_at(row, column));
        book.end_row();
    }
    book.close_into(path);
}

void write_bare(long rows, const std::string& path) {
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    lxw_workbook* book = workbook_new_opt(path.c_str(), &options);
    lxw_worksheet* sheet = workbook_add_worksheet(book, "Celler");
    for (lxw_col_t column = 0; column < numbers + codes + texts; ++column)
        worksheet_write_string(sheet, 0, column, "kolumn", nullptr);
    for (long row = 0; row < rows; ++row) {
        const auto at = static_cast<lxw_row_t>(row + 1);
        lxw_col_t place = 0;
        for (int column = 0; column < numbers; ++column)
            worksheet_write_number(sheet, at, place++,
                                   std::strtod(number_at(row, column).to_string().c_str(), nullptr),
                                   nullptr);
        for (int column = 0; column < codes; ++column)
            worksheet_write_string(sheet, at, place++, code_at(row, column).c_str(), nullptr);
        for (int column = 0; column < texts; ++column)
            worksheet_write_string(sheet, at, place++, text_at(row, column).c_str(), nullptr);
    }
    workbook_close(book);
}

}  // namespace

int main(int count, char** words) {
    if (count != 4) {
        std::fputs("usage: write_cells ours|bare ROWS FILE\n", stderr);
        return 2;
    }
    const long rows = std::atol(words[2]);
    if (std::string{words[1]} == "ours") {
        write_ours(rows, words[3]);
    } else {
        write_bare(rows, words[3]);
    }
    return 0;
}
