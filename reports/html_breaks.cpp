#include "reports/html_breaks.h"

#include "app/core/text.h"

#include <algorithm>

namespace utfall::reports {

namespace {

/// "INS-FULL" or "[M-AVSL-PLAN]": letters in upper case with a hyphen, at which a line would break.
bool is_code(std::string_view word) {
    if (word.size() > 24 || word.find('-') == std::string_view::npos) return false;
    return std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; }) &&
           std::any_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

std::string_view breaking(std::string_view text) {
    std::size_t longest = 0;
    for (const std::string& one : core::split(text, ' ')) {
        longest = std::max(longest, core::length_in_characters(one));
    }
    if (longest > 18) return "any";
    return longest <= 14 && text.find(' ') == std::string_view::npos ? "nw" : "";
}

void write_unbroken(HtmlWriter& out, std::string_view text) {
    std::size_t plain = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string_view word = text.substr(at, end - at);
        if (is_code(word)) {
            out.text(text.substr(plain, at - plain)).element("span", {{"class", "nw"}}, word);
            plain = end;
        }
        at = end + 1;
    }
    out.text(text.substr(plain));
}

}  // namespace utfall::reports
