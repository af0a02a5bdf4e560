#pragma once

#include "reports/xlsx_workbook.h"

#include <set>
#include <string>
#include <string_view>

namespace utfall::reports::xlsx {

/// At most 31 characters, none of []:*?/\, no apostrophe at either end, not empty.
bool is_sheet_name(std::string_view name);
/// Letters, digits, `_` and `.` in ASCII, not starting with a digit or a point, at most 200 long,
/// and not what could be a cell ("AB12", "R1C1").
bool is_defined_name(std::string_view name);

/// "_x0041_" would be read as "A": its first character is escaped.
std::string escaped(std::string_view text);

/// "$B$3".
std::string absolute(At at);
/// "B3".
std::string relative(At at);

/// Gives each wish a name that none had before, ignoring case: "Ekonomi", "Ekonomi 2".
class UniqueNames {
  public:
    explicit UniqueNames(std::size_t longest, char separator = ' ')
        : longest_(longest), separator_(separator) {}
    std::string take(const std::string& wish);

  private:
    std::size_t longest_;
    char separator_;
    std::set<std::string> taken_;
};

/// `wish` without what a sheet name may not hold, cut at 31 characters; "Blad" when nothing is
/// left.
std::string sheet_wish(std::string_view wish);
/// "t-costs" -> "T_t_costs".
std::string table_wish(std::string_view block_id);

/// "T[Kol]" with the characters escaped that mean something in a structured reference.
std::string column_reference(const std::string& table, const std::string& header);
/// "T[[#This Row],[Kol]]".
std::string row_reference(const std::string& table, const std::string& header);

}  // namespace utfall::reports::xlsx
