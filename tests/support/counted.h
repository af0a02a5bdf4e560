#pragma once

#include <cstddef>
#include <iostream>
#include <string>
#include <string_view>

namespace utfall::tests {

/// What a proof came to, said where the test's output is kept: "M7: 100 of 100 rewritten books".
inline void tell_count(std::string_view id, std::size_t held, std::size_t tried,
                       const std::string& what) {
    std::cout << id << ": " << held << " of " << tried << ' ' << what << std::endl;
}

}  // namespace utfall::tests
