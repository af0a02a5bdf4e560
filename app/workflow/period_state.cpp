#include "app/workflow/period_state.h"

#include "app/workflow/permissions.h"
#include "app/workflow/step_words.h"

#include <array>

namespace utfall::workflow {
namespace {

constexpr std::array<StepWords<Step>, 5> period_steps{
    {{Step::submit, "submit", "period-submitted"},
     {Step::send_back, "return", "period-returned"},
     {Step::approve, "approve", "period-approved"},
     {Step::lock, "lock", "period-locked"},
     {Step::reopen, "reopen", "period-reopened"}}};

// Not yet with whoever approves, or back from there.
bool with_reporter(PeriodState state) {
    return state == PeriodState::open || state == PeriodState::returned ||
           state == PeriodState::reopened;
}

Readiness to_approve(PeriodState state, bool approval_fits) {
    if (with_reporter(state)) return Readiness::not_submitted;
    if (state == PeriodState::submitted) return Readiness::ready;
    return approval_fits ? Readiness::done : Readiness::ready;
}

Readiness to_lock(PeriodState state, bool approval_fits) {
    if (state == PeriodState::locked) return Readiness::done;
    if (state != PeriodState::approved) return Readiness::not_approved;
    return approval_fits ? Readiness::ready : Readiness::changed_since_approval;
}

}  // namespace

std::string_view to_word(PeriodState state) {
    switch (state) {
        case PeriodState::open:
            return "open";
        case PeriodState::submitted:
            return "submitted";
        case PeriodState::returned:
            return "returned";
        case PeriodState::approved:
            return "approved";
        case PeriodState::locked:
            return "locked";
        case PeriodState::reopened:
            return "reopened";
    }
    return {};
}

std::string_view to_word(Step step) {
    return words_of(period_steps, step).word;
}

std::string_view entry_kind(Step step) {
    return words_of(period_steps, step).kind;
}

std::optional<Step> step_of_kind(std::string_view kind) {
    for (const auto& words : period_steps) {
        if (words.kind == kind) return words.step;
    }
    return std::nullopt;
}

const std::vector<std::string>& period_entry_kinds() {
    static const std::vector<std::string> kinds = kinds_of(period_steps);
    return kinds;
}

Readiness readiness(Step step, PeriodState state, bool approval_fits) {
    switch (step) {
        case Step::submit:
            return with_reporter(state) ? Readiness::ready : Readiness::done;
        case Step::send_back:
            if (state == PeriodState::locked) return Readiness::locked;
            return with_reporter(state) ? Readiness::done : Readiness::ready;
        case Step::approve:
            return to_approve(state, approval_fits);
        case Step::lock:
            return to_lock(state, approval_fits);
        case Step::reopen:
            return state == PeriodState::locked ? Readiness::ready : Readiness::done;
    }
    return Readiness::done;
}

PeriodState after(Step step, PeriodState before) {
    switch (step) {
        case Step::submit:
            return PeriodState::submitted;
        case Step::send_back:
            return PeriodState::returned;
        case Step::approve:
            return before == PeriodState::locked ? PeriodState::locked : PeriodState::approved;
        case Step::lock:
            return PeriodState::locked;
        case Step::reopen:
            return PeriodState::reopened;
    }
    return before;
}

Writing writing_in(PeriodState state) {
    switch (state) {
        case PeriodState::open:
        case PeriodState::returned:  // Sent back to be changed.
            return Writing::free;
        case PeriodState::submitted:
        case PeriodState::approved:
        case PeriodState::reopened:  // Approved once, and perhaps reported.
            return Writing::with_reason;
        case PeriodState::locked:
            return Writing::correction_only;
    }
    return Writing::free;
}

std::vector<std::string> roles_for(Step step) {
    return roles_for(deed_of(step));
}

bool may(std::string_view role, Step step, bool for_teams_only) {
    if (role == "team_reporter" && !for_teams_only) return false;
    return may(role, deed_of(step));
}

}  // namespace utfall::workflow
