#pragma once

#include "app/core/date.h"
#include "app/core/decimal.h"
#include "app/core/finding.h"
#include "app/core/json.h"
#include "app/core/money.h"
#include "app/core/period.h"
#include "app/funding/cost.h"
#include "app/funding/financing.h"
#include "app/programme/programme.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace utfall::funding {

/// A paid cost that is not in the book.
struct AddCost {
    std::string organisation;
    std::string cost_category;
    CostForm form{CostForm::actual};
    core::Date date;
    std::string period;
    core::Money amount;
};

/// Costs, or contributions, times a factor; each amount is rounded to öre.
struct ScaleLines {
    bool contributions{false};
    std::string code;          ///< Cost category or financing kind; empty: all.
    std::string organisation;  ///< It and all within it; empty: all.
    std::optional<core::Date>
        from;  ///< Costs dated, and contributions of periods that end, from then on.
    core::Decimal factor;
};

/// No lines of this organisation, nor of those within it.
struct RemoveOrganisation {
    std::string organisation;
};

/// A rate of one decision version: of a source, which another source makes up for, or a flat rate.
struct SetRate {
    std::string decision;
    std::string source;     ///< Empty for a flat rate.
    std::string against;    ///< The source that gives or takes the difference.
    std::string flat_rate;  ///< Empty for a source.
    std::int64_t rate_bp{0};
};

/// Unit costs of one function are worked out anew from their quantities.
struct SetUnitPrice {
    std::string unit_cost_table;
    std::string function;
    std::optional<core::Date> from;
    core::Decimal unit_price;
};

/// A phase goes on: what its organisation has in the month `like` comes again in each month that
/// begins after the phase's end and by `to`.
struct ExtendPhase {
    std::string phase;
    core::Date to;
    core::Period like;
};

struct ScenarioChange {
    core::Place where;
    std::variant<AddCost, ScaleLines, RemoveOrganisation, SetRate, SetUnitPrice, ExtendPhase> what;
};

/// Least whole hours of a partner's work, given in the last month of the scenario, by which the
/// project's reported share of total eligible cost is `target_bp` or more.
struct PartnerHours {
    std::string organisation;
    core::Decimal unit_price;  ///< Kronor an hour, at most two decimals.
    std::int64_t target_bp{0};
};

struct Scenario {
    core::Period until;
    std::vector<ScenarioChange> changes;
    std::optional<PartnerHours> solve;
};

/// Reads schemas/scenario.schema.json and notes all faults with their JSON pointers: FIELD_*,
/// SCENARIO_CODE_UNKNOWN, SCENARIO_PERIOD, SCENARIO_MONEY, SCENARIO_RATE, SCENARIO_EXTENSION. With
/// an error the scenario is not to be used.
Scenario read_scenario(const core::Json& document, const std::string& file,
                       const programme::Programme& programme, core::Findings& findings);

}  // namespace utfall::funding
