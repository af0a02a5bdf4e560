#pragma once

#include "reports/html_writer.h"

#include <string_view>

namespace utfall::reports {

/// How the text of a cell may be broken, as a class: a short code or number never, an overlong word
/// anywhere.
std::string_view breaking(std::string_view text);

/// The text, with every code in it held together: a browser breaks a line at a hyphen.
void write_unbroken(HtmlWriter& out, std::string_view text);

}  // namespace utfall::reports
