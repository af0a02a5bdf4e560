#include "app/funding/line_checks.h"
#include "tests/funding/example.h"

#include <boost/test/unit_test.hpp>

#include <functional>

using namespace utfall;
using namespace utfall::funding;
using namespace utfall::funding::tests;

namespace {

/// "CODE column" of each finding.
std::vector<std::string> words(const core::Findings& findings) {
    std::vector<std::string> result;
    for (const auto& finding : findings.list()) {
        result.push_back(finding.code + " " + finding.where.column);
    }
    return result;
}

CostLine unit_cost() {
    CostLine line = cost("K-1", "STAFF", "146593.72");
    line.form = CostForm::unit_cost;
    line.unit_cost_table = "EK2023";
    line.function = "projektledare";
    line.quantity = number("412");
    line.unit_price = number("355.81");
    line.where.row = 2;
    return line;
}

FinancingLine in_kind() {
    FinancingLine line = contribution("M-1", FinancingKind::in_kind_staff, "3558.10");
    line.quantity = number("10");
    line.unit_price = number("355.81");
    line.where.row = 3;
    return line;
}

std::vector<std::string> checked(const CostLine& line) {
    core::Findings findings;
    check_cost(line, forty_percent(), findings);
    return words(findings);
}

std::vector<std::string> checked(const FinancingLine& line) {
    core::Findings findings;
    check_financing(line, forty_percent(), findings);
    return words(findings);
}

template <class Line>
struct Fault {
    std::function<void(Line&)> make;
    std::vector<std::string> expected;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(line_checks_tests)

BOOST_AUTO_TEST_CASE(a_sound_line_gives_no_finding) {
    BOOST_TEST(checked(unit_cost()).empty());
    BOOST_TEST(checked(cost("K-2", "STAFF", "-12.50")).empty());
    BOOST_TEST(checked(in_kind()).empty());
    BOOST_TEST(checked(contribution("M-2", FinancingKind::cash, "100.00")).empty());
}

BOOST_AUTO_TEST_CASE(every_fault_of_a_cost_is_found_at_its_column) {
    const std::vector<Fault<CostLine>> faults{
        {[](CostLine& c) { c.organisation = "9909"; }, {"COST_ORGANISATION_UNKNOWN organisation"}},
        {[](CostLine& c) { c.cost_category = "STAF"; }, {"COST_CATEGORY_UNKNOWN cost_category"}},
        {[](CostLine& c) { c.unit_cost_table = "EK2099"; },
         {"COST_UNIT_COST_TABLE_UNKNOWN unit_cost_table"}},
        {[](CostLine& c) { c.function = "rektor"; }, {"COST_FUNCTION_UNKNOWN function"}},
        {[](CostLine& c) { c.quantity.reset(); }, {"COST_UNIT_COST_INCOMPLETE quantity"}},
        {[](CostLine& c) { c.unit_price.reset(); }, {"COST_UNIT_COST_INCOMPLETE unit_price"}},
        {[](CostLine& c) { c.function.clear(); }, {"COST_UNIT_COST_INCOMPLETE function"}},
        {[](CostLine& c) { c.unit_cost_table.clear(); },
         {"COST_UNIT_COST_INCOMPLETE unit_cost_table"}},
        {[](CostLine& c) { c.amount = kr("146593.73"); }, {"COST_AMOUNT_DIFFERS amount"}},
        {[](CostLine& c) { c.amount = kr("-146593.72"); }, {"COST_AMOUNT_DIFFERS amount"}},
        {[](CostLine& c) {
             c.quantity = number("12.75");
             c.amount = kr("4536.58");
         },
         {"COST_HOURS_NOT_WHOLE quantity"}},
        {[](CostLine& c) { c.date = day("2023-06-01"); }, {"COST_DATE_OUTSIDE_PERIOD date"}},
        {[](CostLine& c) { c.date = day("2026-04-01"); },
         {"COST_OUTSIDE_OPERATION date", "COST_DATE_OUTSIDE_PERIOD date"}},
        {[](CostLine& c) { c.period = "2023-13"; }, {"COST_PERIOD_UNKNOWN period"}},
        {[](CostLine& c) { c.booked_on = day("2023-05-02"); }, {"COST_PAID_BEFORE_BOOKED paid_on"}},
        {[](CostLine& c) { c.vat_eligible = "ja"; }, {"COST_VAT_ANSWER vat_eligible"}},
        {[](CostLine& c) { c.vat = kr("10"); }, {"COST_VAT_NOT_STATED vat_eligible"}},
        {[](CostLine& c) {
             c.vat = kr("10");
             c.vat_eligible = "yes";
         },
         {"COST_VAT_LEFT_OUT vat"}},
        {[](CostLine& c) {
             c.vat = kr("10");
             c.vat_eligible = "no";
         },
         {}},
        {[](CostLine& c) { c.hours_elsewhere = number("-1"); },
         {"COST_NUMBER_RANGE hours_elsewhere"}},
        {[](CostLine& c) {
             c.quantity = number("99999999999999999999");
             c.amount.ore = 9'000'000'000'000'000'000;
         },
         {"COST_NUMBER_RANGE amount", "COST_NUMBER_RANGE quantity"}},
        {[](CostLine& c) {
             c.organisation = "X";
             c.cost_category = "Y";
             c.period = "Z";
         },
         {"COST_ORGANISATION_UNKNOWN organisation", "COST_CATEGORY_UNKNOWN cost_category",
          "COST_PERIOD_UNKNOWN period"}},
    };
    for (std::size_t i = 0; i < faults.size(); ++i) {
        BOOST_TEST_CONTEXT("fault " << i) {
            CostLine line = unit_cost();
            faults[i].make(line);
            BOOST_TEST(checked(line) == faults[i].expected, boost::test_tools::per_element());
        }
    }
}

BOOST_AUTO_TEST_CASE(a_cost_before_the_first_decision_is_found) {
    core::Findings findings;
    check_cost(cost("1", "OTHER", "1.00", "2023-05"),
               programme_with({decision("B1", "2023-05-02")}), findings);
    BOOST_TEST(words(findings) == std::vector<std::string>{"COST_DECISION_MISSING date"},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_unpaid_actual_cost_is_noted_and_not_refused) {
    CostLine line = cost("1", "STAFF", "1.00");
    line.paid_on.reset();
    core::Findings findings;
    check_cost(line, forty_percent(), findings);
    BOOST_REQUIRE(findings.total() == 1U);
    BOOST_TEST((findings.list()[0].severity == core::Severity::note));
    BOOST_TEST(!findings.has_errors());
}

BOOST_AUTO_TEST_CASE(every_fault_of_a_contribution_is_found_at_its_column) {
    const std::vector<Fault<FinancingLine>> faults{
        {[](FinancingLine& f) { f.organisation = "9909"; },
         {"FINANCING_ORGANISATION_UNKNOWN organisation"}},
        {[](FinancingLine& f) { f.public_funds = ""; }, {"FINANCING_PUBLIC_ANSWER public"}},
        {[](FinancingLine& f) { f.period = "HT23"; }, {"FINANCING_PERIOD_UNKNOWN period"}},
        {[](FinancingLine& f) { f.period = "2022"; }, {"FINANCING_OUTSIDE_OPERATION period"}},
        {[](FinancingLine& f) { f.quantity.reset(); }, {"FINANCING_INCOMPLETE quantity"}},
        {[](FinancingLine& f) { f.unit_price.reset(); }, {"FINANCING_INCOMPLETE unit_price"}},
        {[](FinancingLine& f) { f.amount = kr("3558.11"); }, {"FINANCING_AMOUNT_DIFFERS amount"}},
        {[](FinancingLine& f) {
             f.quantity = number("10.5");
             f.amount = kr("3736.01");
         },
         {"FINANCING_HOURS_NOT_WHOLE quantity"}},
        {[](FinancingLine& f) { f.amount.ore = 9'000'000'000'000'000'000; },
         {"FINANCING_NUMBER_RANGE amount"}},
    };
    for (std::size_t i = 0; i < faults.size(); ++i) {
        BOOST_TEST_CONTEXT("fault " << i) {
            FinancingLine line = in_kind();
            faults[i].make(line);
            BOOST_TEST(checked(line) == faults[i].expected, boost::test_tools::per_element());
        }
    }
    core::Findings findings;
    check_financing(contribution("1", FinancingKind::cash, "1.00", "2023-05"),
                    programme_with({decision("B1", "2023-06-01")}), findings);
    BOOST_TEST(words(findings) == std::vector<std::string>{"FINANCING_DECISION_MISSING period"},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(r10_the_hourly_rate_is_the_rounded_constant_and_not_the_fraction) {
    CostLine line = unit_cost();
    BOOST_TEST(checked(line).empty());
    line.amount = kr("146595.35");
    core::Findings findings;
    check_cost(line, forty_percent(), findings);
    BOOST_REQUIRE(words(findings) == std::vector<std::string>{"COST_AMOUNT_DIFFERS amount"});
    BOOST_TEST(findings.list()[0].args.at("expected") == "146593.72");
}

BOOST_AUTO_TEST_CASE(trap_16_published_constants_are_compared_and_never_recomputed) {
    CostLine line = unit_cost();
    line.function = "processledare";
    line.quantity = number("2");
    line.unit_price = number("155.17");
    line.amount = kr("310.34");
    core::Findings findings;
    check_cost(line, forty_percent(), findings);
    BOOST_REQUIRE(words(findings) ==
                  std::vector<std::string>{"COST_UNIT_PRICE_DIFFERS unit_price"});
    BOOST_TEST(findings.list()[0].args.at("expected") == "155.16");
    line.unit_price = number("155.16");
    line.amount = kr("310.32");
    BOOST_TEST(checked(line).empty());
}

BOOST_AUTO_TEST_CASE(trap_16_the_named_table_applies_and_not_the_newest_of_the_date) {
    CostLine line = unit_cost();
    line.date = day("2024-05-01");
    line.period = "2024-05";
    BOOST_TEST(checked(line).empty());
    line = unit_cost();
    line.unit_cost_table = "EK2024";
    line.unit_price = number("366.00");
    line.amount = kr("150792.00");
    BOOST_TEST(
        checked(line) == std::vector<std::string>{"COST_UNIT_COST_TABLE_NOT_VALID unit_cost_table"},
        boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(trap_16_hours_that_are_not_whole_are_flagged_with_the_floor) {
    CostLine line = unit_cost();
    line.quantity = number("12.75");
    line.amount = kr("4536.58");
    core::Findings findings;
    check_cost(line, forty_percent(), findings);
    BOOST_REQUIRE(findings.total() == 1U);
    BOOST_TEST(findings.list()[0].args.at("whole") == "12");
    BOOST_TEST(!findings.has_errors());
}

BOOST_AUTO_TEST_CASE(trap_15_the_own_organisation_gives_cash_alone) {
    FinancingLine line = in_kind();
    line.organisation = "SKR";
    BOOST_TEST(checked(line) == std::vector<std::string>{"FINANCING_OWN_IN_KIND kind"},
               boost::test_tools::per_element());
    line.kind = FinancingKind::cash;
    BOOST_TEST(checked(line).empty());
}

BOOST_AUTO_TEST_CASE(trap_15_the_same_work_as_cost_and_in_kind_is_an_obstacle) {
    struct Row {
        std::string name;
        std::function<void(CostLine&, FinancingLine&)> make;
        std::vector<std::string> expected;
    };
    const std::vector<Row> rows{
        {"different", [](CostLine&, FinancingLine&) {}, {}},
        {"same id", [](CostLine& c, FinancingLine& f) { c.id = f.id; }, {"IN_KIND_TWICE id"}},
        {"same voucher",
         [](CostLine& c, FinancingLine& f) { c.evidence = f.certificate = "V-1"; },
         {"IN_KIND_TWICE certificate"}},
        {"same voucher, the cost imported now",
         [](CostLine& c, FinancingLine& f) {
             c.evidence = f.certificate = "V-1";
             f.where.row = 0;
         },
         {"IN_KIND_TWICE evidence"}},
        {"same voucher in an overlapping period",
         [](CostLine& c, FinancingLine& f) {
             c.evidence = f.certificate = "V-1";
             f.period = "2023-H1";
         },
         {"IN_KIND_TWICE certificate"}},
        {"same voucher in another period",
         [](CostLine& c, FinancingLine& f) {
             c.evidence = f.certificate = "V-1";
             f.period = "2023-06";
         },
         {}},
        {"same voucher of another organisation",
         [](CostLine& c, FinancingLine& f) {
             c.evidence = f.certificate = "V-1";
             c.organisation = "9901";
         },
         {}},
        {"cash",
         [](CostLine& c, FinancingLine& f) {
             c.evidence = f.certificate = "V-1";
             f.kind = FinancingKind::cash;
         },
         {}},
        {"withdrawn",
         [](CostLine& c, FinancingLine& f) {
             c.evidence = f.certificate = "V-1";
             c.amount = {};
         },
         {}},
        {"both in the book",
         [](CostLine& c, FinancingLine& f) {
             c.id = f.id;
             c.where.row = f.where.row = 0;
         },
         {}},
    };
    for (const Row& row : rows) {
        BOOST_TEST_CONTEXT(row.name) {
            CostLine line = unit_cost();
            line.organisation = "9902";
            FinancingLine financing = in_kind();
            row.make(line, financing);
            core::Findings findings;
            check_together(std::vector{line}, std::vector{financing}, forty_percent(), findings);
            BOOST_TEST(words(findings) == row.expected, boost::test_tools::per_element());
        }
    }
}

BOOST_AUTO_TEST_CASE(an_id_twice_in_one_file_is_found_at_the_second_row) {
    CostLine first = unit_cost();
    CostLine second = unit_cost();
    second.where.row = 7;
    CostLine stored = unit_cost();
    stored.where.row = 0;
    FinancingLine third = in_kind();
    FinancingLine fourth = in_kind();
    fourth.where.row = 8;
    core::Findings findings;
    check_together(std::vector{stored, first, second}, std::vector{third, fourth}, forty_percent(),
                   findings);
    BOOST_REQUIRE(words(findings) ==
                  (std::vector<std::string>{"COST_DUPLICATE_ID id", "FINANCING_DUPLICATE_ID id"}));
    BOOST_TEST(findings.list()[0].where.row == 7);
    BOOST_TEST(findings.list()[0].args.at("first") == "2");
}

BOOST_AUTO_TEST_CASE(hours_are_summed_per_person_and_year_with_those_elsewhere_once) {
    std::vector<CostLine> costs{unit_cost(), unit_cost(), unit_cost(), unit_cost()};
    for (std::size_t i = 0; i < costs.size(); ++i) {
        costs[i].id = "K-" + std::to_string(i);
        costs[i].person = "P-1";
        costs[i].quantity = number("800");
        costs[i].hours_elsewhere = number("120");
    }
    costs[2].date = day("2024-01-01");
    costs[3].person.clear();
    const auto programme = forty_percent();
    const auto years = hours_of_persons(costs, programme);
    BOOST_REQUIRE(years.size() == 2U);
    BOOST_TEST(years[0].hours.to_string() == "1720");
    BOOST_TEST(years[0].last_cost == 1U);
    BOOST_TEST(years[1].hours.to_string() == "920");

    core::Findings findings;
    check_together(costs, {}, programme, findings);
    BOOST_TEST(findings.empty());
    costs[1].quantity = number("801");
    check_together(costs, {}, programme, findings);
    BOOST_REQUIRE(words(findings) == std::vector<std::string>{"COST_HOURS_PER_YEAR quantity"});
    BOOST_TEST(!findings.has_errors());
}

BOOST_AUTO_TEST_SUITE_END()
