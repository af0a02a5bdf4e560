#pragma once

#include "app/core/clock.h"
#include "app/core/decimal.h"
#include "app/core/localized.h"

#include <optional>
#include <string>
#include <vector>

namespace utfall::usecases {

/// A list as a person takes it into a spreadsheet: words and exact numbers, no look.
struct PlainTable {
    struct Column {
        std::string key;    ///< ASCII snake_case: the header of the CSV.
        std::string title;  ///< The header of the workbook.
    };
    struct Cell {
        Cell() = default;
        Cell(std::string words) : text(std::move(words)) {}  // NOLINT(google-explicit-constructor)
        Cell(const char* words) : text(words) {}             // NOLINT(google-explicit-constructor)
        Cell(std::string_view words) : text(words) {}        // NOLINT(google-explicit-constructor)
        Cell(const core::Decimal& value) : number(value) {}  // NOLINT(google-explicit-constructor)
        Cell(std::int64_t value) : number(core::Decimal{value}) {}  // NOLINT

        std::string text;
        std::optional<core::Decimal> number;
    };

    std::string name;   ///< Of the file and the sheet: "indicators".
    std::string title;  ///< A sentence: stands in the workbook's first cell.
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows;
};

/// UTF-8. English: comma and decimal point. Swedish: semicolon, decimal comma and a BOM, which is
/// what a Swedish Excel opens without asking. Text that a spreadsheet would take for a formula is
/// guarded.
std::string csv_of(const PlainTable& table, core::Lang lang);
/// One sheet with its title and one table.
std::string xlsx_of(const PlainTable& table, core::Instant created);

}  // namespace utfall::usecases
