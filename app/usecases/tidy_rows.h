#pragma once

#include "app/core/decimal.h"
#include "app/usecases/books.h"
#include "app/usecases/setup.h"
#include "app/usecases/tidy_columns.h"

#include <cstdint>
#include <functional>
#include <string>
#include <variant>
#include <vector>

namespace utfall::usecases {

struct TidyQuery {
    TidyContent content{TidyContent::both};
    std::vector<std::string> periods;  ///< Period codes; empty: all.
    std::uint64_t as_of{0};
    /// For everybody: of people only what public reports have told.
    bool is_public{false};
};

/// One cell a column of tidy_columns(); an empty text is an empty cell.
using TidyRow = std::vector<std::variant<std::string, core::Decimal>>;

/// Shows every row: the values in force in the order of the book's series, each with its states
/// that are no number; then the indicators in the framework's order, for each organisation, unit,
/// team and intervention that is asked for what they are made of, in all and by one dimension at a
/// time. What does not apply has no row; what is not told in public has the state "suppressed".
/// Throws Error(not_found, "PERIOD_UNKNOWN").
void each_tidy_row(Book& book, const Setup& setup, const TidyQuery& query,
                   const ProgressSink& progress, const std::function<void(const TidyRow&)>& visit);

}  // namespace utfall::usecases
