#pragma once

#include "app/core/finding.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::intake {

/// An export of Skolverket's statistics, cut into its parts. Texts are in NFC, without surrounding
/// white space.
struct SkolverketTable {
    struct Row {
        std::int64_t line{0};
        std::vector<std::string> cells;  ///< As many as there are headings.
    };

    std::vector<std::string> preamble;  ///< Lines above the headings: title, school year, notes.
    std::int64_t heading_line{0};       ///< 0: none was found.
    std::vector<std::string> groups;    ///< The row above the headings, as long; or all empty.
    std::vector<std::string> headings;
    std::vector<Row> rows;
    std::vector<std::string> footnotes;  ///< Lines below the rows.
};

/// The row of headings is the first that heads a code of a place, "Kommun-kod" and its like: the
/// preamble has been of several lengths. Errors: CSV_UNCLOSED_QUOTE, CSV_QUOTE, CSV_FIELD_SIZE,
/// CSV_COLUMNS, CSV_TOO_MANY_ROWS, BENCHMARK_NO_HEADINGS.
SkolverketTable cut_skolverket_table(std::string_view utf8, const std::string& file,
                                     core::Findings& findings);

/// Headings under which codes of places stand, the smallest kind of place first, with the headings
/// of their names; in lower case.
struct PlaceHeadings {
    std::vector<std::string_view> codes;
    std::vector<std::string_view> names;
};
const std::vector<PlaceHeadings>& place_headings();

}  // namespace utfall::intake
