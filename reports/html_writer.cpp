#include "reports/html_writer.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace utfall::reports {

namespace {

/// A control character means nothing in HTML and may hide something: it is shown as a mark.
void append_escaped(std::string& out, std::string_view content) {
    for (const char c : content) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            case '\n':
            case '\t':
                out += c;
                break;
            default: {
                const auto byte = static_cast<unsigned char>(c);
                if (byte < 0x20 || byte == 0x7F) {
                    out += "\uFFFD";
                } else {
                    out += c;
                }
            }
        }
    }
}

/// White space before these would be seen.
bool is_inline(std::string_view tag) {
    static constexpr std::array<std::string_view, 9> tags{"a",    "b",  "br",    "code",  "span",
                                                          "time", "em", "tspan", "strong"};
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

bool is_html_void(std::string_view tag) {
    return tag == "meta" || tag == "br" || tag == "col";
}

}  // namespace

std::string tenths_text(Tenths value) {
    std::string text = value < 0 ? "-" : "";
    const Tenths size = value < 0 ? -value : value;
    text += std::to_string(size / 10);
    if (size % 10 != 0) text += "." + std::to_string(size % 10);
    return text;
}

void HtmlWriter::start(std::string_view tag, Attributes attributes) {
    if (!is_inline(tag) && !out_.empty() && out_.back() != '\n') out_ += '\n';
    out_ += '<';
    out_ += tag;
    for (const Attribute& attribute : attributes) {
        if (attribute.name.empty()) continue;
        out_ += ' ';
        out_ += attribute.name;
        out_ += "=\"";
        append_escaped(out_, attribute.value);
        out_ += '"';
    }
}

HtmlWriter& HtmlWriter::open(std::string_view tag, Attributes attributes) {
    if (tag == "html") out_ += "<!doctype html>";
    start(tag, attributes);
    out_ += '>';
    open_.emplace_back(tag);
    return *this;
}

HtmlWriter& HtmlWriter::close() {
    if (open_.empty()) throw std::logic_error("no element to close");
    out_ += "</" + open_.back() + ">";
    open_.pop_back();
    return *this;
}

HtmlWriter& HtmlWriter::empty(std::string_view tag, Attributes attributes) {
    start(tag, attributes);
    out_ += is_html_void(tag) ? ">" : "/>";
    return *this;
}

HtmlWriter& HtmlWriter::text(std::string_view content) {
    append_escaped(out_, content);
    return *this;
}

HtmlWriter& HtmlWriter::element(std::string_view tag, Attributes attributes,
                                std::string_view content) {
    return open(tag, attributes).text(content).close();
}

HtmlWriter& HtmlWriter::style(std::string_view css) {
    if (css.find("</") != std::string_view::npos || css.find("<!--") != std::string_view::npos) {
        throw std::logic_error("a style sheet may not hold markup");
    }
    start("style", {});
    out_ += '>';
    out_ += css;
    out_ += "</style>";
    return *this;
}

std::string HtmlWriter::take() {
    if (!open_.empty()) {
        throw std::logic_error("element left open: " + open_.back());
    }
    out_ += '\n';
    return std::exchange(out_, {});
}

}  // namespace utfall::reports
