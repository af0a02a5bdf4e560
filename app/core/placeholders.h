#pragma once

#include <map>
#include <string>
#include <string_view>

namespace utfall::core {

/// `pattern` with each {name} replaced by its argument. A placeholder without an argument stays as
/// it is, so that the gap is seen.
std::string filled(std::string_view pattern, const std::map<std::string, std::string>& args);

}  // namespace utfall::core
