#include "app/usecases/period_checks.h"

#include "app/usecases/outlier.h"
#include "app/usecases/value_import.h"
#include "tests/usecases/filled_workbook.h"
#include "tests/usecases/small_book.h"

#include <rapidcheck.h>
#include <boost/test/unit_test.hpp>
#include <sstream>

namespace {

using namespace utfall;
using usecases::usual_if_outlier;

struct CheckedBook : tests::SmallBook {
    void setup(const std::string& document) {
        const auto done = usecases::import_setup(*book, document, "regler.json", act());
        BOOST_TEST_REQUIRE(tests::told(done.findings) == "");
    }
    /// "error VALUE_RULE_BROKEN R1; " what is found in a month of the first team.
    std::string found(const std::string& period, const std::string& today = "2024-12-31") {
        const auto setup = usecases::load_setup(book->store(), size());
        std::string words;
        const auto checked = usecases::check_period_values(
            *book, setup, {period, "T1", *core::Date::parse(today), size(), core::Lang::sv});
        for (const auto& finding : checked.findings.list())
            words += std::string{core::to_word(finding.severity)} + " " + finding.code + " " +
                     finding.where.pointer + "; ";
        return words;
    }
};

const std::string rules = R"({"format": 1, "checks": [
 {"code": "R1", "name": {"sv": "Närvaro ryms i planen", "en": "Presence within plan"}, "left": "M-PRES", "operator": "<=", "right": "M-PLAN", "severity": "error"},
 {"code": "R2", "name": "Minst halva planen", "left": "2 * M-PRES", "operator": ">=", "right": "M-PLAN"}]})";

BOOST_FIXTURE_TEST_SUITE(period_checks_tests, CheckedBook)

BOOST_AUTO_TEST_CASE(a_rule_of_the_set_up_is_held_group_by_group_and_says_how_grave_it_is) {
    setup(rules);
    values("M-PRES,T1,2024-02,F,80\nM-PLAN,T1,2024-02,F,100\nM-PRES,T1,2024-02,M,10\n");
    BOOST_TEST(found("2024-02") == "");
    values("M-PLAN,T1,2024-02,M,30\n");
    BOOST_TEST(found("2024-02") == "warning VALUE_RULE_BROKEN R2; ");
    const auto setup = usecases::load_setup(book->store(), size());
    const auto checked = usecases::check_period_values(
        *book, setup, {"2024-02", "T1", *core::Date::parse("2024-12-31"), size(), core::Lang::sv});
    BOOST_TEST(checked.rules == 2U);
    BOOST_TEST(checked.findings.list().front().args.at("group") == " (Män)");
    BOOST_TEST(checked.findings.list().front().args.at("left") == "20");
    BOOST_TEST(checked.findings.list().front().args.at("collector") == "T1");
    BOOST_TEST(checked.count(core::Severity::warning) == 1);
    BOOST_TEST(checked.count(core::Severity::error) == 0);
}

BOOST_AUTO_TEST_CASE(what_the_list_has_no_room_for_is_counted_all_the_same) {
    usecases::PeriodChecked checked;
    for (std::size_t at = 0; at < core::Findings::kept_per_code + 3; ++at)
        checked.findings.add("VALUE_RULE_BROKEN", {}, {}, core::Severity::warning);
    checked.findings.add("VALUE_OUTLIER", {}, {}, core::Severity::note);
    BOOST_TEST(checked.findings.list().size() == core::Findings::kept_per_code + 1);
    BOOST_TEST(checked.unlisted() == 3U);
    const core::Json told = usecases::period_checked_json({}, checked);
    BOOST_TEST(told.find("findings_total")->integer() ==
               static_cast<std::int64_t>(core::Findings::kept_per_code) + 4);
}

BOOST_AUTO_TEST_CASE(a_faulty_rule_is_refused_with_its_set_up) {
    const auto refused = [&](const std::string& left, const std::string& right) {
        const auto done = usecases::import_setup(
            *book,
            R"({"format": 1, "checks": [{"code": "R", "name": "R", "left": ")" + left +
                R"(", "operator": "<=", "right": ")" + right + "\"}]}",
            "regler.json", act());
        std::string codes;
        for (const auto& finding : done.findings.list()) codes += finding.code + " ";
        return codes;
    };
    BOOST_TEST(refused("M-PRES +", "M-PLAN") == "CHECK_EXPRESSION ");
    BOOST_TEST(refused("M-PRES", "M-FINNS-EJ") == "SETUP_UNKNOWN_REFERENCE ");
    BOOST_TEST(refused("M-PRES", "M-TRIM") == "CHECK_MEASURES ");
}

BOOST_AUTO_TEST_CASE(a_large_change_without_a_comment_and_a_total_that_is_no_sum_are_told) {
    values("M-PRES,T1,2024-01,F,50\nM-PRES,T1,2024-02,F,80\nM-PRES,T1,2024-02,M,5\n");
    BOOST_TEST(found("2024-02") == "warning VALUE_CHANGE_UNEXPLAINED M-PRES:T1:F; ");
    std::istringstream bytes{
        "measure,team,period,sex,value,comment\nM-PRES,T1,2024-02,F,80,Ny "
        "grupp\nM-PRES,T1,2024-02,,90,\n"};
    std::vector<usecases::InputFile> files{{"v.csv", bytes, 0}};
    BOOST_TEST_REQUIRE(!usecases::import_values(*book, files, act(), {}).findings.has_errors());
    BOOST_TEST(found("2024-02") == "error VALUE_PARTS_NOT_WHOLE M-PRES:T1; ");
}

BOOST_AUTO_TEST_CASE(what_must_be_given_is_missing_after_its_day_and_late_when_it_comes_after) {
    setup(
        R"({"format": 1, "measures": [{"code": "M-PRES", "version": 2, "name": {"sv": "Närvarande", "en": "Present"}, "kind": "count", "unit": "minutes", "frequency": "month", "breakdowns": ["sex"], "min": "0", "reported_by": "team", "mandatory": true, "due_days": 15}]})");
    BOOST_TEST(found("2024-02", "2024-03-15") == "note VALUE_NOT_YET M-PRES:T1; ");
    BOOST_TEST(found("2024-02", "2024-03-16") == "error VALUE_MISSING M-PRES:T1; ");
    values("M-PRES,T1,2024-02,F,8\n");
    BOOST_TEST(found("2024-02", "2024-03-16") == "note VALUE_GIVEN_LATE M-PRES:T1; ");
}

BOOST_AUTO_TEST_CASE(a_value_far_from_all_earlier_ones_is_pointed_out) {
    for (const auto& [month, value] : std::map<std::string, std::string>{
             {"01", "100"}, {"02", "104"}, {"03", "98"}, {"04", "101"}, {"05", "103"}})
        values("M-PRES,T1,2024-" + month + ",F," + value + "\n");
    values("M-PRES,T1,2024-06,F,112\n");
    BOOST_TEST(found("2024-06") == "note VALUE_OUTLIER M-PRES:T1:F; ");
    values("M-PRES,T1,2024-06,F,106\n");
    BOOST_TEST(found("2024-06") == "");
}

// Iglewicz and Hoaglin 1993: the median of 2 4 4 5 7 is 4, their MAD 1.
BOOST_AUTO_TEST_CASE(the_modified_z_has_its_limit_where_it_was_defined) {
    const auto numbers = [](std::initializer_list<const char*> texts) {
        std::vector<core::Decimal> all;
        for (const char* text : texts) all.push_back(*core::Decimal::parse(text));
        return all;
    };
    const auto earlier = numbers({"2", "4", "4", "5", "7"});
    BOOST_TEST(!usual_if_outlier(*core::Decimal::parse("9.189"), earlier).has_value());
    BOOST_TEST_REQUIRE(usual_if_outlier(*core::Decimal::parse("9.19"), earlier).has_value());
    BOOST_TEST(usual_if_outlier(*core::Decimal::parse("9.19"), earlier)->to_string() == "4");
    BOOST_TEST(!usual_if_outlier(core::Decimal{99}, numbers({"2", "4", "4", "5"})).has_value());
    BOOST_TEST(
        !usual_if_outlier(core::Decimal{99}, numbers({"4", "4", "4", "4", "5"})).has_value());
}

BOOST_AUTO_TEST_CASE(an_outlier_is_one_in_any_order_and_on_any_scale) {
    BOOST_TEST(rc::check("order and scale do not matter", [] {
        const auto raw = *rc::gen::container<std::vector<int>>(8, rc::gen::inRange(-1000, 1000));
        const int value = *rc::gen::inRange(-5000, 5000);
        const int scale = *rc::gen::inRange(1, 50);
        std::vector<core::Decimal> earlier, scaled;
        for (const int one : raw) {
            earlier.emplace_back(one);
            scaled.emplace_back(one * scale);
        }
        const bool is_one = usual_if_outlier(core::Decimal{value}, earlier).has_value();
        RC_ASSERT(usual_if_outlier(core::Decimal{value * scale}, {scaled.rbegin(), scaled.rend()})
                      .has_value() == is_one);
    }));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
