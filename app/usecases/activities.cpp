#include "app/usecases/activities.h"

#include "app/core/error.h"
#include "app/intake/columns.h"
#include "app/usecases/answers.h"

#include <utility>

namespace utfall::usecases {
namespace {

using activities::Activity;
using intake::ActivityColumn;
using TableCell = PlainTable::Cell;

std::string day_text(const std::optional<core::Date>& day) {
    return day ? day->to_string() : std::string{};
}

template <typename Number>
TableCell number_or_none(const std::optional<Number>& number) {
    return number ? TableCell{*number} : TableCell{};
}

bool is_asked_for(const Activity& activity, const programme::Programme& programme,
                  const ActivityFilter& filter) {
    if (!filter.team.empty() && activity.team != filter.team) return false;
    if (!filter.organisation.empty() &&
        !programme.is_within(activity.organisation, filter.organisation))
        return false;
    if (!filter.period) return true;
    const auto days = activity.days();
    return days && days->overlaps({filter.period->from, filter.period->to});
}

std::vector<TableCell> cells_of(const Activity& activity) {
    std::vector<TableCell> cells(intake::activity_columns().size());
    cells[ActivityColumn::code] = activity.code;
    cells[ActivityColumn::name] = activity.name;
    cells[ActivityColumn::team] = activity.team;
    cells[ActivityColumn::organisation] = activity.organisation;
    cells[ActivityColumn::kind] = activity.kind;
    cells[ActivityColumn::organiser] = activity.organiser;
    cells[ActivityColumn::target_group] = activity.target_group;
    cells[ActivityColumn::phase] = activity.phase;
    cells[ActivityColumn::level] = activity.level;
    cells[ActivityColumn::date] = day_text(activity.date);
    cells[ActivityColumn::end_date] = day_text(activity.end_date);
    cells[ActivityColumn::hours] = number_or_none(activity.hours);
    cells[ActivityColumn::participants] = number_or_none(activity.participants);
    cells[ActivityColumn::unique_participants] = number_or_none(activity.unique_participants);
    cells[ActivityColumn::status] = activity.status;
    cells[ActivityColumn::deviation] = activity.deviation;
    cells[ActivityColumn::evidence] = activity.evidence;
    return cells;
}

}  // namespace

std::vector<Activity> activities_at(const ledger::Store& store, std::uint64_t as_of) {
    std::vector<Activity> all;
    store.for_each_line(activities::activity_line, as_of, [&](const ledger::Line& line) {
        all.push_back(activities::activity_from_line(line));
    });
    return activities::current_activities(all);
}

ActivityFilter activity_filter(const programme::Programme& programme, const std::string& team,
                               const std::string& organisation, const std::string& period) {
    const auto unknown = [](const char* code, const char* name, const std::string& asked) {
        return core::Error{core::ErrorKind::not_found, code, {{name, asked}}};
    };
    if (!team.empty() && programme.team(team) == nullptr)
        throw unknown("TEAM_UNKNOWN", "team", team);
    if (!organisation.empty() && programme.organisation(organisation) == nullptr)
        throw unknown("ORGANISATION_UNKNOWN", "organisation", organisation);
    ActivityFilter filter{team, organisation, {}};
    if (period.empty()) return filter;
    filter.period = programme.period(period, organisation);
    if (!filter.period) throw unknown("PERIOD_UNKNOWN", "period", period);
    return filter;
}

std::vector<Activity> activities_asked_for(const ledger::Store& store, std::uint64_t as_of,
                                           const programme::Programme& programme,
                                           const ActivityFilter& filter) {
    std::vector<Activity> listed = activities_at(store, as_of);
    std::erase_if(listed,
                  [&](const Activity& one) { return !is_asked_for(one, programme, filter); });
    return listed;
}

PlainTable activity_file(const std::vector<Activity>& listed, core::Lang lang) {
    const bool swedish = lang == core::Lang::sv;
    PlainTable table;
    table.name = swedish ? "Aktiviteter" : "Activities";
    table.title = table.name;
    for (const auto& column : intake::activity_columns())
        table.columns.push_back({column.name, swedish ? column.synonyms.front() : column.name});
    for (const Activity& activity : listed) table.rows.push_back(cells_of(activity));
    return table;
}

core::Json activity_json(const Activity& activity) {
    return core::JsonObject{{"code", activity.code},
                            {"name", or_null(activity.name)},
                            {"team", or_null(activity.team)},
                            {"organisation", activity.organisation},
                            {"kind", activity.kind},
                            {"organiser", or_null(activity.organiser)},
                            {"target_group", or_null(activity.target_group)},
                            {"phase", or_null(activity.phase)},
                            {"level", or_null(activity.level)},
                            {"date", or_null(day_text(activity.date))},
                            {"end_date", or_null(day_text(activity.end_date))},
                            {"hours", or_null(activity.hours)},
                            {"participants", or_null(activity.participants)},
                            {"unique_participants", or_null(activity.unique_participants)},
                            {"status", activity.status},
                            {"deviation", or_null(activity.deviation)},
                            {"evidence", or_null(activity.evidence)},
                            {"entry", activity.ref.entry},
                            {"line", activity.ref.line}};
}

}  // namespace utfall::usecases
