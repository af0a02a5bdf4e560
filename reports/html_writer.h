#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::reports {

/// One attribute; one without a name is left out, so that a condition fits in a list.
struct Attribute {
    std::string_view name;
    std::string value;
};
using Attributes = std::initializer_list<Attribute>;

/// A coordinate of a drawing in tenths of a CSS pixel: layout has no floating point.
using Tenths = std::int64_t;
/// "12", "-0.5".
std::string tenths_text(Tenths value);

/// Writes HTML and the SVG within it. The only place that escapes: content enters as text or as an
/// attribute's value and is always quoted; tags and attribute names are the program's own words.
class HtmlWriter {
  public:
    HtmlWriter& open(std::string_view tag, Attributes attributes = {});
    HtmlWriter& close();
    /// An element that has no end tag in HTML (meta, br), or is written closed in SVG (rect, path).
    HtmlWriter& empty(std::string_view tag, Attributes attributes = {});
    HtmlWriter& text(std::string_view content);
    HtmlWriter& element(std::string_view tag, Attributes attributes, std::string_view content);
    /// A style element. Throws std::logic_error when `css` could end it early.
    HtmlWriter& style(std::string_view css);

    /// Throws std::logic_error when an element was left open.
    std::string take();

  private:
    void start(std::string_view tag, Attributes attributes);

    std::string out_;
    std::vector<std::string> open_;
};

}  // namespace utfall::reports
