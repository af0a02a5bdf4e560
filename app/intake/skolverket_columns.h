#pragma once

#include "app/core/finding.h"
#include "app/intake/skolverket_table.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::intake {

/// A column of figures.
struct FigureColumn {
    std::size_t place{0};
    std::string name;  ///< Group and heading, without the sex; empty: the table's title says all.
    std::string sex;   ///< T, K or M.
    std::string heading;  ///< As a finding names the column, with its group.
};

/// What the columns of an export are about.
struct SkolverketColumns {
    std::optional<std::size_t> area;  ///< The code of the smallest place that has one.
    std::optional<std::size_t> area_name;
    std::size_t code_digits{0};  ///< That the code must have; 0: any.
    std::optional<std::size_t> sex;
    std::vector<std::size_t> breakdown;  ///< "Ämne", "Typ av huvudman" and their like.
    std::vector<FigureColumn> figures;
};

/// Judges the headings. A group stands over each of its columns; only where the headings could not
/// be told apart otherwise does one that stands over the first hold until the next. Error:
/// BENCHMARK_COLUMN_TWICE.
SkolverketColumns skolverket_columns(const SkolverketTable& table, const std::string& file,
                                     core::Findings& findings);

/// T, K or M for "Totalt", "Flickor", "Män" and their like; empty for other words.
std::string_view published_sex(std::string_view word);

}  // namespace utfall::intake
