#include "app/programme/account.h"

#include "app/programme/setup_draft.h"

#include <utility>

namespace utfall::programme {

Account account_of(const std::vector<SetupRow>& rows) {
    core::Findings told_before;
    SetupFaults faults{{}, told_before};
    SetupDraft draft = draft_rows(rows, faults);
    Account account;
    for (const TeamPlan& plan : draft.plans)
        account.plans.insert_or_assign(plan.team, plan.decided);
    for (Hypothesis& hypothesis : draft.hypotheses)
        account.hypotheses.insert_or_assign(hypothesis.intervention, std::move(hypothesis.text));
    account.lessons = values(draft.lessons);
    account.visibility = values(draft.visibility);
    account.horizontal = values(draft.horizontal);
    return account;
}

}  // namespace utfall::programme
