#include "app/usecases/role_days.h"

#include "app/core/date.h"
#include "app/usecases/book.h"
#include "app/usecases/places.h"

#include <optional>
#include <string_view>

namespace utfall::usecases {
namespace {

// Years that a moment can be written in whatever the time zone is, with the day after.
constexpr int first_year = 1900, last_year = 9998;

std::optional<core::Date> day_in(const std::string& text, std::string_view column,
                                 core::Findings& findings) {
    if (text.empty()) return std::nullopt;
    const auto day = core::Date::parse(text);
    if (day && day->year() >= first_year && day->year() <= last_year) return day;
    findings.add("ROLE_DAY", at_column(column), {{"day", text}});
    return std::nullopt;
}

}  // namespace

workflow::Validity validity_of(const RoleDays& days, const ledger::BookInfo& info,
                               core::Findings& findings) {
    const auto from = day_in(days.from, "from", findings);
    const auto to = day_in(days.to, "to", findings);
    if (from && to && *to < *from)
        findings.add("ROLE_DAYS_ORDER", at_column("to"), {{"from", days.from}, {"to", days.to}});
    workflow::Validity valid;
    if (from) valid.from = start_of_day(info, *from);
    if (to) valid.until = start_of_day(info, to->plus_days(1));
    return valid;
}

RoleDays days_of(const workflow::Validity& valid, const ledger::BookInfo& info) {
    RoleDays days;
    if (valid.from) days.from = local_day(info, *valid.from).to_string();
    if (valid.until) days.to = local_day(info, *valid.until).plus_days(-1).to_string();
    return days;
}

}  // namespace utfall::usecases
