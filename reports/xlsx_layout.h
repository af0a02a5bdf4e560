#pragma once

#include "app/core/localized.h"
#include "reports/document.h"
#include "reports/xlsx_plan.h"
#include "reports/xlsx_workbook.h"

#include <string>
#include <string_view>
#include <vector>

namespace utfall::reports::xlsx {

inline constexpr unsigned muted_colour = 0x465361;
inline constexpr unsigned warning_colour = 0x6B4A00;
inline constexpr unsigned header_fill = 0xE9EEF3;

Style title_style();
Style line_style(LineKind kind);
Style header_style(bool number);
/// The two rows over a sheet to fill in: labels for people, and under them the names that columns
/// are found by.
Style label_style(bool number);
Style name_style(bool number);

/// Invariant number format: "#,##0.00", "yyyy-mm-dd"; empty for text.
std::string number_format(const Format& format, int decimals);
bool is_number(const Format& format);
bool is_dated(const Format& format);

/// In characters of the default font, for a column whose longest line of text has `longest` of them
/// and whose header is `header`: the header wraps between its words.
int width_for(std::size_t longest, std::string_view header, bool filter);

/// Lines of at most `characters`, broken between words; a longer word has a line of its own.
std::vector<std::string> broken(const std::string& text, std::size_t characters);

/// Lines that `text` takes when it wraps in a column of `width` characters.
int lines_in(const std::string& text, int width);
/// In points, for a row of `lines` lines of `size`. Every row with wrapped text needs it: not every
/// spreadsheet program finds the height by itself.
int height_of(int lines, int size = 10);

}  // namespace utfall::reports::xlsx
