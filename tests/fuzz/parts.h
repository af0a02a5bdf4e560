#pragma once

#include <map>
#include <string>
#include <string_view>

namespace utfall::fuzz {

/// Most changed bytes of a packed file are noticed by its checksums, so that the code behind them
/// would never be tried. Input that does not begin as a packed file does is therefore taken as the
/// parts of one, each after a line "=== NAME", and packed here.
std::string packed_file(std::string_view bytes);

/// The parts, by name, as such input.
std::string as_parts(const std::map<std::string, std::string>& parts);

}  // namespace utfall::fuzz
