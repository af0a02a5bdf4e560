#pragma once

#include "reports/html_writer.h"

#include <string>
#include <string_view>
#include <vector>

namespace utfall::reports {

struct SvgPoint {
    Tenths x{0}, y{0};
};

enum class Anchor { start, middle, end };

/// Shapes of one drawing. Looks are classes of templates/theme/report.css, so that dark mode, print
/// and forced colours need no second drawing. Heights are known last: shapes are kept until
/// write().
class SvgCanvas {
  public:
    explicit SvgCanvas(Tenths width) : width_(width) {}

    Tenths width() const { return width_; }
    void line(SvgPoint from, SvgPoint to, std::string_view look);
    void rect(Tenths x, Tenths y, Tenths width, Tenths height, std::string_view look);
    /// As rect, hatched in the pattern of write().
    void hatched(Tenths x, Tenths y, Tenths width, Tenths height);
    void circle(SvgPoint centre, Tenths radius, std::string_view look);
    void path(const std::vector<SvgPoint>& points, std::string_view look);
    /// Marker of series `index`: circle, square, diamond, triangle.
    void marker(SvgPoint centre, Tenths radius, std::size_t index, std::string_view look);
    void text(SvgPoint at, std::string_view content, Anchor anchor = Anchor::start,
              std::string_view look = {});

    /// The whole drawing, `height` tall: role img, a title and a description for those who do not
    /// see it, everything else hidden from them. `id` is unique in the page.
    void write(HtmlWriter& out, Tenths height, const std::string& id, std::string_view title,
               std::string_view description) const;
    /// As an ornament beside text that says the same.
    void write_hidden(HtmlWriter& out, Tenths height, std::string_view look) const;
    /// As a small picture with one label.
    void write_labelled(HtmlWriter& out, Tenths height, std::string_view look,
                        std::string_view label) const;

  private:
    struct Shape {
        std::string_view tag;
        std::vector<std::pair<std::string_view, std::string>> attributes;
        std::string content;
        bool hatched{false};
    };
    void draw(HtmlWriter& out, const std::string& pattern) const;

    Tenths width_;
    std::vector<Shape> shapes_;
};

/// Estimated width of a text at `size` px (an upper bound for Arial and its metric twins).
Tenths text_width(std::string_view utf8, int size = 12);
/// `text` in at most `lines` lines of `width`, broken at spaces; what does not fit ends with "…".
std::vector<std::string> wrapped(std::string_view text, Tenths width, std::size_t lines,
                                 int size = 12);

}  // namespace utfall::reports
