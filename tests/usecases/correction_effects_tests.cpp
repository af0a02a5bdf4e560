#include "app/usecases/claims.h"
#include "app/usecases/money_import.h"
#include "tests/usecases/small_book.h"

#include <boost/test/unit_test.hpp>
#include <sstream>
#include <string>
#include <vector>

using namespace utfall;
using namespace utfall::tests;

namespace {

struct ReportedTerm : SmallBook {
    ReportedTerm() {
        values(
            "M-PRES,T1,2024-02,F,80\nM-PLAN,T1,2024-02,F,100\n"
            "M-PRES,T1,2024-03,F,60\nM-PLAN,T1,2024-03,F,100\n");
    }
    void contribution(const std::string& id, const std::string& month, const std::string& price,
                      const std::string& amount) {
        std::istringstream bytes{
            "id,organisation,kind,public,period,quantity,unit_price,amount,certificate\n" + id +
            ",9901,in_kind_staff,yes," + month + ",10," + price + "," + amount + ",INT-" + id +
            "\n"};
        std::vector<usecases::InputFile> files{{"financing.csv", bytes, 0}};
        BOOST_TEST_REQUIRE(!usecases::import_financing(*book, files, act()).findings.has_errors());
    }
    // "R1: FR40 VT24 400 > 440 (40)"
    static std::vector<std::string> effects(const usecases::IssuedFiles& issued) {
        std::vector<std::string> lines;
        for (const auto& row : issued.report.data.table("correction_effects")) {
            const auto number = [&](const char* column) {
                const auto at = row.find(column);
                const auto* known =
                    at == row.end() ? nullptr : std::get_if<core::Decimal>(&at->second.value);
                return known == nullptr ? std::string{"-"} : known->to_string();
            };
            const auto text = [&](const char* column) { return reports::text_of(row, column); };
            lines.push_back(text("follows_from") + ": " + text("code") + " " + text("period") +
                            " " + number("old") + " > " + number("new") + " (" +
                            number("difference") + ")");
        }
        return lines;
    }
    void check(const std::vector<std::string>& seen, const std::vector<std::string>& expected) {
        BOOST_TEST(seen == expected, boost::test_tools::per_element());
    }
};

BOOST_FIXTURE_TEST_SUITE(correction_effects_tests, ReportedTerm)

BOOST_AUTO_TEST_CASE(a_corrected_value_comes_with_every_figure_that_it_moves) {
    check(effects(issue(act())), {});
    BOOST_TEST(correct(presences("T1", "2024-02"), "90").entry.has_value());
    const auto next = issue(act());
    check(effects(next),
          {"R1: NÄR 2024-02 80 > 90 (10)", "R1: NÄR VT24 70 > 75 (5)", "R1: NÄR VT24 70 > 75 (5)"});
    // What came late is no correction, and moves nothing of what follows from one.
    values("M-PRES,T2,2024-03,F,10\nM-PLAN,T2,2024-03,F,100\n");
    check(effects(issue(act())), {});
}

BOOST_AUTO_TEST_CASE(a_value_that_was_said_to_be_missing_moves_its_figures_when_it_comes) {
    values("M-PRES,T1,2024-04,F,50\n");
    std::istringstream missing{
        "measure,team,period,sex,value,state\nM-PLAN,T1,2024-04,F,,not_reported\n"};
    std::vector<usecases::InputFile> files{{"values.csv", missing, 0}};
    BOOST_TEST_REQUIRE(!usecases::import_values(*book, files, act(), {}).findings.has_errors());
    issue(act());
    values("M-PLAN,T1,2024-04,F,100\n");
    const auto seen = effects(issue(act()));
    BOOST_TEST_REQUIRE(!seen.empty());
    BOOST_TEST(seen.front().starts_with("R1: NÄR 2024-04 - > 50"));
}

BOOST_AUTO_TEST_CASE(a_corrected_cost_takes_its_flat_rate_along_through_each_later_claim) {
    cost("K1", "2024-02", "1000.00");
    cost("K2", "2024-03", "0.01");
    BOOST_TEST(usecases::make_claim(*book, "2024-02", act()).entry.has_value());
    BOOST_TEST(usecases::make_claim(*book, "2024-03", act()).entry.has_value());
    issue(act(), "VT24", "esf-cofinancing");
    cost("K2", "2024-03", "10.01");
    cost("K3", "2024-04", "500.00");
    check(effects(issue(act(), "VT24", "esf-cofinancing")),
          {"R1: FR40 2024-03 400 > 404 (4)", "R1: FR40 VT24 600 > 604 (4)"});
}

BOOST_AUTO_TEST_CASE(a_corrected_contribution_is_a_correction_too) {
    cost("K1", "2024-02", "1000.00");
    contribution("F1", "2024-02", "30.00", "300.00");
    issue(act(), "VT24", "esf-cofinancing");
    contribution("F1", "2024-02", "28.00", "280.00");
    const auto next = issue(act(), "VT24", "esf-cofinancing");
    const auto& corrections = next.report.data.table("corrections");
    BOOST_TEST_REQUIRE(corrections.size() == 1U);
    BOOST_TEST(reports::text_of(corrections.front(), "indicator") == "F1");
    // No flat rate of this decision has it in its base.
    BOOST_TEST(reports::text_of(corrections.front(), "affects_flat_rate") == "no");
    check(effects(next), {});
}

BOOST_AUTO_TEST_CASE(a_report_in_a_template_that_does_not_ask_is_what_it_was) {
    issue(act(), "VT24", "skr-followup@1.0.0");
    BOOST_TEST(correct(presences("T1", "2024-02"), "90").entry.has_value());
    const auto next = issue(act(), "VT24", "skr-followup@1.0.0");
    BOOST_TEST(next.report.data.table("corrections").size() == 1U);
    BOOST_TEST(!next.report.data.tables.contains("correction_effects"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
