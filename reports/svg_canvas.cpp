#include "reports/svg_canvas.h"

#include "app/core/text.h"

#include <array>

namespace utfall::reports {

namespace {

std::string path_text(const std::vector<SvgPoint>& points, bool closed) {
    std::string text;
    for (std::size_t i = 0; i < points.size(); ++i) {
        text += i == 0 ? "M" : " L";
        text += tenths_text(points[i].x) + " " + tenths_text(points[i].y);
    }
    if (closed) text += " Z";
    return text;
}

/// Thousandths of the font size, from the metrics of Arial, rounded up by class.
int width_of(unsigned char c) {
    constexpr std::string_view thin = "ijl.,:;'|! ()[]";
    constexpr std::string_view narrow = "ftrI-/";
    constexpr std::string_view wide = "mwMWÅ@%";
    if (thin.find(static_cast<char>(c)) != std::string_view::npos) return 290;
    if (narrow.find(static_cast<char>(c)) != std::string_view::npos) return 340;
    if (wide.find(static_cast<char>(c)) != std::string_view::npos) return 870;
    if (c >= 'A' && c <= 'Z') return 710;
    return 560;
}

}  // namespace

Tenths text_width(std::string_view utf8, int size) {
    Tenths thousandths = 0;
    for (const char c : utf8) {
        const auto byte = static_cast<unsigned char>(c);
        // Continuation bytes add nothing: a letter is counted at its first byte.
        if ((byte & 0xC0U) != 0x80U) thousandths += byte < 0x80 ? width_of(byte) : 620;
    }
    return thousandths * size / 100 + 1;
}

std::vector<std::string> wrapped(std::string_view text, Tenths width, std::size_t lines, int size) {
    std::vector<std::string> made(1);
    for (const std::string& word : core::split(text, ' ')) {
        const std::string longer = made.back().empty() ? word : made.back() + " " + word;
        if (text_width(longer, size) <= width || (made.back().empty() && made.size() == lines)) {
            made.back() = longer;
        } else if (made.back().empty()) {
            made.back() = word;
        } else if (made.size() < lines) {
            made.push_back(word);
        } else {
            made.back() += "…";
            return made;
        }
    }
    return made;
}

void SvgCanvas::line(SvgPoint from, SvgPoint to, std::string_view look) {
    shapes_.push_back({"line",
                       {{"x1", tenths_text(from.x)},
                        {"y1", tenths_text(from.y)},
                        {"x2", tenths_text(to.x)},
                        {"y2", tenths_text(to.y)},
                        {"class", std::string{look}}},
                       {}});
}

void SvgCanvas::rect(Tenths x, Tenths y, Tenths width, Tenths height, std::string_view look) {
    shapes_.push_back({"rect",
                       {{"x", tenths_text(x)},
                        {"y", tenths_text(y)},
                        {"width", tenths_text(width)},
                        {"height", tenths_text(height)},
                        {"class", std::string{look}}},
                       {}});
}

void SvgCanvas::hatched(Tenths x, Tenths y, Tenths width, Tenths height) {
    rect(x, y, width, height, "hatched");
    shapes_.back().hatched = true;
}

void SvgCanvas::circle(SvgPoint centre, Tenths radius, std::string_view look) {
    shapes_.push_back({"circle",
                       {{"cx", tenths_text(centre.x)},
                        {"cy", tenths_text(centre.y)},
                        {"r", tenths_text(radius)},
                        {"class", std::string{look}}},
                       {}});
}

void SvgCanvas::path(const std::vector<SvgPoint>& points, std::string_view look) {
    shapes_.push_back(
        {"path", {{"d", path_text(points, false)}, {"class", std::string{look}}}, {}});
}

void SvgCanvas::marker(SvgPoint centre, Tenths radius, std::size_t index, std::string_view look) {
    const auto [x, y] = centre;
    std::vector<SvgPoint> corners;
    switch (index % 4) {
        case 0:
            circle(centre, radius, look);
            return;
        case 1:
            rect(x - radius, y - radius, 2 * radius, 2 * radius, look);
            return;
        case 2:
            corners = {{x, y - radius - 10},
                       {x + radius + 10, y},
                       {x, y + radius + 10},
                       {x - radius - 10, y}};
            break;
        default:
            corners = {
                {x, y - radius - 5}, {x + radius + 5, y + radius}, {x - radius - 5, y + radius}};
    }
    shapes_.push_back(
        {"path", {{"d", path_text(corners, true)}, {"class", std::string{look}}}, {}});
}

void SvgCanvas::text(SvgPoint at, std::string_view content, Anchor anchor, std::string_view look) {
    Shape shape{"text", {{"x", tenths_text(at.x)}, {"y", tenths_text(at.y)}}, std::string{content}};
    std::string looks{look};
    if (anchor == Anchor::middle) looks += looks.empty() ? "mid" : " mid";
    if (anchor == Anchor::end) looks += looks.empty() ? "end" : " end";
    if (!looks.empty()) shape.attributes.emplace_back("class", looks);
    shapes_.push_back(std::move(shape));
}

void SvgCanvas::draw(HtmlWriter& out, const std::string& pattern) const {
    for (const Shape& shape : shapes_) {
        const auto& all = shape.attributes;
        const auto at = [&](std::size_t i) {
            return i < all.size() ? Attribute{all[i].first, all[i].second} : Attribute{};
        };
        const Attribute fill =
            shape.hatched ? Attribute{"fill", "url(#" + pattern + ")"} : Attribute{};
        if (shape.tag == "text") {
            out.element("text", {at(0), at(1), at(2)}, shape.content);
        } else {
            out.empty(shape.tag, {at(0), at(1), at(2), at(3), at(4), fill});
        }
    }
}

void SvgCanvas::write(HtmlWriter& out, Tenths height, const std::string& id, std::string_view title,
                      std::string_view description) const {
    const std::string pattern = id + "-hatch";
    out.open("svg", {{"class", "ch"},
                     {"role", "img"},
                     {"aria-labelledby", id + "-title " + id + "-desc"},
                     {"viewBox", "0 0 " + tenths_text(width_) + " " + tenths_text(height)},
                     {"width", tenths_text(width_)},
                     {"height", tenths_text(height)}});
    out.element("title", {{"id", id + "-title"}}, title);
    out.element("desc", {{"id", id + "-desc"}}, description);
    for (const Shape& shape : shapes_) {
        if (!shape.hatched) continue;
        out.open("defs").open("pattern", {{"id", pattern},
                                          {"width", "6"},
                                          {"height", "6"},
                                          {"patternUnits", "userSpaceOnUse"},
                                          {"patternTransform", "rotate(45)"}});
        out.empty("rect", {{"width", "6"}, {"height", "6"}, {"class", "band3"}});
        out.empty("line", {{"x1", "0"}, {"y1", "0"}, {"x2", "0"}, {"y2", "6"}, {"class", "hatch"}});
        out.close().close();
        break;
    }
    out.open("g", {{"aria-hidden", "true"}});
    draw(out, pattern);
    out.close().close();
}

void SvgCanvas::write_hidden(HtmlWriter& out, Tenths height, std::string_view look) const {
    out.open("svg", {{"class", std::string{look}},
                     {"aria-hidden", "true"},
                     {"viewBox", "0 0 " + tenths_text(width_) + " " + tenths_text(height)},
                     {"width", tenths_text(width_)},
                     {"height", tenths_text(height)}});
    draw(out, {});
    out.close();
}

void SvgCanvas::write_labelled(HtmlWriter& out, Tenths height, std::string_view look,
                               std::string_view label) const {
    out.open("svg", {{"class", std::string{look}},
                     {"role", "img"},
                     {"aria-label", std::string{label}},
                     {"viewBox", "0 0 " + tenths_text(width_) + " " + tenths_text(height)},
                     {"width", tenths_text(width_)},
                     {"height", tenths_text(height)}});
    draw(out, {});
    out.close();
}

}  // namespace utfall::reports
