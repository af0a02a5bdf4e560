#include "app/usecases/impact.h"

#include "app/core/json.h"
#include "app/usecases/printed_figures.h"
#include "app/usecases/report_composition.h"
#include "app/usecases/setup.h"
#include "tests/usecases/period_book.h"
#include "tests/usecases/small_book.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <set>

using namespace utfall;
using namespace utfall::tests;

namespace {

const std::string two_teams_reported =
    "M-PRES,T1,2024-01,F,80\nM-PRES,T1,2024-01,M,70\n"
    "M-PLAN,T1,2024-01,F,100\nM-PLAN,T1,2024-01,M,100\n"
    "M-PRES,T1,2024-02,F,40\nM-PRES,T1,2024-02,M,42\n"
    "M-PLAN,T1,2024-02,F,50\nM-PLAN,T1,2024-02,M,50\n";

// What the report prints when it is made again of the book as it stands.
usecases::PrintedFigures made_again(SmallBook& small, const std::string& number) {
    const auto issued = usecases::issued_report(small.book->store(), number);
    auto report = usecases::unfilled(usecases::reopen_report(*small.book, number));
    usecases::fill_report(
        usecases::report_facts(*small.book, small.size(), usecases::request_of(issued)), report,
        number);
    return usecases::printed_figures(report);
}

// The figures that differ, as "ref column before after".
std::vector<std::string> differing(const usecases::PrintedFigures& before,
                                   const usecases::PrintedFigures& after) {
    const auto words = [](const std::optional<core::Decimal>& number) {
        return number ? number->to_string() : "-";
    };
    std::vector<std::string> found;
    for (const auto& [key, figure] : after) {
        const auto was = before.find(key);
        const auto number = was == before.end() ? std::nullopt : was->second.number;
        if (number != figure.number)
            found.push_back(figure.ref + " " + figure.column + " " + words(number) + " " +
                            words(figure.number));
    }
    for (const auto& [key, figure] : before) {
        if (!after.contains(key) && figure.number)
            found.push_back(figure.ref + " " + figure.column + " " + words(figure.number) + " -");
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::vector<std::string> foretold(const usecases::Impact& impact, const std::string& number) {
    const auto words = [](const std::optional<core::Decimal>& value) {
        return value ? value->to_string() : "-";
    };
    std::vector<std::string> found;
    for (const auto& report : impact.reports) {
        if (report.number != number) continue;
        for (const auto& figure : report.figures)
            found.push_back(figure.ref + " " + figure.column + " " + words(figure.before) + " " +
                            words(figure.after));
    }
    std::sort(found.begin(), found.end());
    return found;
}

// tests/data/small/setup.json with one row of a collection changed.
std::string setup_with(const std::string& collection, const std::string& code,
                       const std::function<void(core::Json&)>& change) {
    auto document =
        core::parse_own_json(read_bytes(UTFALL_SOURCE_ROOT "/tests/data/small/setup.json"));
    for (auto& row : document.object().find(collection)->second.array()) {
        if (row.string_or("code", row.string_or("indicator")) == code) change(row);
    }
    return core::canonical(document);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(impact_tests)

BOOST_AUTO_TEST_CASE(what_a_correction_is_said_to_move_is_what_it_moves) {
    SmallBook small;
    small.values(two_teams_reported);
    const std::string number = small.issue(small.act()).number;
    const auto before = made_again(small, number);

    auto trial = small.act();
    trial.dry_run = true;
    trial.reason_code = "typo";
    trial.reason = "Avläst igen";
    const auto tried = usecases::correct_value(
        *small.book, {presences("T1", "2024-01"), "60", {}, {}, {}, {}}, trial);
    BOOST_TEST_REQUIRE(tried.after.has_value());
    const auto impact = usecases::impact_of_value(*small.book, *tried.after);
    small.correct(presences("T1", "2024-01"), "60");

    const auto moved = differing(before, made_again(small, number));
    BOOST_TEST(!moved.empty());
    BOOST_TEST(foretold(impact, number) == moved, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_another_definition_is_said_to_move_is_what_it_moves) {
    SmallBook small;
    small.values(two_teams_reported);
    const std::string number = small.issue(small.act()).number;
    const auto before = made_again(small, number);
    const std::string changed =
        setup_with("indicators", "NÄR", [](core::Json& row) { row.set("decimals", 0); });

    const auto impact = usecases::impact_of_setup(*small.book, changed, "setup.json");
    const auto imported = usecases::import_setup(*small.book, changed, "setup.json", small.act());
    BOOST_TEST_REQUIRE(imported.entry.has_value());

    const auto moved = differing(before, made_again(small, number));
    BOOST_TEST(!moved.empty());
    BOOST_TEST(foretold(impact, number) == moved, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_correction_in_a_locked_period_is_said_to_move_what_was_locked) {
    PeriodBook locked;
    locked.lock_all();
    const auto stands = locked.book->values().at({"M-PRES", "9901", {}, "T1", {}, {{"sex", "F"}}},
                                                 "2024-03", locked.size());
    BOOST_TEST_REQUIRE(stands.has_value());
    auto other = *stands;
    other.value = core::Decimal{1};

    const auto impact = usecases::impact_of_value(*locked.book, other);
    std::set<std::string> whose;
    for (const auto& lock : impact.locks) {
        BOOST_TEST(lock.period == "2024-03");
        BOOST_TEST((lock.before != lock.after));
        whose.insert(lock.code + " " + lock.indicator);
    }
    const std::set<std::string> expected{"T1 NÄR", "9901 NÄR"};
    BOOST_TEST(whose == expected, boost::test_tools::per_element());

    other.value = stands->value;
    BOOST_TEST(usecases::impact_of_value(*locked.book, other).empty());
}

BOOST_AUTO_TEST_CASE(the_same_set_up_again_moves_nothing) {
    SmallBook small;
    small.values(two_teams_reported);
    small.issue(small.act());
    BOOST_TEST(usecases::impact_of_setup(
                   *small.book, read_bytes(UTFALL_SOURCE_ROOT "/tests/data/small/setup.json"),
                   "setup.json")
                   .empty());
}

BOOST_AUTO_TEST_SUITE_END()
