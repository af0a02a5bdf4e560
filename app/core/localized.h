#pragma once

#include <string>

namespace utfall::core {

enum class Lang { sv, en };

/// A text in both languages of the product. Either may be empty when data lacks it.
struct LocalText {
    std::string sv;
    std::string en;

    /// The text in `lang`, or the other language's when that one is empty.
    const std::string& in(Lang lang) const {
        const std::string& wanted = lang == Lang::sv ? sv : en;
        const std::string& other = lang == Lang::sv ? en : sv;
        return wanted.empty() ? other : wanted;
    }
    bool operator==(const LocalText&) const = default;
};

}  // namespace utfall::core
