#include "app/activities/activity_checks.h"

#include "app/core/code.h"
#include "app/core/text.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace utfall::activities {
namespace {

using core::codes_of;

class ActivityCheck {
  public:
    ActivityCheck(const Activity& activity, const programme::Programme& programme, core::Date today,
                  core::Findings& findings)
        : activity_(activity), programme_(programme), today_(today), findings_(findings) {}

    void run() {
        check_place();
        check_days();
        check_phase();
        if (activity_.unique_participants && activity_.participants &&
            *activity_.unique_participants > *activity_.participants) {
            note("ACTIVITY_UNIQUE_ABOVE_ALL", "unique_participants",
                 {{"unique", std::to_string(*activity_.unique_participants)},
                  {"all", std::to_string(*activity_.participants)}});
        }
    }

  private:
    void note(std::string_view code, std::string_view column,
              std::map<std::string, std::string> args = {},
              core::Severity severity = core::Severity::error) {
        core::Place where = activity_.where;
        where.column = std::string{column};
        args.emplace("code", activity_.code);
        findings_.add(code, std::move(where), std::move(args), severity);
    }

    void note_unknown(std::string_view code, std::string_view column, const std::string& value,
                      const std::vector<std::string>& known) {
        note(code, column, {{"value", value}, {"closest", core::closest(value, known)}});
    }

    void check_place() {
        if (programme_.organisation(activity_.organisation) == nullptr) {
            note_unknown("ACTIVITY_ORGANISATION_UNKNOWN", "organisation", activity_.organisation,
                         codes_of(programme_.organisations));
        }
        if (activity_.team.empty()) return;
        const programme::Team* team = programme_.team(activity_.team);
        if (team == nullptr) {
            note_unknown("ACTIVITY_TEAM_UNKNOWN", "team", activity_.team,
                         codes_of(programme_.teams));
        } else if (team->organisation != activity_.organisation) {
            note("ACTIVITY_TEAM_ELSEWHERE", "organisation",
                 {{"team", activity_.team},
                  {"expected", team->organisation},
                  {"value", activity_.organisation}});
        }
    }

    void check_days() {
        if (!activity_.date) return;
        if (activity_.status == "held" && *activity_.date > today_) {
            note("ACTIVITY_HELD_LATER", "date",
                 {{"date", activity_.date->to_string()}, {"today", today_.to_string()}},
                 core::Severity::warning);
        }
        if (programme_.operation && !programme_.operation->span.contains(*activity_.days()))
            note_outside("ACTIVITY_OUTSIDE_OPERATION", programme_.operation->span);
    }

    void check_phase() {
        if (activity_.phase.empty()) return;
        const auto phase = programme_.valid_phase(activity_.phase);
        if (!phase) {
            note_unknown("ACTIVITY_PHASE_UNKNOWN", "phase", activity_.phase,
                         codes_of(programme_.phases));
        } else if (activity_.date && !phase->span.overlaps(*activity_.days())) {
            note_outside("ACTIVITY_OUTSIDE_PHASE", phase->span);
        }
    }

    void note_outside(std::string_view code, const core::DateSpan& span) {
        note(code, "date",
             {{"date", activity_.date->to_string()},
              {"phase", activity_.phase},
              {"from", span.from.to_string()},
              {"to", span.to ? span.to->to_string() : "–"}},
             core::Severity::warning);
    }

    const Activity& activity_;
    const programme::Programme& programme_;
    core::Date today_;
    core::Findings& findings_;
};

}  // namespace

void check_activity(const Activity& activity, const programme::Programme& programme,
                    core::Date today, core::Findings& findings) {
    ActivityCheck{activity, programme, today, findings}.run();
}

void check_codes_differ(std::span<const Activity> imported, core::Findings& findings) {
    std::map<std::string, const Activity*> first;
    for (const Activity& activity : imported) {
        const auto [known, is_new] = first.emplace(activity.code, &activity);
        if (is_new) continue;
        core::Place where = activity.where;
        where.column = "code";
        findings.add("ACTIVITY_DUPLICATE", std::move(where),
                     {{"code", activity.code},
                      {"file", known->second->where.file},
                      {"first", std::to_string(known->second->where.row)}});
    }
}

}  // namespace utfall::activities
