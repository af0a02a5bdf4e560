#include "app/usecases/activities.h"
#include "app/usecases/report_parts.h"
#include "reports/words.h"

#include <algorithm>

namespace utfall::usecases {
namespace {

using activities::Activity;
using indicators::Level;

bool is_in_scope(const Activity& activity, const ReportFacts& facts) {
    const auto& programme = facts.setup.programme;
    const std::string& code = facts.scope.code;
    switch (facts.scope.level) {
        case Level::programme:
            return true;
        case Level::region:
        case Level::organisation:
            return programme.is_within(activity.organisation, code);
        case Level::unit: {
            const auto* team = programme.team(activity.team);
            return team != nullptr &&
                   std::find(team->units.begin(), team->units.end(), code) != team->units.end();
        }
        case Level::team:
            return activity.team == code;
        case Level::phase:
            return activity.phase == code;
        case Level::intervention:
            return false;  // An activity builds what interventions stand on, and is of none.
    }
    return false;
}

reports::Field count_or_none(const std::optional<std::int64_t>& count) {
    return count ? count_field(*count) : reports::Field{};
}

reports::DataRow row_of(const Activity& activity, const ReportFacts& facts) {
    const auto& programme = facts.setup.programme;
    const core::Lang lang = facts.request.lang;
    const auto* team = programme.team(activity.team);
    const auto phase = programme.valid_phase(activity.phase);
    const bool in_period = activity.days()->overlaps({facts.period.from, facts.period.to});
    return {{"code", text_field(activity.code)},
            {"name", detached_field(activity.name)},
            {"kind", text_field(reports::word_or_code(lang, "activity_kind", activity.kind))},
            {"kind_code", text_field(activity.kind)},
            {"organiser", detached_field(activity.organiser)},
            {"target_group", detached_field(activity.target_group)},
            {"organisation", text_field(activity.organisation)},
            {"team", text_field(activity.team)},
            {"team_name", text_field(team == nullptr ? activity.team : team->name)},
            {"phase", text_field(activity.phase)},
            {"phase_name", text_field(phase ? phase->name.in(lang) : activity.phase)},
            {"level", text_field(activity.level)},
            {"start", date_field(activity.date)},
            {"end", date_field(activity.end_date)},
            {"in_period", text_field(in_period ? "yes" : "")},
            {"status", text_field(reports::word_or_code(lang, "activity_status", activity.status))},
            {"status_code", text_field(activity.status)},
            {"hours", number_field(activity.hours)},
            {"participants", count_or_none(activity.participants)},
            {"unique_participants", count_or_none(activity.unique_participants)},
            {"deviation", detached_field(activity.deviation)},
            {"evidence", detached_field(activity.evidence)}};
}

}  // namespace

void add_activities(const ReportFacts& facts, Origins& /*origins*/, reports::DataSet& data) {
    auto& rows = data.tables["activities"];
    for (const Activity& activity : activities_at(facts.store, facts.as_of)) {
        const bool has_begun = activity.date && *activity.date <= facts.period.to;
        if (has_begun && is_in_scope(activity, facts)) rows.push_back(row_of(activity, facts));
    }
}

}  // namespace utfall::usecases
