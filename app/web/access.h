#pragma once

#include "app/usecases/collection.h"
#include "app/usecases/periods.h"
#include "app/web/book_shelf.h"
#include "app/web/routes.h"
#include "app/web/visit.h"
#include "app/web/workbench.h"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::web {

/// What a role may do with a part of a book.
enum class Right { none, read, write };

/// One row of the table of who gets where, by the roles in the order of workflow::all_roles(). It
/// holds where people log in; on one's own machine everything is open, as the file is. What is
/// written takes the deed's own role on top.
struct AccessRow {
    std::string_view area;  ///< What follows the book in the address, "participations/erase"; "".
    std::array<Right, 7> rights;
};
std::span<const AccessRow> access_table();

/// By the longest row that the address begins with; what no row speaks of is nobody's.
Right right_of(std::string_view role, const std::vector<std::string>& segments);

/// What stands in the way of a visit.
struct Barred {
    bool is_role{false};    ///< The role may not; what it needs stands in the help.
    std::string elsewhere;  ///< Where the role's own pages begin, when it asked for the overview.

    explicit operator bool() const { return is_role || !elsewhere.empty(); }
};

/// Lets somebody who has logged in act in the role that the book gives them, and see those whom it
/// is given for: fills in `visit`. Throws Error(not_found, "BOOK_UNKNOWN") for a book that gives
/// them none.
Barred admit(Workbench& workbench, const Route& route, Visit& visit);

/// True when the visitor's role is for `asked`: for all, or for one of the parts that answer for
/// it.
bool reaches(const Visit& visit, const OpenedBook& opened, const usecases::Collector& asked);
/// The same by team or organisation; for "whole" (neither) the role has to be for all.
bool reaches(const Visit& visit, const OpenedBook& opened, const usecases::PeriodScope& asked);

/// True when the book shows itself to whoever visits at all.
bool may_see(Workbench& workbench, const Visit& visit, const ShelvedBook& book);

/// True when the visitor's role reaches `entry` of the menu: "collection".
bool may_open(const Visit& visit, std::string_view entry);

}  // namespace utfall::web
