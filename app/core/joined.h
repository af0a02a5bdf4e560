#pragma once

#include <string>

namespace utfall::core {

/// The texts of a list or set as a person reads several: "a, b, c"; empty for none.
template <typename Texts>
std::string joined(const Texts& texts) {
    std::string all;
    for (const auto& text : texts) {
        if (!all.empty()) all += ", ";
        all += text;
    }
    return all;
}

}  // namespace utfall::core
