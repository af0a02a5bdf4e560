#include "app/core/json_reader.h"
#include "app/programme/setup_draft.h"

#include <string_view>

namespace utfall::programme {
namespace {

/// What is dated before it can have been is most often another year: told, and taken.
void check_begun(const SetupRow& row, std::string_view member, core::Date date, core::Date begun,
                 SetupFaults& faults) {
    if (date >= begun) return;
    faults.add("SETUP_DATE_BEFORE", row, core::pointer_to("", member),
               {{"date", date.to_string()}, {"begun", begun.to_string()}}, core::Severity::warning);
}

void check_plans(const SetupDraft& draft, SetupFaults& faults) {
    for (const TeamPlan& plan : draft.plans) {
        for (const Drafted<Team>& team : draft.teams) {
            if (team.row == plan.row && team.sound)
                check_begun(*plan.row, "plan_decided", plan.decided, team.value.span.from, faults);
        }
    }
}

/// A requirement is fulfilled on a day, and something shows it.
void check_fulfilled(const VisibilityRequirement& requirement, const SetupRow& row,
                     SetupFaults& faults) {
    if (requirement.fulfilled != "yes") return;
    // In the book the evidence lies detached and may have been erased.
    if (requirement.evidence.empty() && !row.pointer.empty())
        faults.add("SETUP_FULFILLED", row, "/evidence", {{"member", "evidence"}});
    if (!requirement.date) faults.add("SETUP_FULFILLED", row, "/date", {{"member", "date"}});
}

}  // namespace

void check_account(const SetupDraft& draft, SetupFaults& faults) {
    check_plans(draft, faults);
    const bool has_start = draft.operation && draft.operation->sound;
    for (const auto& [lesson, row, sound] : draft.lessons) {
        if (sound && has_start)
            check_begun(*row, "date", lesson.date, draft.operation->value.span.from, faults);
    }
    for (const auto& [requirement, row, sound] : draft.visibility) {
        if (!sound) continue;
        check_fulfilled(requirement, *row, faults);
        if (has_start && requirement.date)
            check_begun(*row, "date", *requirement.date, draft.operation->value.span.from, faults);
    }
}

}  // namespace utfall::programme
