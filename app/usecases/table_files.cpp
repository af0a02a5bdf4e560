#include "app/usecases/table_files.h"

#include "app/intake/csv_writer.h"
#include "reports/xlsx_names.h"
#include "reports/xlsx_workbook.h"

#include <algorithm>
#include <sstream>

namespace utfall::usecases {
namespace {

namespace xlsx = reports::xlsx;

constexpr unsigned header_fill = 0xE9EEF3;
constexpr std::size_t filter_from_rows = 30;

void write_cells(xlsx::Workbook& book, xlsx::Sheet sheet, const PlainTable& table,
                 std::uint32_t first_row) {
    const xlsx::Style plain;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        for (std::size_t column = 0; column < table.rows[row].size(); ++column) {
            const auto& cell = table.rows[row][column];
            const xlsx::At at{first_row + static_cast<std::uint32_t>(row),
                              static_cast<std::uint16_t>(column)};
            if (cell.number) {
                book.number(sheet, at, core::Rational{*cell.number}, plain);
            } else if (!cell.text.empty()) {
                book.text(sheet, at, cell.text, plain);
            }
        }
    }
}

int width_of(const PlainTable& table, std::size_t column) {
    std::size_t widest = table.columns[column].title.size();
    for (const auto& row : table.rows) {
        const auto& cell = row[column];
        widest = std::max(widest, cell.number ? cell.number->to_string().size() : cell.text.size());
    }
    return static_cast<int>(std::clamp<std::size_t>(widest + 2, 8, 60));
}

}  // namespace

std::string csv_of(const PlainTable& table, core::Lang lang) {
    std::ostringstream out;
    intake::CsvWriter writer{out, lang == core::Lang::sv ? intake::CsvDialect::semicolon_comma
                                                         : intake::CsvDialect::comma_point};
    for (const auto& column : table.columns) writer.text(column.key);
    writer.end_row();
    for (const auto& row : table.rows) {
        for (const auto& cell : row) {
            if (cell.number) {
                writer.number(*cell.number);
            } else {
                writer.text(cell.text);
            }
        }
        writer.end_row();
    }
    return out.str();
}

std::string xlsx_of(const PlainTable& table, core::Instant created) {
    xlsx::Properties properties;
    properties.title = table.title;
    properties.created = created;
    xlsx::Workbook book{properties};
    const xlsx::Sheet sheet = book.add_sheet(xlsx::sheet_wish(table.name));
    xlsx::Style heading;
    heading.size = 14;
    heading.bold = true;
    book.text(sheet, {0, 0}, table.title, heading);
    constexpr std::uint32_t header_row = 2;
    xlsx::TableShape shape;
    // Named after codes, which may hold any letter.
    shape.name = xlsx::table_wish(table.name);
    // A table needs a row under its header, also when there is nothing to show.
    const auto rows = static_cast<std::uint32_t>(std::max<std::size_t>(table.rows.size(), 1));
    shape.range = {{header_row, 0},
                   {header_row + rows, static_cast<std::uint16_t>(table.columns.size() - 1)}};
    xlsx::Style header;
    header.bold = true;
    header.wrap = true;
    header.fill = header_fill;
    header.bottom = xlsx::Edge::thin;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        shape.headers.push_back({table.columns[column].title, header, {}, false});
        book.column_width(sheet, static_cast<std::uint16_t>(column), width_of(table, column));
    }
    shape.filter = table.rows.size() > filter_from_rows;
    book.table(sheet, shape);
    write_cells(book, sheet, table, header_row + 1);
    book.freeze(sheet, {header_row + 1, 0});
    book.repeat_row(sheet, header_row);
    return book.close();
}

}  // namespace utfall::usecases
