#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::usecases {

/// `{{INDICATOR.field}}` in a narrative: the figure stands in the text, so that text and table
/// cannot disagree.
struct NarrativeToken {
    std::string text;  ///< With its braces.
    std::string indicator;
    std::string field;
};

std::vector<NarrativeToken> tokens_of(std::string_view text);

/// `text` with every token replaced by what `resolve` gives; `unresolved` collects the tokens it
/// gives nothing for, which stay as they are.
std::string replace_tokens(
    std::string_view text,
    const std::function<std::optional<std::string>(const NarrativeToken&)>& resolve,
    std::vector<std::string>& unresolved);

}  // namespace utfall::usecases
