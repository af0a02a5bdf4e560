#pragma once

#include "app/core/finding.h"
#include "app/intake/published_figure.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::intake {

struct SkolverketFile {
    std::vector<PublishedFigure> figures;
    std::int64_t rows{0};  ///< Below the headings.
};

/// Reads an export of Skolverket's statistics (Siris): semicolons, a preamble of any length with
/// title and school year, headings in one row or in two, decimal commas, spaces in numbers. Tables
/// have no codes for what they measure: its words, table and column, stand for one. Columns whose
/// headings are not known to say who or what a row is about are figures. Errors: those of
/// cut_skolverket_table(), CSV_ENCODING, BENCHMARK_NO_TITLE, BENCHMARK_NO_PERIOD,
/// BENCHMARK_COLUMN_TWICE, BENCHMARK_AREA, BENCHMARK_SEX, BENCHMARK_CELL. Note:
/// BENCHMARK_WINDOWS_1252.
SkolverketFile read_skolverket(std::string_view bytes, const std::string& file,
                               core::Findings& findings);

}  // namespace utfall::intake
