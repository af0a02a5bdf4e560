#pragma once

#include "app/usecases/reports_issued.h"

#include <string>
#include <string_view>
#include <vector>

namespace utfall::usecases {

/// The fewest hexadecimal digits that say which report a paper belongs to.
inline constexpr std::size_t fewest_seal_digits = 12;

/// What somebody types from the foot of a page: hexadecimal digits in lower case, without spaces.
/// Empty when there is anything else in it.
std::string seal_digits(std::string_view typed);

/// The issued reports whose content digest, ledger root or file digest begins with `digits`.
std::vector<IssuedReport> reports_with_seal(const ledger::Store& store, std::uint64_t as_of,
                                            const std::string& digits);

}  // namespace utfall::usecases
