#include "app/usecases/activity_import.h"

#include "app/activities/activity_checks.h"
#include "app/intake/columns.h"
#include "app/usecases/activities.h"
#include "app/usecases/book.h"
#include "app/usecases/line_import.h"
#include "app/usecases/row_file.h"
#include "app/usecases/setup.h"

#include <optional>
#include <utility>

namespace utfall::usecases {
namespace {

using activities::Activity;
using intake::ActivityColumn;
using intake::Need;
using intake::RowCells;

/// More is a slip of the hand: nobody trains a million people.
const core::Decimal& most() {
    static const core::Decimal most{1'000'000};
    return most;
}

template <std::size_t size>
std::string choice(RowCells& cells, std::size_t column,
                   const std::array<std::string_view, size>& words, Need need) {
    return std::string{cells.choice(column, {words.begin(), words.end()}, need)};
}

std::optional<core::Decimal> amount(RowCells& cells, std::size_t column) {
    auto number = cells.number(column);
    cells.check_range(column, number, core::Decimal{}, most());
    return number;
}

std::optional<std::int64_t> count(RowCells& cells, std::size_t column) {
    const auto number = amount(cells, column);
    cells.check_whole(column, number);
    if (!number || !number->is_whole() || number->is_negative() || *number > most()) return {};
    return static_cast<std::int64_t>(number->coefficient());
}

Activity read_activity(RowCells& cells, const programme::Programme& programme) {
    Activity activity;
    activity.where = cells.place(ActivityColumn::code);
    activity.source_row = cells.line();
    activity.code = cells.code(ActivityColumn::code, Need::required);
    activity.name = cells.text(ActivityColumn::name);
    activity.team = cells.code(ActivityColumn::team);
    activity.organisation = cells.code(ActivityColumn::organisation);
    if (activity.organisation.empty())
        activity.organisation = organisation_of(activity.team, programme);
    activity.kind = choice(cells, ActivityColumn::kind, activities::kinds, Need::required);
    activity.organiser = cells.text(ActivityColumn::organiser);
    activity.target_group = cells.text(ActivityColumn::target_group);
    activity.phase = cells.code(ActivityColumn::phase);
    activity.level = choice(cells, ActivityColumn::level, activities::levels, Need::optional);
    activity.status = choice(cells, ActivityColumn::status, activities::statuses, Need::required);
    activity.date = cells.date(ActivityColumn::date);
    activity.end_date = cells.date(ActivityColumn::end_date);
    cells.check_interval(ActivityColumn::date, activity.date, ActivityColumn::end_date,
                         activity.end_date);
    if (cells.text(ActivityColumn::date).empty() &&
        (activity.status == "held" || activity.end_date))
        cells.fault("ACTIVITY_DATE_MISSING", ActivityColumn::date);
    activity.hours = amount(cells, ActivityColumn::hours);
    activity.participants = count(cells, ActivityColumn::participants);
    activity.unique_participants = count(cells, ActivityColumn::unique_participants);
    activity.deviation = cells.text(ActivityColumn::deviation);
    activity.evidence = cells.text(ActivityColumn::evidence);
    return activity;
}

}  // namespace

Imported import_activities(Book& book, std::vector<InputFile>& files, const Act& act,
                           const ProgressSink& progress) {
    Imported result;
    result.size = book.store().size();
    const Setup setup = load_setup(book.store(), result.size);
    const core::Date today = local_day(book.store().info(), book.store().next_at());
    std::vector<Activity> incoming;
    const RowFileKind kind{intake::activity_columns(), activity_sheets};
    for (std::size_t number = 0; number < files.size(); ++number) {
        read_rows(files[number], kind, result, [&](RowCells& cells) {
            cells.check_texts();
            Activity activity = read_activity(cells, setup.programme);
            activity.source = static_cast<std::int64_t>(number);
            activities::check_activity(activity, setup.programme, today, result.findings);
            // One without a code is told of that, and not that it is the second without one.
            if (!activity.code.empty()) incoming.push_back(std::move(activity));
            if (progress && incoming.size() % 1'000 == 0) progress({incoming.size(), 0});
        });
    }
    activities::check_codes_differ(incoming, result.findings);
    const auto changed = new_and_changed(
        std::move(incoming), activities_at(book.store(), result.size), &Activity::code, result);
    record_import(book, "activities-imported", act, result, [&](ledger::Append& append) {
        for (const Activity& activity : changed)
            append.add(activities::activity_line, activities::to_row(activity));
    });
    return result;
}

}  // namespace utfall::usecases
