#pragma once

#include "reports/document.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::reports {

/// Raised whenever any renderer writes other bytes for the same Document (law 2).
inline constexpr std::string_view renderer_version = "2";

/// One self-contained page.
std::string render_html(const Document& document);
/// A workbook.
std::string render_xlsx(const Document& document);
/// Canonical content, indented; decimals are strings.
std::string render_json(const Document& document);

struct Renderer {
    std::string_view format;  ///< "xlsx", "html", "json": the word of --format.
    std::string_view media_type;
    std::string_view extension;  ///< Without the dot.
    std::string (*render)(const Document&);
};

const std::vector<Renderer>& renderers();
/// Null when `format` is not one of them.
const Renderer* find_renderer(std::string_view format);

}  // namespace utfall::reports
