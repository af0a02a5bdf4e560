#include "app/funding/what_if.h"
#include "tests/funding/example.h"

#include <rapidcheck.h>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace utfall;
using namespace utfall::funding;
using namespace utfall::funding::tests;

namespace {

Scenario read(const std::string& members, const programme::Programme& programme,
              core::Findings& findings) {
    const std::string text = R"({"format":1,"until":"2023-12")" + members + "}";
    const auto document = core::parse_json(text, "s.json", findings);
    BOOST_TEST_REQUIRE(document.has_value(), text);
    return read_scenario(*document, "s.json", programme, findings);
}

const std::vector<CostLine> costs{cost("1", "STAFF", "100000.00"), cost("2", "OTHER", "5000.00")};
const std::vector<FinancingLine> cash{contribution("3", FinancingKind::cash, "40000.00")};

programme::Programme programme_of_the_table() {
    auto programme = forty_percent();
    programme.phases = {
        {"F1", {"Fas", "Phase"}, "9901", {day("2023-04-01"), day("2023-06-30")}, "B1"}};
    return programme;
}

WhatIf asked(const std::string& members) {
    core::Findings findings;
    const auto programme = programme_of_the_table();
    const Scenario scenario = read(members, programme, findings);
    BOOST_TEST_REQUIRE(!findings.has_errors(), members);
    return what_if(programme, costs, cash, {}, scenario);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(what_if_tests)

BOOST_AUTO_TEST_CASE(each_change_gives_the_claim_that_its_lines_and_rates_give) {
    struct Row {
        std::string change, total, eu;
    };
    // 100 000 staff, 40 000 flat rate, 5 000 other.
    const std::vector<Row> rows{
        {R"({"op":"add_cost","organisation":"9901","cost_category":"STAFF","date":"2023-07-01","amount":"1000.00"})",
         "146400.00", "58560.00"},
        {R"({"op":"scale","factor":"0.5"})", "72500.00", "29000.00"},
        {R"({"op":"scale","cost_category":"OTHER","factor":2})", "150000.00", "60000.00"},
        {R"({"op":"remove_organisation","organisation":"9902"})", "145000.00", "58000.00"},
        {R"({"op":"set_rate","decision":"B1","flat_rate":"FR40","rate_bp":1500})", "120000.00",
         "48000.00"},
        {R"({"op":"set_rate","decision":"B1","source":"EU","rate_bp":5000})", "145000.00",
         "72500.00"},
        {R"({"op":"extend","phase":"F1","to":"2023-08-31","like":"2023-05"})", "435000.00",
         "174000.00"},
    };
    for (const Row& row : rows) {
        BOOST_TEST_CONTEXT(row.change) {
            const WhatIf result = asked(R"(,"changes":[)" + row.change + "]");
            BOOST_TEST(total_eligible(result.before.claim).cumulative.to_string() == "145000.00");
            BOOST_TEST(total_eligible(result.after.claim).cumulative.to_string() == row.total);
            BOOST_TEST(share(result.after.claim, "EU").cumulative.to_string() == row.eu);
            BOOST_TEST(check(result.after.claim, "SHARES_SUM").ok);
        }
    }
}

BOOST_AUTO_TEST_CASE(the_least_whole_hours_reach_the_target_and_one_fewer_does_not) {
    // (40 000 + 400 h) / (145 000 + 400 h) >= 46 %: h >= 26 700 / 216.
    const WhatIf result = asked(
        R"(,"solve":{"unknown":"partner_hours","organisation":"9902","unit_price":"400.00","target_bp":4600})");
    BOOST_TEST_REQUIRE(result.solution.has_value());
    BOOST_TEST(result.solution->reached);
    BOOST_TEST(result.solution->hours == 124);
    BOOST_TEST(result.solution->amount.to_string() == "49600.00");
    BOOST_TEST(result.solution->residual.to_string() == "84.00");
    BOOST_TEST(own_financing_of(result.after.claim).reaches(4600));
}

BOOST_AUTO_TEST_CASE(a_target_that_no_hours_reach_and_one_that_is_reached_are_told) {
    const std::string goal =
        R"(,"solve":{"unknown":"partner_hours","organisation":"9902","unit_price":"400.00","target_bp":)";
    const WhatIf never = asked(goal + "10000}");
    BOOST_TEST(!never.solution->reached);
    BOOST_TEST(never.solution->residual.to_string() == "-105000.00");
    const WhatIf reached = asked(goal + "2000}");
    BOOST_TEST(reached.solution->reached);
    BOOST_TEST(reached.solution->hours == 0);
    BOOST_TEST(reached.solution->residual.to_string() == "11000.00");
}

BOOST_AUTO_TEST_CASE(all_faults_of_a_scenario_are_told_at_once_with_their_pointers) {
    core::Findings findings;
    read(R"(,"sol":1,"changes":[
        {"op":"scale","factor":"-1","organisation":"9903"},
        {"op":"set_rate","decision":"B1","source":"EU","rate_bp":9000},
        {"op":"extend","phase":"F1","to":"2023-06-30","like":"2023-Q2"},
        {"op":"grow"},
        {"op":"add_cost","organisation":"9901","cost_category":"STAF","date":"2023-07-41","amount":"1.001"}],
        "solve":{"unknown":"partner_hours","organisation":"9902","unit_price":"0","target_bp":4600})",
         programme_of_the_table(), findings);
    std::vector<std::string> told;
    for (const auto& finding : findings.list()) {
        told.push_back(finding.code + " " + finding.where.pointer);
    }
    std::sort(told.begin(), told.end());
    const std::vector<std::string> expected{"FIELD_CHOICE /changes/3/op",
                                            "FIELD_DATE /changes/4/date",
                                            "FIELD_RANGE /changes/0/factor",
                                            "FIELD_UNKNOWN /sol",
                                            "SCENARIO_CODE_UNKNOWN /changes/0/organisation",
                                            "SCENARIO_CODE_UNKNOWN /changes/4/cost_category",
                                            "SCENARIO_EXTENSION /changes/2/to",
                                            "SCENARIO_MONEY /changes/4/amount",
                                            "SCENARIO_MONEY /solve/unit_price",
                                            "SCENARIO_PERIOD /changes/2/like",
                                            "SCENARIO_RATE /changes/1/rate_bp"};
    BOOST_TEST(told == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_change_that_reaches_nothing_is_told) {
    const WhatIf result = asked(R"(,"changes":[{"op":"scale","factor":2,"from":"2024-01-01"}])");
    BOOST_TEST(result.findings.count_per_code().contains("SCENARIO_NO_LINES"));
    BOOST_TEST(!result.findings.has_errors());
}

BOOST_AUTO_TEST_CASE(
    hours_that_are_found_hold_when_the_claim_is_computed_anew_and_one_fewer_does_not) {
    BOOST_TEST(rc::check("least partner hours", [] {
        const auto pick = [](std::int64_t low, std::int64_t high) {
            return *rc::gen::inRange<std::int64_t>(low, high + 1);
        };
        const auto programme = programme_of_the_table();
        const std::vector<CostLine> paid{
            cost("1", "STAFF", core::Money::of_ore(pick(1, 50'000'000)).to_string()),
            cost("2", "OTHER", core::Money::of_ore(pick(1, 5'000'000)).to_string())};
        const std::vector<FinancingLine> given{contribution(
            "3", FinancingKind::cash, core::Money::of_ore(pick(1, 30'000'000)).to_string())};
        Scenario scenario;
        scenario.until = *programme.period("2023-12");
        // What is missing at 100 per cent stays missing, however many hours come on top of it.
        scenario.solve = PartnerHours{"9902", core::Decimal::of(pick(100, 200'000), 2),
                                      pick(0, 9) == 0 ? 10'000 : pick(0, 9'000)};
        const WhatIf result = what_if(programme, paid, given, {}, scenario);
        const HoursFound& found = *result.solution;
        const auto reaches_with = [&](std::int64_t hours) {
            std::vector<FinancingLine> more = given;
            if (hours > 0) {
                FinancingLine& staff = more.emplace_back(
                    contribution("4", FinancingKind::in_kind_staff, "0.00", "2023-12"));
                staff.quantity = core::Decimal{hours};
                staff.unit_price = scenario.solve->unit_price;
                staff.amount = core::Money::rounded(*staff.quantity * *staff.unit_price);
            }
            return own_financing_of(claim(programme, paid, more))
                .reaches(scenario.solve->target_bp);
        };
        RC_ASSERT(found.reached || scenario.solve->target_bp == 10'000);
        if (found.reached) {
            RC_ASSERT(reaches_with(found.hours));
            RC_ASSERT(reaches_with(found.hours + 1));
            RC_ASSERT(found.residual >= core::Money{});
            RC_ASSERT(found.hours == 0 || !reaches_with(found.hours - 1));
            RC_ASSERT(found.residual_one_fewer.has_value() == (found.hours > 0));
        } else {
            RC_ASSERT(!reaches_with(1'000'000));
            RC_ASSERT(found.residual < core::Money{});
        }
    }));
}

// Traps of a claim that a scenario could fall into again.
BOOST_AUTO_TEST_CASE(a_scenario_takes_the_rates_of_the_version_it_names_and_its_flat_rate_once) {
    // What drops out takes its flat-rate share with it.
    const WhatIf without =
        asked(R"(,"changes":[{"op":"scale","cost_category":"STAFF","factor":0}])");
    BOOST_TEST(total_eligible(without.after.claim).cumulative.to_string() == "5000.00");
    // Hours in kind are financing and cost, and no base of a flat rate that does not name them.
    const WhatIf hours = asked(
        R"(,"solve":{"unknown":"partner_hours","organisation":"9902","unit_price":"400.00","target_bp":4600})");
    BOOST_TEST(total_eligible(hours.after.claim).cumulative.to_string() == "194600.00");
    BOOST_TEST(check(hours.after.claim, "IN_KIND_TWICE").ok);
    BOOST_TEST(check(hours.after.claim, "SHARES_SUM").ok);
    // A rate changes in the decision that is named, and in no other.
    auto programme = programme_with({decision("B1", "2023-04-01"), decision("B2", "2023-09-01")});
    core::Findings findings;
    const Scenario scenario =
        read(R"(,"changes":[{"op":"set_rate","decision":"B2","source":"EU","rate_bp":5000}])",
             programme, findings);
    const std::vector<CostLine> both{cost("1", "OTHER", "1000.00"),
                                     cost("2", "OTHER", "1000.00", "2023-10")};
    const WhatIf versions = what_if(programme, both, {}, {}, scenario);
    BOOST_TEST(share(versions.after.claim, "EU").cumulative.to_string() == "900.00");
}

BOOST_AUTO_TEST_SUITE_END()
