#pragma once

#include <string_view>

namespace utfall::ledger {

/// The one finding of a verification that says nothing against the ledger: what was made of it to
/// read faster is wrong.
inline constexpr std::string_view cache_differs = "VALUE_CACHE_DIFFERS";

}  // namespace utfall::ledger
