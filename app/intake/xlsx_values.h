#pragma once

#include "app/core/date.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace utfall::intake {

/// A cell's place in a sheet, both counted from 1.
struct XlsxPlace {
    std::uint32_t row{0};     ///< At most 1,048,576.
    std::uint32_t column{0};  ///< At most 16,384 (XFD).
    auto operator<=>(const XlsxPlace&) const = default;
};

/// Bytes of one text. Excel itself takes 32,767 characters.
inline constexpr std::size_t longest_sheet_text = 200'000;

/// Whether a sheet has such a place.
bool is_in_a_sheet(XlsxPlace place);
/// "C7".
std::string to_string(XlsxPlace place);
/// "C7", "$C$7"; empty for what is no place of a sheet.
std::optional<XlsxPlace> read_place(std::string_view text);

/// The number as a person sees it: written out, with at most 15 significant digits, which is what a
/// spreadsheet program keeps of it ("0.1" for 0.10000000000000001, "-0.25" for -2.5E-1). Empty when
/// the text is no finite number.
std::optional<std::string> read_sheet_number(std::string_view written);

/// The day that a number stands for in a calendar that begins in 1900 (with the day 1900-02-29,
/// which never was) or in 1904. Empty for a number with a time of day and for days outside
/// 1900..9999.
std::optional<core::Date> read_sheet_date(std::string_view number, bool from_1904);

/// Whether a number format shows its number as a day or a time: it has y, m, d, h or s outside
/// quotes, brackets and escapes.
bool shows_a_date(std::string_view format_code);
/// The formats that a workbook does not write out.
bool is_built_in_date(int format);

/// How a number format shows a number: what a person sees that the number itself does not say.
struct XlsxNumberLook {
    bool date{false};
    bool percent{false};  ///< 0.4 is shown as 40 %.
    int decimals{0};      ///< Places that are always shown.
    bool operator==(const XlsxNumberLook&) const = default;
};
XlsxNumberLook look_of(std::string_view format_code);
/// Of the formats that a workbook does not write out.
XlsxNumberLook look_of_built_in(int format);

/// "_x000A_" is a line feed: how a workbook writes what XML cannot hold.
std::string decode_escapes(std::string_view text);

}  // namespace utfall::intake
