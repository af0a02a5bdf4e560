#include "app/funding/what_if.h"

#include "app/core/basis_points.h"
#include "app/funding/check_helpers.h"
#include "app/funding/scenario_changes.h"

#include <algorithm>
#include <utility>

namespace utfall::funding {
namespace {

// More than anybody gives, and its value still far within what sums can hold.
constexpr std::int64_t most_hours = 10'000'000;

/// Looks for the least hours by computing the claim with them, again and again.
class HoursSearch {
  public:
    HoursSearch(const ScenarioBook& book, std::span<const Claim> previous,
                const core::Period& until, const PartnerHours& goal)
        : book_(book), financing_(book.financing), previous_(previous), until_(until), goal_(goal) {
        FinancingLine& given = financing_.emplace_back();
        // No code has a space: this is the id of no other line.
        given.id = "partner hours";
        given.organisation = goal.organisation;
        given.kind = FinancingKind::in_kind_staff;
        given.public_funds = "not_stated";
        given.period = until.code;
        given.unit_price = goal.unit_price;
    }

    HoursFound find(ClaimResult& after) {
        HoursFound found;
        const auto hours = least();
        found.reached = hours.has_value();
        found.hours = hours.value_or(0);
        if (found.hours > 0)
            found.residual_one_fewer = residual_of(claim_with(found.hours - 1).claim);
        after = claim_with(found.hours);
        found.amount = financing_.back().amount;
        found.residual = residual_of(after.claim);
        return found;
    }

  private:
    /// The search keeps one number that does not reach the target and one that does, so that what
    /// it ends with was tried on both sides, however flat rates on contributions are rounded.
    std::optional<std::int64_t> least() {
        if (reaches(0)) return 0;
        std::int64_t too_few = 0;
        std::int64_t enough = 1;
        while (!reaches(enough)) {
            if (enough == most_hours) return std::nullopt;
            too_few = enough;
            enough = std::min(2 * enough, most_hours);
        }
        while (enough - too_few > 1) {
            const std::int64_t middle = too_few + (enough - too_few) / 2;
            (reaches(middle) ? enough : too_few) = middle;
        }
        return enough;
    }

    core::Money residual_of(const Claim& claim) const {
        return core::Money::rounded(own_financing_of(claim).above(goal_.target_bp));
    }

    bool reaches(std::int64_t hours) {
        return own_financing_of(claim_with(hours).claim).reaches(goal_.target_bp);
    }

    ClaimResult claim_with(std::int64_t hours) {
        FinancingLine& given = financing_.back();
        given.quantity = core::Decimal{hours};
        given.amount = product_of(*given.quantity, goal_.unit_price);
        // Nothing given is no line at all: a claim would else have an empty row for it.
        const std::size_t count = financing_.size() - (hours == 0 ? 1 : 0);
        return compute_claim(book_.programme, book_.costs,
                             std::span<const FinancingLine>{financing_}.first(count), previous_,
                             until_);
    }

    const ScenarioBook& book_;
    std::vector<FinancingLine> financing_;
    std::span<const Claim> previous_;
    const core::Period& until_;
    const PartnerHours& goal_;
};

}  // namespace

std::optional<core::Rational> OwnFinancing::rate() const {
    if (total.is_zero()) return std::nullopt;
    return core::Rational{reported.kronor()} / core::Rational{total.kronor()};
}

core::Rational OwnFinancing::above(std::int64_t target_bp) const {
    return core::Rational{reported.kronor()} - core::Rational{total.kronor()} *
                                                   core::Rational{target_bp} /
                                                   core::Rational{core::whole_in_bp};
}

bool OwnFinancing::reaches(std::int64_t target_bp) const {
    return total > core::Money{} && !above(target_bp).is_negative();
}

OwnFinancing own_financing_of(const Claim& claim) {
    OwnFinancing own;
    own.total = total_eligible(claim).cumulative;
    for (const ClaimShare& share : claim.financing) {
        if (share.source != project_source) continue;
        own.reported = share.reported_cash.value_or(core::Money{}) +
                       share.reported_in_kind.value_or(core::Money{});
    }
    return own;
}

WhatIf what_if(const programme::Programme& programme, std::span<const CostLine> costs,
               std::span<const FinancingLine> financing, std::span<const Claim> previous,
               const Scenario& scenario) {
    WhatIf result;
    result.before = compute_claim(programme, costs, financing, previous, scenario.until);
    ScenarioBook book{
        programme, {costs.begin(), costs.end()}, {financing.begin(), financing.end()}};
    for (const ScenarioChange& change : scenario.changes) {
        if (apply(change, book) > 0) continue;
        result.findings.add("SCENARIO_NO_LINES", change.where, {{"at", change.where.pointer}},
                            core::Severity::warning);
    }
    if (scenario.solve) {
        HoursSearch search{book, previous, scenario.until, *scenario.solve};
        result.solution = search.find(result.after);
    } else {
        result.after =
            compute_claim(book.programme, book.costs, book.financing, previous, scenario.until);
    }
    // What already hinders the claim as it stands is told once.
    const bool hindered = result.before.findings.has_errors();
    result.findings.append(hindered ? result.before.findings : result.after.findings);
    return result;
}

}  // namespace utfall::funding
