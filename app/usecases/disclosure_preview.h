#pragma once

#include "app/core/json.h"
#include "app/usecases/reports.h"

#include <cstdint>
#include <string>
#include <vector>

namespace utfall::usecases {

/// One number that a report does not tell, for those inside the house.
struct HiddenNumber {
    std::string row, column;  ///< Their labels.
    std::string inside;       ///< As a report for the house prints it.
    std::string outside;      ///< What stands there instead: "..", "~100", "~0".
    bool of_few{false};       ///< A count of 1 to 4: hidden for its own sake.
};

/// What one table of a report tells.
struct DisclosedTable {
    int number{0};  ///< "Tabell 6"
    std::string title;
    std::int64_t told{0};               ///< Cells with a number.
    std::int64_t hidden{0};             ///< Cells with `..` in its place.
    std::int64_t near{0};               ///< Percentages with `~100` or `~0`.
    std::vector<HiddenNumber> numbers;  ///< Those of `hidden` and `near`, in printed order.
};

/// What `leaving` tells of each table with numbers, beside `whole`, the same report for the house.
std::vector<DisclosedTable> disclosed_tables(const PreparedReport& leaving,
                                             const PreparedReport& whole);

/// {"profile", "hidden_few", "hidden_linked", "tables": [{"table", "title", "told", "hidden",
/// "near"}]}: how much a report hides, and never which numbers those are. Null for a report that
/// hides nothing.
core::Json disclosure_json(const PreparedReport& leaving);

}  // namespace utfall::usecases
