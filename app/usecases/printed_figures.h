#pragma once

#include "app/core/decimal.h"
#include "app/usecases/reports.h"

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>

namespace utfall::usecases {

/// A number as a report prints it.
struct PrintedFigure {
    std::string ref;
    std::string label;   ///< The words that stand before the row's first figure.
    std::string column;  ///< Heading.
    std::optional<core::Decimal>
        number;  ///< As rounded for printing; empty: no number stands there.
    int decimals{0};
    std::size_t order{0};  ///< Of printing.
};
/// Table, row's words, which of the rows with these words in its group, column. Rows move when
/// others come, so a row is known by its words and not by its number.
using FigureKey = std::array<std::string, 4>;
using PrintedFigures = std::map<FigureKey, PrintedFigure>;

/// Every figure of the report but those of tables that tell about the book and the report itself:
/// corrections, lineage.
PrintedFigures printed_figures(const PreparedReport& report);

/// The number with as many decimals as are printed; null where none stands.
core::Json printed_json(const std::optional<core::Decimal>& number, int decimals);

}  // namespace utfall::usecases
