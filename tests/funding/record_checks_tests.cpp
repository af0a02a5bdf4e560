#include "tests/funding/example.h"

#include <boost/test/unit_test.hpp>

#include <functional>
#include <string>
#include <vector>

using namespace utfall;
using namespace utfall::funding;
using namespace utfall::funding::tests;

namespace {

// One operation with a budget for its staff, a cost by the hour and a contribution in kind, all as
// they should be.
struct Records {
    programme::Programme programme = forty_percent();
    std::vector<CostLine> costs{cost("K1", "STAFF", "3558.10")};
    std::vector<FinancingLine> financing{
        contribution("M1", FinancingKind::in_kind_staff, "3100.00")};
    Records() {
        programme.decisions.front().budget = {{"STAFF", kr("3558.10")}};
        CostLine& staff = costs.front();
        staff.form = CostForm::unit_cost;
        staff.function = "projektledare";
        staff.unit_cost_table = "EK2023";
        staff.quantity = number("10");
        staff.unit_price = number("355.81");
        FinancingLine& given = financing.front();
        given.quantity = number("10");
        given.unit_price = number("310.00");
        given.certificate = "INT-1";
    }
};
using Change = std::function<void(Records&)>;

// "broken 3100.00 of 0.00": one check of the claim after a change of what it is made of.
std::string verdict(std::string_view code, const Change& change) {
    Records records;
    change(records);
    const Claim made = claim(records.programme, records.costs, records.financing);
    const ClaimCheck& one = check(made, code);
    return (one.ok ? "ok " : "broken ") + one.value + " of " + one.limit;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(record_checks_tests)

BOOST_AUTO_TEST_CASE(every_check_of_the_records_holds_and_breaks) {
    struct Case {
        const char* what;
        const char* code;
        Change change;
        std::string verdict;
    };
    const Change nothing = [](Records&) {};
    const auto all_costs = [](auto set) {
        return Change{[set](Records& records) { set(records.costs.front()); }};
    };
    const auto all_given = [](auto set) {
        return Change{[set](Records& records) { set(records.financing.front()); }};
    };
    const std::vector<Case> table{
        {"another organisation's hours", "OWN_IN_KIND", nothing, "ok 0.00 of 0.00"},
        {"the beneficiary's own hours", "OWN_IN_KIND",
         all_given([](FinancingLine& line) { line.organisation = "SKR"; }),
         "broken 3100.00 of 0.00"},
        {"the beneficiary's cash", "OWN_IN_KIND", all_given([](FinancingLine& line) {
             line.organisation = "SKR";
             line.kind = FinancingKind::cash;
         }),
         "ok 0.00 of 0.00"},
        {"a certificate", "CERTIFICATES", nothing, "ok 0 of 0"},
        {"no certificate", "CERTIFICATES",
         all_given([](FinancingLine& line) { line.certificate.clear(); }), "broken 1 of 0"},
        {"no certificate of what was withdrawn", "CERTIFICATES", all_given([](FinancingLine& line) {
             line.certificate.clear();
             line.amount = core::Money{};
         }),
         "ok 0 of 0"},
        {"whole hours", "WHOLE_HOURS", nothing, "ok 0 of 0"},
        {"a broken hour", "WHOLE_HOURS",
         all_given([](FinancingLine& line) { line.quantity = number("12.75"); }), "broken 1 of 0"},
        {"no VAT", "VAT_STATED", nothing, "ok 0 of 0"},
        {"VAT that is not eligible", "VAT_STATED", all_costs([](CostLine& line) {
             line.vat = kr("25.00");
             line.vat_eligible = "no";
         }),
         "ok 0 of 0"},
        {"VAT of which nobody says", "VAT_STATED",
         all_costs([](CostLine& line) { line.vat = kr("25.00"); }), "broken 1 of 0"},
        {"the table of the first day", "UNIT_COST_TABLES", nothing, "ok 0 of 0"},
        {"a table published later", "UNIT_COST_TABLES",
         all_costs([](CostLine& line) { line.unit_cost_table = "EK2024"; }), "broken 1 of 0"},
        {"the whole budget", "BUDGET_TRANSFER", nothing, "ok 0.00 of 10"},
        {"a tenth more", "BUDGET_TRANSFER",
         [](Records& records) { records.costs.push_back(cost("K2", "STAFF", "355.81")); },
         "ok 10.00 of 10"},
        {"an öre and a tenth more", "BUDGET_TRANSFER",
         [](Records& records) { records.costs.push_back(cost("K2", "STAFF", "355.82")); },
         "broken 10.00 of 10"},
    };
    for (const Case& row : table)
        BOOST_TEST(verdict(row.code, row.change) == row.verdict, row.what);
}

BOOST_AUTO_TEST_CASE(a_rule_that_nobody_has_verified_is_told_and_hinders_nothing) {
    const auto broken = [](std::string code, bool verified) {
        return is_obstacle({std::move(code), false, "1", "0", "", verified});
    };
    BOOST_TEST(broken("OWN_IN_KIND", true));
    BOOST_TEST(broken("FLAT_RATE_15", true));
    BOOST_TEST(!broken("FLAT_RATE_40", false));
    BOOST_TEST(!broken("COFINANCING_RATE", true));
    BOOST_TEST(!broken("UNIT_COST_TABLES", true));
    BOOST_TEST(!is_obstacle({"OWN_IN_KIND", true, "0.00", "0.00", ""}));
}

BOOST_AUTO_TEST_SUITE_END()
