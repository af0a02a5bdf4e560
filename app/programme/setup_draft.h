#pragma once

#include "app/programme/account.h"
#include "app/programme/model.h"
#include "app/programme/setup_faults.h"
#include "app/programme/setup_rows.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace utfall::programme {

/// A typed row beside the row it was read from.
template <typename T>
struct Drafted {
    T value;
    const SetupRow* row{nullptr};
    /// Its own fields had no fault: without that, comparing its dates would only add noise.
    bool sound{true};
};

/// What was read, without where.
template <typename T>
std::vector<T> values(std::vector<Drafted<T>>& drafted) {
    std::vector<T> values;
    values.reserve(drafted.size());
    for (Drafted<T>& row : drafted) values.push_back(std::move(row.value));
    return values;
}

/// A code that must name a row of `target`.
struct Reference {
    const SetupRow* row{nullptr};
    std::string below;  ///< JSON pointer relative to the row.
    std::string_view target;
    std::string value;
};

/// The day on which a team's plan was decided.
struct TeamPlan {
    std::string team;
    core::Date decided;
    const SetupRow* row{nullptr};
};
/// Why an intervention should work.
struct Hypothesis {
    std::string intervention;
    core::LocalText text;
};

/// The rows read one by one, before they are held against one another.
struct SetupDraft {
    std::optional<Drafted<Operation>> operation;
    std::vector<Drafted<Decision>> decisions;
    std::vector<Drafted<CostCategory>> cost_categories;
    std::vector<Drafted<UnitCostTable>> unit_cost_tables;
    std::vector<Drafted<DeclaredEuroRate>> euro_rates;
    std::vector<Drafted<Organisation>> organisations;
    std::vector<Drafted<Unit>> units;
    std::vector<Drafted<Phase>> phases;
    std::vector<Drafted<CalendarRow>> calendar;
    std::vector<Drafted<Team>> teams;
    std::vector<Drafted<Intervention>> interventions;
    std::vector<Drafted<Contact>> contacts;
    std::vector<Drafted<Lesson>> lessons;
    std::vector<Drafted<VisibilityRequirement>> visibility;
    std::vector<Drafted<HorizontalAim>> horizontal;
    std::vector<TeamPlan> plans;
    std::vector<Hypothesis> hypotheses;
    std::vector<std::string> indicators;  ///< Their codes.
    std::vector<Reference> references;
};

/// Reads every row's fields. `rows` must outlive the draft. Faults: FIELD_*, SETUP_AMOUNT.
SetupDraft draft_rows(const std::vector<SetupRow>& rows, SetupFaults& faults);

/// SETUP_UNKNOWN_REFERENCE, SETUP_DUPLICATE_ITEM (the same entry twice inside one row).
void check_references(const SetupDraft& draft, SetupFaults& faults);
/// SETUP_CYCLE: an organisation above itself.
void check_organisation_tree(const SetupDraft& draft, SetupFaults& faults);
/// SETUP_CYCLE (same_terms_as), SETUP_DECISION_ORDER, SETUP_RATES, SETUP_BASE. Also gives each
/// decision the terms that it takes from another.
void resolve_decisions(SetupDraft& draft, SetupFaults& faults);
/// SETUP_SPAN, SETUP_OUTSIDE, SETUP_OUTSIDE_PHASE, SETUP_OVERLAP, SETUP_PERIOD_CODE.
void check_time(const SetupDraft& draft, SetupFaults& faults);
/// SETUP_STEP_ORDER, SETUP_STEP_TRANSITION, SETUP_STEP_REASON: the life cycle planned > running >
/// paused > evaluated > implemented | adjusted | discontinued (design 5).
void check_life_cycles(const SetupDraft& draft, SetupFaults& faults);
/// SETUP_DATE_BEFORE, SETUP_FULFILLED: what is said of the work and of its rules.
void check_account(const SetupDraft& draft, SetupFaults& faults);

/// The codes of one collection, in order of appearance.
std::vector<std::string> codes_of(const SetupDraft& draft, std::string_view collection);

}  // namespace utfall::programme
