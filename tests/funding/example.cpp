#include "tests/funding/example.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace utfall::funding::tests {
namespace {

template <class Items, class Predicate>
const auto& only(const Items& items, std::string_view what, Predicate predicate) {
    const auto found = std::find_if(items.begin(), items.end(), predicate);
    if (found == items.end()) {
        throw std::out_of_range("no " + std::string{what});
    }
    return *found;
}

}  // namespace

core::Money kr(std::string_view kronor) {
    return core::Money::parse(kronor).value();
}
core::Date day(std::string_view iso) {
    return core::Date::parse(iso).value();
}
core::Decimal number(std::string_view text) {
    return core::Decimal::parse(text).value();
}

programme::Decision decision(std::string code, std::string_view in_force_from,
                             std::vector<programme::FlatRate> flat_rates,
                             std::vector<programme::FinancingShare> plan) {
    programme::Decision decision;
    decision.code = std::move(code);
    decision.date = day(in_force_from);
    decision.in_force_from = day(in_force_from);
    decision.financing_plan = std::move(plan);
    decision.flat_rates = std::move(flat_rates);
    return decision;
}

programme::Programme programme_with(std::vector<programme::Decision> decisions) {
    programme::Programme programme;
    programme::Operation operation;
    operation.code = "99-000-X01";
    operation.span = {day("2023-04-01"), day("2026-03-31")};
    operation.beneficiary = "SKR";
    operation.reporting_organisation = "9901";
    programme.operation = operation;
    programme.decisions = std::move(decisions);
    programme.organisations = {{"SKR", "Exempelförbundet", "association", ""},
                               {"9901", "Sjövalla kommun (exempel)", "municipality", ""},
                               {"9902", "Exempelorten", "municipality", ""}};
    programme.cost_categories = {{"STAFF", {"Personal", "Staff"}, "staff"},
                                 {"OTHER", {"Övrigt", "Other"}, "other"}};
    programme.unit_cost_tables = {
        {"EK2023",
         day("2023-01-01"),
         {{"projektledare", "hour", kr("355.81")}, {"processledare", "month", kr("155.16")}}},
        {"EK2024", day("2024-01-01"), {{"projektledare", "hour", kr("366.00")}}}};
    return programme;
}

programme::Programme forty_percent() {
    return programme_with({decision("B1", "2023-04-01", {{"FR40", "CPR 56(1)", 4000, {"STAFF"}}})});
}

CostLine cost(std::string id, std::string category, std::string_view amount, std::string period) {
    CostLine cost;
    cost.id = std::move(id);
    cost.organisation = "9901";
    cost.cost_category = std::move(category);
    cost.date = day(period + "-01");
    cost.period = std::move(period);
    cost.amount = kr(amount);
    cost.booked_on = cost.date;
    cost.paid_on = cost.date;
    return cost;
}

FinancingLine contribution(std::string id, FinancingKind kind, std::string_view amount,
                           std::string period) {
    FinancingLine line;
    line.id = std::move(id);
    line.organisation = "9902";
    line.kind = kind;
    line.public_funds = "yes";
    line.period = std::move(period);
    line.amount = kr(amount);
    return line;
}

Claim claim(const programme::Programme& programme, const std::vector<CostLine>& costs,
            const std::vector<FinancingLine>& financing, const std::vector<Claim>& previous,
            std::string_view through) {
    const ClaimResult result =
        compute_claim(programme, costs, financing, previous, programme.period(through).value());
    BOOST_REQUIRE(!result.findings.has_errors());
    return result.claim;
}

const ClaimLine& line(const Claim& claim, std::string_view code, std::optional<LineForm> form) {
    return only(claim.lines, code, [&](const ClaimLine& each) {
        return each.line == code && (!form || each.form == *form);
    });
}

const ClaimShare& share(const Claim& claim, std::string_view source) {
    return only(claim.financing, source,
                [&](const ClaimShare& each) { return each.source == source; });
}

const ClaimCheck& check(const Claim& claim, std::string_view code) {
    return only(claim.checks, code, [&](const ClaimCheck& each) { return each.code == code; });
}

}  // namespace utfall::funding::tests
