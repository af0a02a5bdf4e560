#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace utfall::intake {

/// One text that a page shows.
struct HtmlText {
    std::string ref;   ///< Of the element with `data-ref` that it stands in; empty: none.
    std::string text;  ///< Entities decoded, white space joined.
    bool operator==(const HtmlText&) const = default;
};

/// What an HTML page says, in its order, without styles, scripts and mark-up.
std::vector<HtmlText> html_texts(std::string_view page);

/// The content of the page's <meta name=`name`>; empty when there is none.
std::string html_meta(std::string_view page, std::string_view name);

}  // namespace utfall::intake
