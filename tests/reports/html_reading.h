#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::tests {

/// A start tag of a page as a parser sees it: enough to ask questions, strict about what it
/// accepts.
struct HtmlTag {
    std::string name;
    std::map<std::string, std::string> attributes;  ///< Values with their entities resolved.
    std::string text;                               ///< Up to the next tag, entities resolved.
};

/// Throws std::runtime_error where a value is not quoted, an entity is unknown, an end tag does not
/// match or an element is left open.
std::vector<HtmlTag> read_html(std::string_view page);

}  // namespace utfall::tests
