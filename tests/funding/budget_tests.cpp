#include "app/funding/budget.h"
#include "tests/funding/example.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace utfall;
using namespace utfall::funding;
using namespace utfall::funding::tests;

namespace {

programme::Programme budgeted() {
    auto first = decision("B1", "2023-04-01", {{"FR40", "CPR 56(1)", 4000, {"STAFF"}}});
    first.budget = {{"STAFF", kr("1500000.00")}};
    auto second = first;
    second.code = "B2";
    second.date = second.in_force_from = day("2024-01-01");
    second.budget = {{"STAFF", kr("2000000.00")}, {"OTHER", kr("0.00")}};
    return programme_with({first, second});
}

const BudgetRow& row(const BudgetTable& table, std::string_view code) {
    const auto found = std::find_if(table.rows.begin(), table.rows.end(),
                                    [&](const BudgetRow& each) { return each.line == code; });
    BOOST_REQUIRE(found != table.rows.end());
    return *found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(budget_tests)

BOOST_AUTO_TEST_CASE(a_claim_stands_beside_the_budget) {
    const auto programme = budgeted();
    std::vector<CostLine> costs{cost("1", "STAFF", "811111.10", "2023-06")};
    const Claim first = claim(programme, costs, {}, {}, "2023-06");
    costs.push_back(cost("2", "STAFF", "405432.10", "2023-12"));
    const BudgetTable table = budget_of(programme, claim(programme, costs, {}, {first}, "2023-12"));
    BOOST_TEST(table.decision == "B1");
    BOOST_REQUIRE(table.rows.size() == 2U);

    const BudgetRow& staff = table.rows[0];
    BOOST_TEST(staff.line == "STAFF");
    BOOST_TEST(staff.budget->to_string() == "1500000.00");
    BOOST_TEST(staff.before.to_string() == "811111.10");
    BOOST_TEST(staff.period.to_string() == "405432.10");
    BOOST_TEST(staff.after.to_string() == "1216543.20");
    BOOST_TEST(staff.remaining->to_string() == "283456.80");
    BOOST_TEST(staff.used_percent->to_fixed(1) == "81.1");

    const BudgetRow& flat = table.rows[1];
    BOOST_TEST(flat.budget->to_string() == "600000.00");
    BOOST_TEST(flat.remaining->to_string() == "113382.72");
    BOOST_TEST(table.total.budget->to_string() == "2100000.00");
    BOOST_TEST(table.total.after.to_string() == "1703160.48");
    BOOST_TEST(table.total.remaining->to_string() == "396839.52");
    BOOST_TEST(table.total.used_percent->to_fixed(1) == "81.1");
}

BOOST_AUTO_TEST_CASE(the_budget_is_that_of_the_decision_on_the_last_day) {
    const auto programme = budgeted();
    const std::vector<CostLine> costs{cost("1", "STAFF", "1000.00", "2023-06")};
    const BudgetTable table = budget_of(programme, claim(programme, costs, {}, {}, "2024-01"));
    BOOST_TEST(table.decision == "B2");
    BOOST_TEST(row(table, "STAFF").budget->to_string() == "2000000.00");
    BOOST_TEST(row(table, "FR40").budget->to_string() == "800000.00");
}

BOOST_AUTO_TEST_CASE(a_budget_of_zero_has_no_percentage_and_a_line_without_budget_none_at_all) {
    const auto programme = budgeted();
    const std::vector<CostLine> costs{cost("1", "OTHER", "10.00", "2023-06")};
    const BudgetTable zero = budget_of(programme, claim(programme, costs, {}, {}, "2024-01"));
    BOOST_TEST(row(zero, "OTHER").remaining->to_string() == "-10.00");
    BOOST_TEST(!row(zero, "OTHER").used_percent.has_value());
    BOOST_TEST(zero.total.budget.has_value());

    const BudgetTable none = budget_of(programme, claim(programme, costs, {}, {}, "2023-06"));
    BOOST_TEST(!row(none, "OTHER").budget.has_value());
    BOOST_TEST(!row(none, "OTHER").remaining.has_value());
    BOOST_TEST(!none.total.budget.has_value());
    BOOST_TEST(none.total.after.to_string() == "10.00");
}

BOOST_AUTO_TEST_CASE(the_forms_of_one_category_share_its_budget) {
    const auto programme = budgeted();
    std::vector<CostLine> costs{cost("1", "STAFF", "10.00"), cost("2", "STAFF", "20.00")};
    costs[1].form = CostForm::lump_sum;
    const BudgetTable table = budget_of(programme, claim(programme, costs, {}, {}, "2023-06"));
    const BudgetRow& staff = row(table, "STAFF");
    BOOST_TEST(staff.forms.size() == 2U);
    BOOST_TEST(staff.after.to_string() == "30.00");
}

BOOST_AUTO_TEST_SUITE_END()
