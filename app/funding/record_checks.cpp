#include "app/funding/record_checks.h"

#include "app/funding/budget.h"
#include "app/funding/check_helpers.h"

#include <algorithm>

namespace utfall::funding {
namespace {

constexpr std::string_view cofinancing_rules = "ESF-rådet, Medfinansiering (2014–2020)";

// Above this share of a cost type's budget another decision is asked for.
constexpr std::int64_t transfer_percent = 10;

ClaimCheck own_in_kind(const programme::Programme& programme, const Eligible& eligible) {
    core::Money sum;
    for (const FinancingLine& line : eligible.counted_financing) {
        if (is_in_kind(line.kind) && programme.operation &&
            line.organisation == programme.operation->beneficiary)
            sum += line.amount;
    }
    return {"OWN_IN_KIND", sum.is_zero(), sum.to_string(), core::Money{}.to_string(),
            std::string{cofinancing_rules}};
}

template <typename Line, typename Fault>
ClaimCheck none_that(std::string code, std::string source, const std::vector<Line>& lines,
                     Fault is_fault) {
    const auto count = std::count_if(lines.begin(), lines.end(), [&](const Line& line) {
        return !line.amount.is_zero() && is_fault(line);
    });
    return {std::move(code), count == 0, std::to_string(count), "0", std::move(source)};
}

ClaimCheck certificates(const Eligible& eligible) {
    return none_that("CERTIFICATES", "ESF-rådet, Medfinansieringsintyg (2021)",
                     eligible.counted_financing,
                     [](const FinancingLine& line) { return line.certificate.empty(); });
}

ClaimCheck whole_hours(const Eligible& eligible) {
    return none_that("WHOLE_HOURS", std::string{cofinancing_rules}, eligible.counted_financing,
                     [](const FinancingLine& line) {
                         return line.kind == FinancingKind::in_kind_staff && line.quantity &&
                                !line.quantity->is_whole();
                     });
}

ClaimCheck vat_stated(const Eligible& eligible) {
    return not_verified(
        none_that("VAT_STATED", "CPR 64(1)(c)", eligible.counted_costs, [](const CostLine& cost) {
            return cost.vat && !cost.vat->is_zero() &&
                   (cost.vat_eligible.empty() || cost.vat_eligible == "not_stated");
        }));
}

bool has_function(const programme::UnitCostTable& table, const std::string& function) {
    return std::any_of(table.rows.begin(), table.rows.end(),
                       [&](const auto& row) { return row.function == function; });
}

// The tables that were published when the operation began fix its prices for all its time.
bool is_of_first_day(const programme::Programme& programme, const CostLine& cost) {
    const programme::UnitCostTable* newest = nullptr;
    for (const auto& table : programme.unit_cost_tables) {
        if (table.valid_from > programme.operation->span.from) continue;
        if (!has_function(table, cost.function)) continue;
        if (newest == nullptr || newest->valid_from <= table.valid_from) newest = &table;
    }
    return newest != nullptr && newest->code == cost.unit_cost_table;
}

ClaimCheck unit_cost_tables(const programme::Programme& programme, const Eligible& eligible) {
    return none_that("UNIT_COST_TABLES", "ESF-rådet, Enhetskostnader (2014–2020)",
                     eligible.counted_costs, [&](const CostLine& cost) {
                         return cost.form == CostForm::unit_cost && programme.operation &&
                                !is_of_first_day(programme, cost);
                     });
}

ClaimCheck budget_transfer(const programme::Programme& programme, const Claim& claim) {
    core::Rational most;
    const core::Rational percent{100};
    for (const BudgetRow& row : budget_of(programme, claim).rows) {
        if (!row.budget || row.budget->is_zero()) continue;
        const core::Rational budget{row.budget->kronor()};
        const core::Rational above = core::Rational{row.after.kronor()} - budget;
        most = std::max(most, above * percent / budget);
    }
    return not_verified({"BUDGET_TRANSFER", most <= core::Rational{transfer_percent},
                         most.rounded(2).to_fixed(2), std::to_string(transfer_percent),
                         "Beslutets budget"});
}

}  // namespace

std::vector<ClaimCheck> check_records(const programme::Programme& programme, const Claim& claim,
                                      const Eligible& eligible) {
    return {own_in_kind(programme, eligible),
            certificates(eligible),
            whole_hours(eligible),
            vat_stated(eligible),
            unit_cost_tables(programme, eligible),
            budget_transfer(programme, claim)};
}

}  // namespace utfall::funding
