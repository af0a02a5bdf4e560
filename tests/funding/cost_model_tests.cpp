#include "app/funding/cost_model_checks.h"
#include "app/funding/line_checks.h"
#include "tests/funding/example.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace utfall;
using namespace utfall::funding;
using namespace utfall::funding::tests;

namespace {

using Costs = std::vector<CostLine>;
using Rates = std::vector<programme::FlatRate>;

programme::Programme model(Rates rates) {
    auto programme = programme_with({decision("B1", "2023-04-01", std::move(rates))});
    programme.cost_categories.push_back({"RENT", {"Hyra", "Rent"}, "indirect"});
    programme.cost_categories.push_back({"PUPIL", {"Ersättning", "Allowance"}, "participant"});
    return programme;
}

// "FLAT_RATE_7 ok 0.00 ...": the checks of the cost model in the next claim.
std::string verdict(const Rates& rates, const Costs& costs,
                    const std::vector<FinancingLine>& financing = {}) {
    std::string all;
    for (const ClaimCheck& check : claim(model(rates), costs, financing).checks) {
        if (!check.code.starts_with("FLAT_RATE_")) continue;
        all +=
            (all.empty() ? "" : " ") + check.code + (check.ok ? " ok " : " broken ") + check.value;
    }
    return all;
}

const CostLine staff_cost = cost("S", "STAFF", "850000.00");
const CostLine other_cost = cost("O", "OTHER", "150000.00");
const CostLine rent = cost("R", "RENT", "20000.00");
const CostLine allowance = cost("P", "PUPIL", "30000.00");

const programme::FlatRate seven{"FR7", "CPR 54(a)", 700, {"STAFF", "OTHER"}};
const programme::FlatRate fifteen{"FR15", "CPR 54(b)", 1500, {"STAFF"}};
const programme::FlatRate twenty_five{"FR25", "CPR 54(c)", 2500, {"STAFF", "OTHER"}};
const programme::FlatRate forty{"FR40", "CPR 56(1)", 4000, {"STAFF"}};
const programme::FlatRate twenty{"FR20", "CPR 55(1)", 2000, {"OTHER"}};

}  // namespace

BOOST_AUTO_TEST_SUITE(cost_model_tests)

BOOST_AUTO_TEST_CASE(each_flat_rate_says_what_may_not_be_claimed_beside_it) {
    const programme::FlatRate on_twenty{"FR15", "CPR 54(b)", 1500, {"FR20"}};
    const programme::FlatRate forty_on_twenty{"FR40", "CPR 56(1)", 4000, {"FR20"}};
    struct Case {
        const char* what;
        Rates rates;
        Costs costs;
        std::string verdict;
    };
    const std::vector<Case> table{
        {"7 % with other direct costs", {seven}, {staff_cost, other_cost}, "FLAT_RATE_7 ok 0.00"},
        {"7 % with rent", {seven}, {staff_cost, rent}, "FLAT_RATE_7 broken 20000.00"},
        {"15 % with other direct costs",
         {fifteen},
         {staff_cost, other_cost},
         "FLAT_RATE_15 ok 0.00"},
        {"15 % with rent", {fifteen}, {staff_cost, rent}, "FLAT_RATE_15 broken 20000.00"},
        {"25 % with other direct costs",
         {twenty_five},
         {staff_cost, other_cost},
         "FLAT_RATE_25 ok 0.00"},
        {"25 % with rent", {twenty_five}, {staff_cost, rent}, "FLAT_RATE_25 broken 20000.00"},
        {"40 % with allowances", {forty}, {staff_cost, allowance}, "FLAT_RATE_40 ok 0.00"},
        {"40 % with travel", {forty}, {staff_cost, other_cost}, "FLAT_RATE_40 broken 150000.00"},
        {"40 % with rent", {forty}, {staff_cost, rent}, "FLAT_RATE_40 broken 20000.00"},
        {"20 % with 15 % on top",
         {twenty, on_twenty},
         {other_cost},
         "FLAT_RATE_15 ok 0.00 FLAT_RATE_20 ok 0.00"},
        {"20 % with salaries", {twenty}, {staff_cost, other_cost}, "FLAT_RATE_20 broken 850000.00"},
        {"40 % on staff that is a flat rate itself",
         {twenty, forty_on_twenty},
         {other_cost},
         "FLAT_RATE_20 ok 0.00 FLAT_RATE_40 broken 150000.00"},
        {"a rate of the decision's own",
         {{"OWN", "Beslut B1", 1234, {"STAFF"}}},
         {staff_cost, rent},
         ""},
    };
    for (const Case& row : table)
        BOOST_TEST_CONTEXT(row.what) BOOST_TEST(verdict(row.rates, row.costs) == row.verdict);
}

// What the claim's check finds in the end is told when the cost is read in.
BOOST_AUTO_TEST_CASE(a_cost_that_a_flat_rate_covers_is_named_with_the_rate) {
    const auto covering = [](const Rates& rates, const CostLine& one) {
        const auto programme = model(rates);
        const auto* rate = rate_covering(programme, one);
        core::Findings findings;
        check_cost(one, programme, findings);
        const auto& list = findings.list();
        const bool told = std::any_of(list.begin(), list.end(), [](const core::Finding& finding) {
            return finding.code == "COST_COVERED_BY_FLAT_RATE" &&
                   finding.severity == core::Severity::warning;
        });
        BOOST_TEST(told == (rate != nullptr));
        return rate == nullptr ? std::string{} : rate->code;
    };
    BOOST_TEST(covering({forty}, other_cost) == "FR40");
    BOOST_TEST(covering({forty}, rent) == "FR40");
    BOOST_TEST(covering({forty}, staff_cost) == "");
    BOOST_TEST(covering({forty}, allowance) == "");
    BOOST_TEST(covering({seven}, rent) == "FR7");
    BOOST_TEST(covering({fifteen}, other_cost) == "");
    BOOST_TEST(covering({twenty}, staff_cost) == "FR20");
    BOOST_TEST(covering({}, rent) == "");
}

BOOST_AUTO_TEST_CASE(a_rate_is_applied_to_its_own_base_and_no_higher_than_its_article_lets_it) {
    BOOST_TEST(verdict({{"FR15", "CPR 54(b)", 1500, {"STAFF", "OTHER"}}},
                       {staff_cost, other_cost}) == "FLAT_RATE_15 broken 150000.00");
    BOOST_TEST(verdict({{"FR40", "CPR 56(1)", 4000, {"STAFF", "participant_allowance"}}},
                       {staff_cost},
                       {contribution("D", FinancingKind::participant_allowance, "300000.00")}) ==
               "FLAT_RATE_40 broken 300000.00");
    BOOST_TEST(verdict({{"FR15", "CPR 54(b)", 1800, {"STAFF"}}}, {staff_cost}) ==
               "FLAT_RATE_15 broken 25500.00");
    BOOST_TEST(verdict({{"FR15", "CPR 54(b)", 1200, {"STAFF"}}}, {staff_cost}) ==
               "FLAT_RATE_15 ok 0.00");
}

BOOST_AUTO_TEST_CASE(twenty_five_percent_says_how_they_were_calculated) {
    const auto stated = [](std::string method) {
        programme::FlatRate rate = twenty_five;
        rate.method = std::move(method);
        return check(claim(model({rate}), {staff_cost}), "METHOD_STATED");
    };
    BOOST_TEST(!stated("").ok);
    BOOST_TEST(stated("").value == "1");
    BOOST_TEST(stated("Bilaga 3 till beslutet").ok);
}

// R9: allowances in kind are no part of the base, and hinder nothing.
BOOST_AUTO_TEST_CASE(allowances_in_kind_come_on_top_of_the_40_percent) {
    BOOST_TEST(verdict({forty}, {staff_cost},
                       {contribution("D", FinancingKind::participant_allowance, "300000.00")}) ==
               "FLAT_RATE_40 ok 0.00");
}

BOOST_AUTO_TEST_SUITE_END()
