#include "app/core/period.h"
#include "app/programme/programme.h"
#include "app/programme/setup_draft.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace utfall::programme {
namespace {

std::string text_of(const std::optional<core::Date>& day) {
    return day ? day->to_string() : "…";
}

/// Notes an end before its beginning. True when the span makes sense.
bool check_span(const SetupRow& row, std::string_view end_at, const core::DateSpan& span,
                SetupFaults& faults) {
    if (!span.to || span.from <= *span.to) return true;
    faults.add("SETUP_SPAN", row, end_at,
               {{"from", span.from.to_string()}, {"to", span.to->to_string()}});
    return false;
}

void outside(const SetupRow& row, const core::DateSpan& span, const Operation& operation,
             SetupFaults& faults, core::Severity severity = core::Severity::error,
             std::string_view below = {}) {
    faults.add("SETUP_OUTSIDE", row, below,
               {{"from", span.from.to_string()},
                {"to", text_of(span.to)},
                {"outer", operation.code},
                {"outer_from", operation.span.from.to_string()},
                {"outer_to", text_of(operation.span.to)}},
               severity);
}

/// A row with its days, for finding two that share some.
struct Stretch {
    const SetupRow* row{nullptr};
    std::size_t position{0};  ///< In the document, or in order of recording.
    core::Date from;
    core::Date to;
};

/// Notes each stretch that begins before an earlier one has ended, at the later row of the two that
/// stands in the imported file.
void check_overlaps(std::vector<Stretch> stretches, SetupFaults& faults) {
    std::stable_sort(stretches.begin(), stretches.end(),
                     [](const Stretch& a, const Stretch& b) { return a.from < b.from; });
    const Stretch* furthest = nullptr;
    for (const Stretch& stretch : stretches) {
        if (furthest != nullptr && stretch.from <= furthest->to) {
            const Stretch* at = &stretch;
            const Stretch* other = furthest;
            const auto rank = [](const Stretch* s) {
                return std::tuple{!s->row->pointer.empty(), s->position};
            };
            if (rank(at) < rank(other)) std::swap(at, other);
            faults.add("SETUP_OVERLAP", *at->row, {},
                       {{"from", at->from.to_string()},
                        {"to", at->to.to_string()},
                        {"other", key_text(*other->row)},
                        {"other_from", other->from.to_string()},
                        {"other_to", other->to.to_string()}});
        }
        if (furthest == nullptr || stretch.to > furthest->to) furthest = &stretch;
    }
}

void check_phase_overlaps(const std::vector<Phase>& valid, const SetupDraft& draft,
                          SetupFaults& faults) {
    std::map<std::string, std::vector<Stretch>> by_organisation;
    for (const Drafted<Phase>& drafted : draft.phases) {
        const auto is_valid = [&](const Phase& phase) {
            return phase.code == drafted.value.code && phase.decision == drafted.value.decision;
        };
        if (!drafted.sound || std::ranges::none_of(valid, is_valid)) continue;
        const core::DateSpan& span = drafted.value.span;
        std::vector<Stretch>& stretches = by_organisation[drafted.value.organisation];
        stretches.push_back(
            {drafted.row, stretches.size(), span.from, span.to.value_or(span.from)});
    }
    for (const auto& [organisation, stretches] : by_organisation) check_overlaps(stretches, faults);
}

void check_calendar(const SetupDraft& draft, const Operation* operation, SetupFaults& faults) {
    std::map<std::tuple<std::string, std::string>, std::vector<Stretch>> by_kind;
    for (const auto& [row_value, row, sound] : draft.calendar) {
        if (core::parse_calendar_period(row_value.code)) {
            faults.add("SETUP_PERIOD_CODE", *row, "/code");
        }
        const core::DateSpan span{row_value.from, row_value.to};
        if (!sound || !check_span(*row, "/to", span, faults)) continue;
        if (operation != nullptr && !operation->span.overlaps(span)) {
            outside(*row, span, *operation, faults, core::Severity::warning);
        }
        std::vector<Stretch>& stretches = by_kind[{row_value.kind, row_value.organisation}];
        stretches.push_back({row, stretches.size(), row_value.from, row_value.to});
    }
    for (const auto& [kind, stretches] : by_kind) check_overlaps(stretches, faults);
}

void check_teams(const SetupDraft& draft, const Operation* operation, SetupFaults& faults) {
    for (const auto& [team, row, sound] : draft.teams) {
        if (!sound) continue;
        std::size_t index = 0;
        for (const TeamMember& member : team.members) {
            check_span(*row, "/members/" + std::to_string(index++) + "/to", member.span, faults);
        }
        if (!check_span(*row, "/to", team.span, faults) || operation == nullptr) continue;
        if (!operation->span.overlaps(team.span)) outside(*row, team.span, *operation, faults);
    }
}

void check_interventions(const SetupDraft& draft, const std::vector<Phase>& valid,
                         SetupFaults& faults) {
    for (const auto& [intervention, row, sound] : draft.interventions) {
        if (!sound || !check_span(*row, "/to", intervention.span, faults)) continue;
        for (const Phase& phase : valid) {
            if (phase.code != intervention.phase) continue;
            // An open end is no claim about the time after the phase.
            const core::DateSpan claimed{intervention.span.from,
                                         intervention.span.to.value_or(intervention.span.from)};
            if (phase.span.contains(claimed)) continue;
            faults.add("SETUP_OUTSIDE_PHASE", *row, {},
                       {{"from", intervention.span.from.to_string()},
                        {"to", text_of(intervention.span.to)},
                        {"phase", phase.code},
                        {"phase_from", phase.span.from.to_string()},
                        {"phase_to", text_of(phase.span.to)}},
                       core::Severity::warning);
        }
    }
}

}  // namespace

void check_time(const SetupDraft& draft, SetupFaults& faults) {
    const Operation* operation = nullptr;
    if (draft.operation && draft.operation->sound &&
        check_span(*draft.operation->row, "/end", draft.operation->value.span, faults)) {
        operation = &draft.operation->value;
    }
    for (const auto& [decision, row, sound] : draft.decisions) {
        if (!sound || operation == nullptr || decision.in_force_from <= *operation->span.to)
            continue;
        outside(*row, {decision.in_force_from, decision.in_force_from}, *operation, faults,
                core::Severity::error, "/in_force_from");
    }
    Programme versions;
    for (const auto& drafted : draft.decisions) versions.decisions.push_back(drafted.value);
    for (const auto& [phase, row, sound] : draft.phases) {
        if (!sound || !check_span(*row, "/to", phase.span, faults)) continue;
        versions.phases.push_back(phase);
        if (operation != nullptr && !operation->span.contains(phase.span)) {
            outside(*row, phase.span, *operation, faults);
        }
    }
    const std::vector<Phase> valid = versions.valid_phases();
    check_phase_overlaps(valid, draft, faults);
    check_calendar(draft, operation, faults);
    check_teams(draft, operation, faults);
    check_interventions(draft, valid, faults);
}

}  // namespace utfall::programme
