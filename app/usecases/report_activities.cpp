#include "app/usecases/activities.h"
#include "app/usecases/report_parts.h"
#include "app/usecases/report_surveys.h"
#include "reports/words.h"

namespace utfall::usecases {
namespace {

using activities::Activity;

bool is_told_of(const Activity& activity, const ReportFacts& facts) {
    if (facts.scope.level == indicators::Level::phase) return activity.phase == facts.scope.code;
    return is_in_scope(facts, activity.organisation, activity.team);
}

/// Missing where nobody has evaluated the activity.
void set_evaluation(const Evaluations& all, const std::string& activity, reports::DataRow& row) {
    for (const char* column : {"evaluation_n", "evaluation_median", "evaluation_rate"})
        row[column] = {};
    const auto found = all.find(activity);
    if (found == all.end()) return;
    row["evaluation_n"] = count_field(found->second.n);
    row["evaluation_median"] = count_field(found->second.median);
    row["evaluation_rate"] = number_field(percent_of(found->second.rate));
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
            {"participants", count_field(activity.participants)},
            {"unique_participants", count_field(activity.unique_participants)},
            {"deviation", detached_field(activity.deviation)},
            {"evidence", detached_field(activity.evidence)}};
}

}  // namespace

void add_activities(AskedFacts& asked, Origins& /*origins*/, reports::DataSet& data) {
    const ReportFacts& facts = asked.facts();
    auto& rows = data.tables["activities"];
    const Evaluations evaluations = evaluations_by_activity(asked);
    for (const Activity& activity : activities_at(facts.store, facts.as_of)) {
        const bool has_begun = activity.date && *activity.date <= facts.period.to;
        if (!has_begun || !is_told_of(activity, facts)) continue;
        rows.push_back(row_of(activity, facts));
        set_evaluation(evaluations, activity.code, rows.back());
    }
}

}  // namespace utfall::usecases
