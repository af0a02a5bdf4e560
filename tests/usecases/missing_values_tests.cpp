#include "app/usecases/missing_values.h"
#include "app/usecases/value_import.h"
#include "tests/usecases/period_book.h"

#include <boost/test/unit_test.hpp>
#include <sstream>

namespace {

using namespace utfall;
using tests::PeriodBook;

// Two measures of each team are due every month; T2 began in March.
struct WaitingBook : PeriodBook {
    WaitingBook() { make_mandatory(); }

    void states(const std::string& rows) {
        std::istringstream bytes{"measure,team,period,sex,value,state\n" + rows};
        std::vector<usecases::InputFile> files{{"states.csv", bytes, 0}};
        BOOST_TEST_REQUIRE(!usecases::import_values(*book, files, act(), {}).findings.has_errors());
    }
    /// "2/9: 2024-03 M-PLAN T2;": how many are missing, and which.
    std::string missing(const char* today, std::size_t most = 100) {
        const auto found = usecases::missing_values(*book, size(), *core::Date::parse(today), most);
        std::string words =
            std::to_string(found.missing) + "/" + std::to_string(found.expected) + ":";
        for (const auto& [series, period] : found.first)
            words += " " + period + " " + series.measure + " " + series.team + ";";
        return words;
    }
};

BOOST_FIXTURE_TEST_SUITE(missing_values_tests, WaitingBook)

BOOST_AUTO_TEST_CASE(a_row_is_missing_from_the_day_after_its_period) {
    const std::string winter =
        " 2024-01 M-PLAN T1; 2024-02 M-PLAN T1; 2024-01 M-PRES T1; 2024-02 M-PRES T1;";
    BOOST_TEST(missing("2024-03-31") == "4/4:" + winter);
    BOOST_TEST(missing("2024-04-01") ==
               "5/8: 2024-01 M-PLAN T1; 2024-02 M-PLAN T1; 2024-03 M-PLAN T2; 2024-01 M-PRES T1; "
               "2024-02 M-PRES T1;");
}

BOOST_AUTO_TEST_CASE(a_row_is_missing_from_a_period_that_was_submitted_before_its_end) {
    take(workflow::Step::submit, "T2");
    BOOST_TEST(missing("2024-03-15").starts_with("5/6:"));
    BOOST_TEST(missing("2024-03-15").find("2024-03 M-PLAN T2") != std::string::npos);
    BOOST_TEST(missing("2024-03-15").find("2024-03 M-PLAN T1") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_not_applicable_is_not_expected_and_what_is_unknown_is_not_missing) {
    states(
        "M-PRES,T1,2024-01,F,,not_applicable\nM-PLAN,T1,2024-01,F,,unknown\n"
        "M-PRES,T1,2024-02,F,,not_reported\n");
    BOOST_TEST(missing("2024-03-01") == "2/3: 2024-02 M-PLAN T1; 2024-02 M-PRES T1;");
}

BOOST_AUTO_TEST_CASE(all_are_counted_though_few_are_named) {
    BOOST_TEST(missing("2024-04-01", 1) == "5/8: 2024-01 M-PLAN T1;");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
