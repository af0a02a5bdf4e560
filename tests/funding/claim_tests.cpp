#include "app/funding/claim.h"
#include "tests/funding/example.h"

#include <boost/test/unit_test.hpp>

using namespace utfall;
using namespace utfall::funding;
using namespace utfall::funding::tests;

namespace {

std::string total(const Claim& made) {
    return total_eligible(made).cumulative.to_string();
}
std::string cumulative(const Claim& made, std::string_view code) {
    return line(made, code).cumulative.to_string();
}
std::string cumulative_share(const Claim& made, std::string_view source) {
    return share(made, source).cumulative.to_string();
}
std::string this_share(const Claim& made, std::string_view source) {
    return share(made, source).this_claim.to_string();
}

programme::Programme with_rates(std::vector<programme::FlatRate> rates) {
    return programme_with({decision("B1", "2023-04-01", std::move(rates))});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(claim_tests)

BOOST_AUTO_TEST_CASE(r1_a_flat_rate_is_rounded_half_away_from_zero_at_the_ore) {
    const auto programme = with_rates({{"FR15", "CPR 54(b)", 1500, {"STAFF"}}});
    BOOST_TEST(cumulative(claim(programme, {cost("1", "STAFF", "10001.10")}), "FR15") == "1500.17");
    BOOST_TEST(cumulative(claim(programme, {cost("1", "STAFF", "-10001.10")}), "FR15") ==
               "-1500.17");
    BOOST_TEST(cumulative(claim(programme, {cost("1", "STAFF", "1.50")}), "FR15") == "0.23");
}

BOOST_AUTO_TEST_CASE(r2_every_flat_rate_is_applied_to_its_base) {
    struct Row {
        programme::FlatRate rate;
        std::string amount;
    };
    const std::vector<Row> rows{
        {{"FR7", "CPR 54(a)", 700, {"STAFF", "OTHER"}}, "70000.00"},
        {{"FR15", "CPR 54(b)", 1500, {"STAFF"}}, "127500.00"},
        {{"FR25", "CPR 54(c)", 2500, {"STAFF", "OTHER"}}, "250000.00"},
        {{"FR40", "CPR 56(1)", 4000, {"STAFF"}}, "340000.00"},
    };
    for (const Row& row : rows) {
        BOOST_TEST_CONTEXT(row.rate.code) {
            const Claim made = claim(with_rates({row.rate}), {cost("1", "STAFF", "850000.00"),
                                                              cost("2", "OTHER", "150000.00")});
            BOOST_TEST(cumulative(made, row.rate.code) == row.amount);
        }
    }
    const Claim forty = claim(forty_percent(), {cost("1", "STAFF", "850000.00")});
    BOOST_TEST(total(forty) == "1190000.00");
}

BOOST_AUTO_TEST_CASE(trap_13_r2_a_flat_rate_may_be_based_on_an_earlier_flat_rate) {
    const auto programme =
        with_rates({{"FR20", "CPR 55(1)", 2000, {"OTHER"}}, {"FR15", "CPR 54(b)", 1500, {"FR20"}}});
    const Claim made = claim(programme, {cost("1", "OTHER", "300000.00")});
    BOOST_TEST(cumulative(made, "FR20") == "60000.00");
    BOOST_TEST(cumulative(made, "FR15") == "9000.00");
    BOOST_TEST(total(made) == "369000.00");
}

BOOST_AUTO_TEST_CASE(r3_the_forty_per_cent_model_and_its_financing) {
    const Claim made = claim(forty_percent(), {cost("1", "STAFF", "1234567.89")});
    BOOST_TEST(cumulative(made, "FR40") == "493827.16");
    BOOST_TEST(total(made) == "1728395.05");
    BOOST_TEST(cumulative_share(made, "EU") == "691358.02");
    BOOST_TEST(cumulative_share(made, "STATE") == "241975.31");
    BOOST_TEST(cumulative_share(made, "PROJECT") == "795061.72");
    BOOST_TEST(
        (line(made, "FR40").rates == std::vector<AppliedRate>{{"B1", 4000, kr("1234567.89")}}));
}

BOOST_AUTO_TEST_CASE(trap_14_r4_the_ore_left_over_goes_to_the_largest_remainder) {
    const Claim made = claim(with_rates({}), {cost("1", "OTHER", "1000000.03")});
    BOOST_TEST(cumulative_share(made, "EU") == "400000.01");
    BOOST_TEST(cumulative_share(made, "STATE") == "140000.01");
    BOOST_TEST(cumulative_share(made, "PROJECT") == "460000.01");
    BOOST_TEST(share(made, "EU").rounding_ore == 0);
    BOOST_TEST(share(made, "STATE").rounding_ore == 1);
    BOOST_TEST(share(made, "PROJECT").rounding_ore == 0);
    BOOST_TEST(share(made, "STATE").exact.rounded(4).to_fixed(4) == "140000.0042");
    BOOST_TEST(check(made, "SHARES_SUM").ok);
}

BOOST_AUTO_TEST_CASE(trap_14_r5_claims_are_differences_of_the_rounded_cumulative_amount) {
    const auto programme = with_rates({{"FR15", "CPR 54(b)", 1500, {"STAFF"}}});
    const std::vector<std::string> months{"2023-05", "2023-06", "2023-07"};
    const std::vector<std::string> expected{"1500.17", "1500.16", "1500.17"};
    std::vector<CostLine> costs;
    std::vector<Claim> claims;
    for (std::size_t i = 0; i < months.size(); ++i) {
        costs.push_back(cost(std::to_string(i), "STAFF", "10001.10", months[i]));
        claims.push_back(claim(programme, costs, {}, claims, months[i]));
        BOOST_TEST(line(claims.back(), "FR15").this_claim.to_string() == expected[i]);
    }
    BOOST_TEST(cumulative(claims.back(), "FR15") == "4500.50");
    BOOST_TEST(line(claims.back(), "FR15").previously_claimed.to_string() == "3000.33");
    BOOST_TEST(claims.back().number == "3");
}

namespace {

struct R6Row {
    std::string month, staff, staff_cum, flat_cum, total_cum, eu_cum, state_cum, project_cum, eu,
        state, project;
};

const std::vector<R6Row> r6{
    {"2023-05", "412345.67", "412345.67", "164938.27", "577283.94", "230913.58", "80819.75",
     "265550.61", "230913.58", "80819.75", "265550.61"},
    {"2023-06", "398765.43", "811111.10", "324444.44", "1135555.54", "454222.22", "158977.77",
     "522355.55", "223308.64", "78158.02", "256804.94"},
    {"2023-07", "405432.10", "1216543.20", "486617.28", "1703160.48", "681264.19", "238442.47",
     "783453.82", "227041.97", "79464.70", "261098.27"}};

}  // namespace

BOOST_AUTO_TEST_CASE(r6_three_claims_with_forty_fourteen_forty_six) {
    std::vector<CostLine> costs;
    std::vector<Claim> claims;
    for (const R6Row& row : r6) {
        BOOST_TEST_CONTEXT(row.month) {
            costs.push_back(cost("S-" + row.month, "STAFF", row.staff, row.month));
            claims.push_back(claim(forty_percent(), costs, {}, claims, row.month));
            const Claim& made = claims.back();
            BOOST_TEST(line(made, "STAFF").this_claim.to_string() == row.staff);
            BOOST_TEST(cumulative(made, "STAFF") == row.staff_cum);
            BOOST_TEST(cumulative(made, "FR40") == row.flat_cum);
            BOOST_TEST(total(made) == row.total_cum);
            BOOST_TEST(cumulative_share(made, "EU") == row.eu_cum);
            BOOST_TEST(cumulative_share(made, "STATE") == row.state_cum);
            BOOST_TEST(cumulative_share(made, "PROJECT") == row.project_cum);
            BOOST_TEST(this_share(made, "EU") == row.eu);
            BOOST_TEST(this_share(made, "STATE") == row.state);
            BOOST_TEST(this_share(made, "PROJECT") == row.project);
            BOOST_TEST(check(made, "SHARES_SUM").ok);
            BOOST_TEST(check(made, "CLAIMS_SUM").ok);
        }
    }
}

BOOST_AUTO_TEST_CASE(trap_14_a_rejected_cost_takes_its_flat_rate_and_shares_with_it) {
    std::vector<CostLine> costs;
    std::vector<Claim> claims;
    for (const R6Row& row : r6) {
        costs.push_back(cost("S-" + row.month, "STAFF", row.staff, row.month));
        claims.push_back(claim(forty_percent(), costs, {}, claims, row.month));
    }
    costs.push_back(cost("REJECTED", "STAFF", "-12000.00", "2023-08"));
    const Claim made = claim(forty_percent(), costs, {}, claims, "2023-08");
    BOOST_TEST(cumulative(made, "STAFF") == "1204543.20");
    BOOST_TEST(cumulative(made, "FR40") == "481817.28");
    BOOST_TEST(total(made) == "1686360.48");
    BOOST_TEST(line(made, "FR40").this_claim.to_string() == "-4800.00");
    BOOST_TEST(total_eligible(made).this_claim.to_string() == "-16800.00");
    BOOST_TEST(this_share(made, "EU") == "-6720.00");
    BOOST_TEST(this_share(made, "STATE") == "-2352.00");
    BOOST_TEST(this_share(made, "PROJECT") == "-7728.00");
    BOOST_TEST(cumulative_share(made, "PROJECT") == "775725.82");
}

BOOST_AUTO_TEST_CASE(trap_15_r8_support_is_cut_to_the_total_without_contributions_in_kind) {
    struct Row {
        std::string cost, in_kind, eu, state, project;
        bool ok;
    };
    const std::vector<Row> rows{
        {"540000.00", "460000.00", "400000.00", "140000.00", "460000.00", true},
        {"539999.99", "460000.01", "399999.99", "140000.00", "460000.01", false},
        {"500000.00", "500000.00", "370370.37", "129629.63", "500000.00", false}};
    for (const Row& row : rows) {
        BOOST_TEST_CONTEXT(row.in_kind) {
            const Claim made =
                claim(with_rates({}), {cost("1", "OTHER", row.cost)},
                      {contribution("I", FinancingKind::participant_allowance, row.in_kind)});
            BOOST_TEST(total(made) == "1000000.00");
            BOOST_TEST(cumulative_share(made, "EU") == row.eu);
            BOOST_TEST(cumulative_share(made, "STATE") == row.state);
            BOOST_TEST(cumulative_share(made, "PROJECT") == row.project);
            const ClaimCheck& ceiling = check(made, "IN_KIND_CEILING");
            BOOST_TEST(ceiling.ok == row.ok);
            BOOST_TEST(ceiling.value == "540000.00");
            BOOST_TEST(ceiling.limit == row.cost);
            BOOST_TEST(!ceiling.verified);
            BOOST_TEST(ceiling.source.find("ej verifierad") != std::string::npos);
        }
    }
}

BOOST_AUTO_TEST_CASE(trap_13_r9_participant_allowances_are_added_after_the_forty_per_cent) {
    const std::vector<CostLine> costs{cost("1", "STAFF", "600000.00")};
    const std::vector<FinancingLine> financing{
        contribution("I", FinancingKind::participant_allowance, "300000.00")};
    const Claim made = claim(forty_percent(), costs, financing);
    BOOST_TEST(cumulative(made, "FR40") == "240000.00");
    BOOST_TEST(cumulative(made, "participant_allowance") == "300000.00");
    BOOST_TEST((line(made, "participant_allowance").form == LineForm::in_kind));
    BOOST_TEST(total(made) == "1140000.00");

    const Claim named =
        claim(with_rates({{"FR40", "CPR 56(1)", 4000, {"STAFF", "participant_allowance"}}}), costs,
              financing);
    BOOST_TEST(cumulative(named, "FR40") == "360000.00");
}

BOOST_AUTO_TEST_CASE(trap_12_the_rates_are_those_of_the_decision_on_the_date_of_the_cost) {
    const auto programme = programme_with(
        {decision("B1", "2023-04-01"),
         decision("B2", "2024-01-01", {}, {{"EU", 5000}, {"STATE", 1000}, {"PROJECT", 4000}})});
    const Claim made =
        claim(programme,
              {cost("1", "OTHER", "1000.00", "2023-12"), cost("2", "OTHER", "1000.00", "2024-01")},
              {}, {}, "2024-06");
    BOOST_TEST(cumulative_share(made, "EU") == "900.00");
    BOOST_TEST(cumulative_share(made, "STATE") == "240.00");
    BOOST_TEST(cumulative_share(made, "PROJECT") == "860.00");
    BOOST_TEST((share(made, "EU").rates ==
                std::vector<AppliedRate>{{"B1", 4000, kr("1000")}, {"B2", 5000, kr("1000")}}));
}

BOOST_AUTO_TEST_CASE(shares_over_two_decisions_are_summed_exactly_and_apportioned_once) {
    const auto programme = programme_with(
        {decision("B1", "2023-04-01"),
         decision("B2", "2024-01-01", {}, {{"EU", 3000}, {"STATE", 1400}, {"PROJECT", 5600}})});
    const Claim made =
        claim(programme,
              {cost("1", "OTHER", "100.01", "2023-12"), cost("2", "OTHER", "100.01", "2024-01")},
              {}, {}, "2024-06");
    // Apportioned version by version PROJECT would get both öre: 70.00, 28.00, 102.02.
    BOOST_TEST(cumulative_share(made, "EU") == "70.01");
    BOOST_TEST(cumulative_share(made, "STATE") == "28.00");
    BOOST_TEST(cumulative_share(made, "PROJECT") == "102.01");
}

BOOST_AUTO_TEST_CASE(a_flat_rate_is_rounded_once_per_decision_version) {
    const programme::FlatRate rate{"FR15", "CPR 54(b)", 1500, {"STAFF"}};
    const auto programme = programme_with(
        {decision("B1", "2023-04-01", {rate}), decision("B2", "2024-01-01", {rate})});
    const Claim made = claim(
        programme,
        {cost("1", "STAFF", "10001.10", "2023-12"), cost("2", "STAFF", "10001.10", "2024-01")}, {},
        {}, "2024-06");
    BOOST_TEST(cumulative(made, "FR15") == "3000.34");
    BOOST_TEST(line(made, "FR15").rates.size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_tie_goes_to_the_first_source_of_the_newest_plan) {
    const auto programme =
        programme_with({decision("B1", "2023-04-01", {}, {{"PROJECT", 5000}, {"EU", 5000}}),
                        decision("B2", "2024-01-01", {}, {{"EU", 5000}, {"PROJECT", 5000}})});
    const std::vector<CostLine> costs{cost("1", "OTHER", "0.01", "2023-05")};
    BOOST_TEST(cumulative_share(claim(programme, costs, {}, {}, "2023-12"), "PROJECT") == "0.01");
    BOOST_TEST(cumulative_share(claim(programme, costs, {}, {}, "2024-12"), "EU") == "0.01");
}

BOOST_AUTO_TEST_CASE(a_share_can_be_minus_one_ore_from_the_rounding_rule) {
    const auto programme = with_rates({});
    std::vector<CostLine> costs{cost("1", "OTHER", "0.03", "2023-05")};
    const Claim first = claim(programme, costs, {}, {}, "2023-05");
    BOOST_TEST(this_share(first, "STATE") == "0.01");
    costs.push_back(cost("2", "OTHER", "0.01", "2023-06"));
    const Claim second = claim(programme, costs, {}, {first}, "2023-06");
    BOOST_TEST(this_share(second, "STATE") == "-0.01");
    BOOST_TEST(cumulative_share(second, "STATE") == "0.00");
}

BOOST_AUTO_TEST_CASE(a_credit_in_one_version_may_turn_one_share_negative_and_the_sum_still_holds) {
    const auto programme = programme_with(
        {decision("B1", "2023-04-01"),
         decision("B2", "2024-01-01", {}, {{"EU", 8000}, {"STATE", 0}, {"PROJECT", 2000}})});
    const Claim made =
        claim(programme,
              {cost("1", "OTHER", "-100.01", "2023-12"), cost("2", "OTHER", "100.02", "2024-01")},
              {}, {}, "2024-06");
    BOOST_TEST(total(made) == "0.01");
    BOOST_TEST(cumulative_share(made, "EU") == "40.01");
    BOOST_TEST(cumulative_share(made, "STATE") == "-14.00");
    BOOST_TEST(cumulative_share(made, "PROJECT") == "-26.00");
    BOOST_TEST(check(made, "SHARES_SUM").ok);
}

BOOST_AUTO_TEST_CASE(an_actual_cost_is_claimed_only_when_paid) {
    CostLine unpaid = cost("2", "STAFF", "500.00");
    unpaid.paid_on.reset();
    CostLine unit = cost("3", "STAFF", "70.00");
    unit.form = CostForm::unit_cost;
    unit.paid_on.reset();
    const std::vector<CostLine> costs{cost("1", "STAFF", "100.00"), unpaid, unit};
    const auto programme = forty_percent();
    const ClaimResult result =
        compute_claim(programme, costs, {}, {}, programme.period("2023-12").value());
    BOOST_TEST(line(result.claim, "STAFF", LineForm::actual).cumulative.to_string() == "100.00");
    BOOST_TEST(line(result.claim, "STAFF", LineForm::unit_cost).cumulative.to_string() == "70.00");
    BOOST_TEST(cumulative(result.claim, "FR40") == "68.00");
    BOOST_REQUIRE(result.left_out.size() == 1U);
    BOOST_TEST(result.left_out[0].id == "2");
    BOOST_TEST((result.left_out[0].why == LeftOut::unpaid));
    // To leave them out is right: what it was is told, and no limit is broken.
    BOOST_TEST(check(result.claim, "UNPAID_EXCLUDED").ok);
    BOOST_TEST(check(result.claim, "UNPAID_EXCLUDED").limit.empty());
    BOOST_TEST(check(result.claim, "UNPAID_EXCLUDED").value == "500.00");
}

BOOST_AUTO_TEST_CASE(late_lines_of_earlier_periods_are_taken_and_later_periods_are_not) {
    const auto programme = with_rates({});
    std::vector<CostLine> costs{cost("1", "OTHER", "100.00", "2023-05")};
    Claim first = claim(programme, costs, {}, {}, "2023-06");
    first.entry = 10;
    costs.push_back(cost("LATE", "OTHER", "7.00", "2023-05"));
    costs.back().ref = {11, 1};
    costs.push_back(cost("NEXT", "OTHER", "20.00", "2023-07"));
    costs.push_back(cost("AFTER", "OTHER", "1000.00", "2023-10"));
    const Claim second = claim(programme, costs, {}, {first}, "2023-Q3");
    BOOST_TEST(total_eligible(second).this_claim.to_string() == "27.00");
    BOOST_TEST(check(second, "LATE_LINES").value == "1");
    BOOST_TEST(line(second, "OTHER").inputs.size() == 3U);
}

BOOST_AUTO_TEST_CASE(a_period_that_ends_after_the_claim_waits_for_the_next) {
    const auto programme = with_rates({});
    std::vector<CostLine> costs{cost("1", "OTHER", "100.00", "2023-06"),
                                cost("2", "OTHER", "20.00", "2023-07")};
    costs[1].period = "2023-Q3";
    const std::vector<FinancingLine> financing{
        contribution("I", FinancingKind::in_kind_staff, "7.00", "2023-Q3"),
        contribution("C", FinancingKind::cash, "5.00", "2023-H2")};
    const Claim july = claim(programme, costs, financing, {}, "2023-07");
    BOOST_TEST(total(july) == "100.00");
    BOOST_TEST(share(july, "PROJECT").reported_cash->to_string() == "0.00");
    BOOST_TEST(total(claim(programme, costs, financing, {}, "2023-Q3")) == "127.00");
    BOOST_TEST(share(claim(programme, costs, financing, {}, "2023-H2"), "PROJECT")
                   .reported_cash->to_string() == "5.00");
}

BOOST_AUTO_TEST_CASE(a_line_that_is_gone_is_claimed_back) {
    const auto programme = with_rates({});
    const Claim first = claim(programme, {cost("1", "OTHER", "100.00")}, {}, {}, "2023-06");
    const Claim second = claim(programme, {cost("1", "STAFF", "100.00")}, {}, {first}, "2023-07");
    BOOST_TEST(line(second, "OTHER").this_claim.to_string() == "-100.00");
    BOOST_TEST(line(second, "OTHER").cumulative.to_string() == "0.00");
    BOOST_TEST(line(second, "STAFF").this_claim.to_string() == "100.00");
    BOOST_TEST(this_share(second, "EU") == "0.00");
}

BOOST_AUTO_TEST_CASE(the_project_finances_in_kind_and_in_cash) {
    const std::vector<CostLine> costs{cost("1", "STAFF", "600000.00")};
    const auto made = [&](std::string_view cash) {
        return claim(forty_percent(), costs,
                     {contribution("I", FinancingKind::in_kind_staff, "160000.00"),
                      contribution("C", FinancingKind::cash, cash)});
    };
    const Claim exact = made("300000.00");
    const ClaimShare& project = share(exact, "PROJECT");
    BOOST_TEST(total(exact) == "1000000.00");
    BOOST_TEST(project.required->to_string() == "460000.00");
    BOOST_TEST(project.reported_cash->to_string() == "300000.00");
    BOOST_TEST(project.reported_in_kind->to_string() == "160000.00");
    BOOST_TEST(project.shortfall->to_string() == "0.00");
    BOOST_TEST(!share(exact, "EU").required.has_value());
    BOOST_TEST(check(exact, "COFINANCING_RATE").ok);
    BOOST_TEST(check(exact, "COFINANCING_RATE").value == "46.00");
    BOOST_TEST(check(exact, "COFINANCING_RATE").limit == "46.00");

    const Claim lacking = made("299999.99");
    BOOST_TEST(share(lacking, "PROJECT").shortfall->to_string() == "0.01");
    BOOST_TEST(!check(lacking, "COFINANCING_RATE").ok);
}

BOOST_AUTO_TEST_CASE(a_rate_over_no_cost_is_not_computable) {
    const Claim made = claim(forty_percent(), {});
    BOOST_TEST(made.lines.empty());
    BOOST_TEST(check(made, "COFINANCING_RATE").value.empty());
    BOOST_TEST(made.financing.size() == 3U);
}

BOOST_AUTO_TEST_CASE(trap_13_a_flat_rate_leaves_other_categories_alone) {
    const Claim made =
        claim(forty_percent(), {cost("1", "STAFF", "100.00"), cost("2", "OTHER", "900.00")});
    BOOST_TEST(cumulative(made, "FR40") == "40.00");
    BOOST_TEST((line(made, "FR40").rates[0].basis == kr("100.00")));
}

BOOST_AUTO_TEST_CASE(trap_15_work_counted_twice_fails_a_check) {
    CostLine twice = cost("1", "STAFF", "100.00");
    twice.organisation = "9902";
    twice.evidence = "V-17";
    FinancingLine in_kind = contribution("I", FinancingKind::in_kind_staff, "100.00");
    in_kind.certificate = "V-17";
    BOOST_TEST(!check(claim(forty_percent(), {twice}, {in_kind}), "IN_KIND_TWICE").ok);
    in_kind.certificate = "V-18";
    BOOST_TEST(check(claim(forty_percent(), {twice}, {in_kind}), "IN_KIND_TWICE").ok);
}

BOOST_AUTO_TEST_CASE(hours_of_a_person_above_the_year_fail_an_unverified_check) {
    CostLine hours = cost("1", "STAFF", "611993.20");
    hours.form = CostForm::unit_cost;
    hours.unit_cost_table = "EK2023";
    hours.function = "projektledare";
    hours.person = "P-1";
    hours.quantity = number("1720");
    BOOST_TEST(check(claim(forty_percent(), {hours}), "HOURS_PER_YEAR").ok);
    hours.hours_elsewhere = number("0.5");
    const Claim made = claim(forty_percent(), {hours});
    BOOST_TEST(!check(made, "HOURS_PER_YEAR").ok);
    BOOST_TEST(check(made, "HOURS_PER_YEAR").value == "1720.5");
    BOOST_TEST(!check(made, "HOURS_PER_YEAR").verified);
}

BOOST_AUTO_TEST_CASE(a_decision_that_states_the_hours_of_a_year_is_what_they_are_held_against) {
    auto programme = forty_percent();
    CostLine hours = cost("1", "STAFF", "569296.00");
    hours.form = CostForm::unit_cost;
    hours.unit_cost_table = "EK2023";
    hours.function = "projektledare";
    hours.person = "P-1";
    hours.quantity = number("1600");
    programme.decisions.front().hours_per_year = 1600;
    const ClaimCheck held = check(claim(programme, {hours}), "HOURS_PER_YEAR");
    BOOST_TEST(held.ok);
    BOOST_TEST(held.limit == "1600");
    BOOST_TEST(held.source == programme.decisions.front().code);
    BOOST_TEST(held.verified);
    programme.decisions.front().hours_per_year = 1599;
    const ClaimCheck broken = check(claim(programme, {hours}), "HOURS_PER_YEAR");
    BOOST_TEST(!broken.ok);
    BOOST_TEST(is_obstacle(broken));
}

BOOST_AUTO_TEST_CASE(rates_that_are_not_the_whole_fail_a_check_and_so_do_their_shares) {
    const auto programme = programme_with(
        {decision("B1", "2023-04-01", {}, {{"EU", 4000}, {"STATE", 1400}, {"PROJECT", 4500}})});
    const Claim made = claim(programme, {cost("1", "OTHER", "100.00")});
    BOOST_TEST(!check(made, "RATES_SUM").ok);
    BOOST_TEST(check(made, "RATES_SUM").value == "9900");
    BOOST_TEST(!check(made, "SHARES_SUM").ok);
    BOOST_TEST(check(made, "SHARES_SUM").value == "99.00");
}

BOOST_AUTO_TEST_CASE(claims_that_do_not_add_up_fail_a_check) {
    const auto programme = with_rates({});
    Claim first = claim(programme, {cost("1", "OTHER", "100.00")}, {}, {}, "2023-06");
    first.lines[0].this_claim = kr("99.99");
    const Claim second = claim(programme, {cost("1", "OTHER", "100.00")}, {}, {first}, "2023-07");
    BOOST_TEST(!check(second, "CLAIMS_SUM").ok);
}

BOOST_AUTO_TEST_CASE(a_claim_needs_a_decision_and_does_not_go_back) {
    const auto programme = forty_percent();
    const auto codes = [&](const programme::Programme& with, std::string_view through,
                           const std::vector<Claim>& previous) {
        const ClaimResult result =
            compute_claim(with, {}, {}, previous, with.period(through).value());
        std::vector<std::string> found;
        for (const auto& finding : result.findings.list()) {
            found.push_back(finding.code);
        }
        return found;
    };
    const std::vector<Claim> previous{
        claim(programme, {cost("1", "STAFF", "1.00")}, {}, {}, "2023-06")};
    BOOST_TEST((codes(programme_with({}), "2023-12", {}) ==
                std::vector<std::string>{"CLAIM_NO_DECISION"}));
    BOOST_TEST((codes(programme, "2023-05", previous) ==
                std::vector<std::string>{"CLAIM_THROUGH_BEFORE_PREVIOUS"}));
    BOOST_TEST((codes(programme, "2023-06", {}) == std::vector<std::string>{"CLAIM_EMPTY"}));
}

BOOST_AUTO_TEST_CASE(lines_without_period_or_decision_are_left_out_and_said) {
    std::vector<CostLine> costs{cost("1", "OTHER", "1.00"), cost("2", "OTHER", "2.00")};
    costs[0].period = "HT23";
    costs[1].date = day("2023-03-31");
    const Claim made = claim(with_rates({}), costs);
    BOOST_TEST(made.lines.empty());
    BOOST_TEST(!check(made, "LINES_PLACED").ok);
    BOOST_TEST(check(made, "LINES_PLACED").value == "2");
}

BOOST_AUTO_TEST_SUITE_END()
