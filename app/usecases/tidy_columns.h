#pragma once

#include "app/core/localized.h"
#include "app/indicators/framework.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::usecases {

/// What a tidy export holds: what was reported, what was calculated of it, or both.
enum class TidyContent { measures, indicators, both };
/// "measures", "indicators", "both".
std::optional<TidyContent> parse_tidy_content(std::string_view word);

/// One column of data.csv (schemas/tidy.json).
struct TidyColumn {
    std::string name;
    std::string type;  ///< Of the Table Schema: string, number, integer, date, datetime.
    core::LocalText label;
    core::LocalText meaning;  ///< May be empty.
    bool is_dimension{false};
};

/// In the order of the file; a dimension of the set-up has a column of its own.
std::vector<TidyColumn> tidy_columns(const indicators::Framework& framework, TidyContent content);

/// The words of the states a row may have, by code, in a fixed order.
std::vector<std::pair<std::string, core::LocalText>> tidy_states();

}  // namespace utfall::usecases
