#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::indicators {

inline bool contains(const std::vector<std::string>& codes, std::string_view code) {
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

}  // namespace utfall::indicators
