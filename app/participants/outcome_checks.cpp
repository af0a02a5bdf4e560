#include "app/participants/outcome_checks.h"

#include "app/core/period.h"
#include "app/participants/words.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace utfall::participants {
namespace {

using Arguments = std::map<std::string, std::string>;

constexpr int months_after = 6;
constexpr std::int32_t window_days = 28;

template <typename Line>
core::Place at(const Line& line, std::string_view column) {
    core::Place where = line.where;
    where.column = std::string{column};
    return where;
}

template <typename Line>
void check_keys(std::span<const Line> imported, std::string_view code, core::Findings& findings) {
    std::map<decltype(Line::key), const Line*> first;
    for (const Line& line : imported) {
        const auto [known, is_new] = first.emplace(line.key, &line);
        if (is_new) continue;
        findings.add(code, at(line, "participant"),
                     {{"participant", line.key.participant},
                      {"file", known->second->where.file},
                      {"first", std::to_string(known->second->where.row)}});
    }
}

/// Those of one participant.
std::span<const Participation> of(std::string_view participant,
                                  std::span<const Participation> participations) {
    const auto key = [](const Participation& one) { return std::string_view{one.key.participant}; };
    return {std::ranges::lower_bound(participations, participant, {}, key),
            std::ranges::upper_bound(participations, participant, {}, key)};
}

core::DateSpan half_year_window(core::Date exit) {
    const core::Date from = exit.plus_months(months_after);
    return {from, from.plus_days(window_days)};
}

/// Which observations a common indicator counts is said by what they are of.
bool is_within_a_window(const OutcomeKey& key, core::Date exit) {
    const bool upon_leaving = core::four_week_window(exit).contains(key.observed_on);
    const bool later = half_year_window(exit).contains(key.observed_on);
    switch (key.kind) {
        case OutcomeKind::job_search:
        case OutcomeKind::education:
        case OutcomeKind::qualification:
            return upon_leaving;
        case OutcomeKind::employment:
            return upon_leaving || later;
        case OutcomeKind::improved:
            return later;
    }
    return false;
}

void check_outcome(const Outcome& outcome, std::span<const Participation> of_participant,
                   core::Findings& findings) {
    const auto note = [&](std::string_view code, std::string_view column, Arguments args = {},
                          core::Severity severity = core::Severity::error) {
        args.emplace("participant", outcome.key.participant);
        findings.add(code, at(outcome, column), std::move(args), severity);
    };
    if (of_participant.empty()) return note("OUTCOME_PARTICIPANT_UNKNOWN", "participant");
    std::optional<core::Date> exit;
    for (const Participation& one : of_participant) {
        if (!one.exit) return note("OUTCOME_WITHOUT_EXIT", "participant");
        if (!exit || *one.exit > *exit) exit = one.exit;
    }
    if (outcome.key.observed_on < *exit)
        return note("OUTCOME_BEFORE_EXIT", "observed_on", {{"exit", exit->to_string()}});
    if (is_within_a_window(outcome.key, *exit)) return;
    const core::DateSpan later = half_year_window(*exit);
    note("OUTCOME_OUTSIDE_WINDOW", "observed_on",
         {{"kind", std::string{to_word(outcome.key.kind)}},
          {"exit", exit->to_string()},
          {"first", core::four_week_window(*exit).to->to_string()},
          {"from", later.from.to_string()},
          {"to", later.to->to_string()}},
         core::Severity::note);
}

}  // namespace

void check_keys_differ(std::span<const Outcome> imported, core::Findings& findings) {
    check_keys(imported, "OUTCOME_TWICE", findings);
}

void check_keys_differ(std::span<const Hours> imported, core::Findings& findings) {
    check_keys(imported, "HOURS_TWICE", findings);
}

void check_outcomes(std::span<const Outcome> outcomes,
                    std::span<const Participation> participations, core::Date today,
                    core::Findings& findings) {
    for (const Outcome& outcome : outcomes) {
        check_outcome(outcome, of(outcome.key.participant, participations), findings);
        if (outcome.key.observed_on <= today) continue;
        findings.add("OUTCOME_IN_FUTURE", at(outcome, "observed_on"),
                     {{"participant", outcome.key.participant}, {"today", today.to_string()}});
    }
}

void check_hours(std::span<const Hours> hours, std::span<const Participation> participations,
                 core::Date today, core::Findings& findings) {
    for (const Hours& one : hours) {
        const auto month = core::parse_calendar_period(one.key.month);
        if (!month) continue;
        const Arguments args{{"participant", one.key.participant},
                             {"intervention", one.key.intervention},
                             {"month", one.key.month}};
        const auto covers = [&](const Participation& participation) {
            return participation.key.intervention == one.key.intervention &&
                   core::DateSpan{participation.key.entry, participation.exit}.overlaps(
                       {month->from, month->to});
        };
        if (std::ranges::none_of(of(one.key.participant, participations), covers))
            findings.add("HOURS_WITHOUT_PARTICIPATION", at(one, "month"), args);
        if (month->from > today) findings.add("HOURS_IN_FUTURE", at(one, "month"), args);
    }
}

}  // namespace utfall::participants
