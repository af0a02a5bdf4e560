#include "app/core/embedded.h"
#include "reports/html_page.h"
#include "reports/words.h"

#include <stdexcept>

namespace utfall::reports {

namespace {

/// A CSS string. Every ASCII sign but letters, digits, space, comma, full stop and hyphen is
/// written by its number, so no content can end the string or the style element.
std::string css_string(std::string_view text) {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string made = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == ' ' || c == ',' || c == '.' || c == '-';
        if (plain) {
            made += c;
        } else {
            made += '\\';
            made += digits[byte >> 4U];
            made += digits[byte & 0x0FU];
            made += ' ';
        }
    }
    return made + "\"";
}

std::string joined(std::string_view first, std::string_view second) {
    std::string text{first};
    if (!text.empty() && !second.empty()) text += " · ";
    return text += second;
}

}  // namespace

std::string page_style(const Document& document) {
    const auto theme = core::embedded_file("templates/theme/report.css");
    if (!theme) throw std::logic_error("the theme is not in the program");
    const core::Lang lang = document.lang;
    std::string css{*theme};
    css += "@page{@top-right{content:" + css_string(document.profile_notice) + "}";
    css += "@bottom-left{content:" + css_string(joined(document.mark, document.footer)) + "}";
    css += "@bottom-right{content:" + css_string(word(lang, "label.page") + " ");
    css += " counter(page) " + css_string(" " + word(lang, "label.of") + " ");
    css += " counter(pages)}}\n";
    return css;
}

}  // namespace utfall::reports
