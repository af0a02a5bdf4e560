#pragma once

#include "app/core/finding.h"
#include "app/core/money.h"
#include "app/core/period.h"
#include "app/core/rational.h"
#include "app/funding/cost.h"
#include "app/funding/financing.h"
#include "app/programme/programme.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::funding {

/// The source that the project itself finances, in cash and in kind.
inline constexpr std::string_view project_source = "PROJECT";

/// Names of the rules that amounts follow, with their versions: printed in reports (R4, R5).
inline constexpr std::string_view apportionment_rule = "largest-remainder-1";
inline constexpr std::string_view cumulation_rule = "cumulative-claims-1";

enum class LineForm { actual, unit_cost, lump_sum, flat_rate, in_kind };
std::optional<LineForm> parse_line_form(std::string_view word);
std::string_view to_word(LineForm form);

/// A rate of one decision version and the cumulative amount it was applied to.
struct AppliedRate {
    std::string decision;
    std::int64_t rate_bp{0};
    core::Money basis;
    bool operator==(const AppliedRate&) const = default;
};

/// One row of the cost side: a cost category in one form, a flat rate, or a kind of contribution in
/// kind.
struct ClaimLine {
    std::string line;  ///< Cost category, flat-rate code or financing kind.
    LineForm form{LineForm::actual};
    std::vector<AppliedRate> rates;  ///< Flat rates only: one a decision version.
    core::Money cumulative;
    core::Money previously_claimed;
    core::Money this_claim;
    /// The lines of the book behind `cumulative`; empty for flat rates. Not part of the stored
    /// claim.
    std::vector<ledger::LineRef> inputs;
};

/// One row of the financing side.
struct ClaimShare {
    std::string source;
    std::vector<AppliedRate> rates;  ///< One a decision version; basis is its total eligible cost.
    core::Rational exact;            ///< The cumulative share in kronor, not rounded.
    core::Money cumulative;
    core::Money previously_claimed;
    core::Money this_claim;
    /// Öre of the largest-remainder rule in `cumulative`: 0 or 1 above the exact share rounded down
    /// to whole öre (0 or -1 when the claim's cumulative total is negative).
    std::int64_t rounding_ore{0};
    /// For project_source only: its share, what was reported towards it, and what is missing (never
    /// below 0).
    std::optional<core::Money> required;
    std::optional<core::Money> reported_cash;
    std::optional<core::Money> reported_in_kind;
    std::optional<core::Money> shortfall;
};

/// RATES_SUM, SHARES_SUM, CLAIMS_SUM, COFINANCING_RATE, IN_KIND_CEILING, UNPAID_EXCLUDED,
/// LINES_PLACED, IN_KIND_TWICE, HOURS_PER_YEAR, LATE_LINES; then those of cost_model_checks.h and
/// record_checks.h.
struct ClaimCheck {
    std::string code;
    bool ok{false};
    std::string value;   ///< Amount, percentage or count; empty when it cannot be computed.
    std::string limit;   ///< Empty when there is none.
    std::string source;  ///< Rule and page; says so when nobody has verified it.
    bool verified{true};
    bool operator==(const ClaimCheck&) const = default;
};

/// True when a claim should not be sent as it is. A rule that nobody has verified hinders nothing,
/// the project's own financing may lag behind until the last claim, and a decision may allow newer
/// unit costs.
bool is_obstacle(const ClaimCheck& check);

/// A claim as made. Amounts are cumulative, so a later claim carries every correction (R5).
struct Claim {
    std::string number;      ///< "1", "2", ...
    std::string through;     ///< Period code.
    std::uint64_t entry{0};  ///< The entry that recorded it; 0 until then.
    std::vector<ClaimLine> lines;
    std::vector<ClaimShare> financing;
    std::vector<ClaimCheck> checks;
};

struct ClaimTotals {
    core::Money cumulative;
    core::Money previously_claimed;
    core::Money this_claim;
};
/// Total eligible cost: costs, flat rates and contributions in kind.
ClaimTotals total_eligible(const Claim& claim);

enum class LeftOut { unpaid, no_period, no_decision };

struct LeftOutCost {
    ledger::LineRef ref;
    std::string id;
    core::Money amount;
    LeftOut why{LeftOut::unpaid};
};

struct ClaimResult {
    Claim claim;
    std::vector<LeftOutCost>
        left_out;  ///< Costs and contributions of the claim's periods that are not claimable.
    core::Findings
        findings;  ///< CLAIM_NO_DECISION, CLAIM_THROUGH_BEFORE_PREVIOUS; warning CLAIM_EMPTY.
};

/// The next claim over `through`, from the lines in force and the claims already made, oldest
/// first. A line counts when its period ends by `through`, however late it was recorded. An actual
/// cost counts once it has been paid. A cost belongs to the decision version in force on its date,
/// a contribution to that on the last day of its period. On an error finding the claim is not to be
/// used.
ClaimResult compute_claim(const programme::Programme& programme, std::span<const CostLine> costs,
                          std::span<const FinancingLine> financing, std::span<const Claim> previous,
                          const core::Period& through);

}  // namespace utfall::funding
