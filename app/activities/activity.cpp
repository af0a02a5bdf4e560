#include "app/activities/activity.h"

#include "app/ledger/cells.h"
#include "app/ledger/versions.h"

#include <algorithm>

namespace utfall::activities {
namespace {

using ledger::cell_of;
using ledger::malformed_line;

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool comes_before(const Activity& a, const Activity& b) {
    if (a.date.has_value() != b.date.has_value()) return a.date.has_value();
    if (a.date != b.date) return *a.date < *b.date;
    return a.code < b.code;
}

}  // namespace

std::optional<core::DateSpan> Activity::days() const {
    if (!date) return std::nullopt;
    return core::DateSpan{*date, end_date ? end_date : date};
}

ledger::Row to_row(const Activity& activity) {
    return {activity.code,
            cell_of(activity.team),
            activity.organisation,
            activity.kind,
            activity.status,
            cell_of(activity.phase),
            cell_of(activity.level),
            cell_of(activity.date),
            cell_of(activity.end_date),
            cell_of(activity.hours),
            cell_of(activity.participants),
            cell_of(activity.unique_participants),
            cell_of(activity.name),
            cell_of(activity.organiser),
            cell_of(activity.target_group),
            cell_of(activity.deviation),
            cell_of(activity.evidence),
            cell_of(activity.replaces),
            cell_of(activity.source),
            cell_of(activity.source_row)};
}

Activity activity_from_line(const ledger::Line& line) {
    if (line.cells.size() != activity_line.columns.size())
        malformed_line("number of columns of an activity");
    auto cell = line.cells.begin();
    Activity activity;
    activity.ref = line.ref;
    activity.code = text_from(*cell++);
    activity.team = text_from(*cell++);
    activity.organisation = text_from(*cell++);
    activity.kind = text_from(*cell++);
    activity.status = text_from(*cell++);
    activity.phase = text_from(*cell++);
    activity.level = text_from(*cell++);
    activity.date = date_from(*cell++);
    activity.end_date = date_from(*cell++);
    activity.hours = decimal_from(*cell++);
    activity.participants = integer_from(*cell++);
    activity.unique_participants = integer_from(*cell++);
    activity.name = text_from(*cell++);
    activity.organiser = text_from(*cell++);
    activity.target_group = text_from(*cell++);
    activity.deviation = text_from(*cell++);
    activity.evidence = text_from(*cell++);
    activity.replaces = line_ref_from(*cell++);
    activity.source = integer_from(*cell++);
    activity.source_row = integer_from(*cell++);
    if (activity.code.empty() || activity.organisation.empty() ||
        !is_one_of(kinds, activity.kind) || !is_one_of(statuses, activity.status))
        malformed_line("activity " + activity.code);
    return activity;
}

bool same_content(const Activity& a, const Activity& b) {
    return ledger::says_the_same(to_row(a), to_row(b));
}

std::vector<Activity> current_activities(std::span<const Activity> all) {
    std::vector<Activity> current = ledger::in_force(all);
    std::sort(current.begin(), current.end(), comes_before);
    return current;
}

}  // namespace utfall::activities
