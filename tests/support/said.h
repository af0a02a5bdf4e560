#pragma once

#include <string>
#include <string_view>

namespace utfall::tests {

inline bool has(std::string_view text, std::string_view words) {
    return text.find(words) != std::string_view::npos;
}

}  // namespace utfall::tests
