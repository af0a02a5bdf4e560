#include "app/participants/consistency.h"

#include "tests/participants/fixture.h"

#include <boost/test/unit_test.hpp>
#include <functional>
#include <set>
#include <span>

using namespace utfall::participants;
using namespace utfall::participants::tests;

namespace {

// Of the eight people.
CommonCounts counts_at(const std::string& day, std::span<const CommonIndicator> indicators) {
    const auto rows = eight_people();
    const auto outcomes = what_became_of_them();
    return count_common(persons_at(rows, outcomes, on(day)), indicators, on(day));
}

// "subset EECO03": what does not hold.
std::set<std::string> broken(const std::vector<ConsistencyCheck>& checks) {
    std::set<std::string> words;
    for (const auto& one : checks) {
        if (!one.ok) words.insert(one.code + " " + one.subject);
    }
    return words;
}

std::set<std::string> all(const std::vector<ConsistencyCheck>& checks) {
    std::set<std::string> words;
    for (const auto& one : checks) words.insert(one.code + " " + one.subject);
    return words;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(consistency_tests)

// Trap 4.
BOOST_AUTO_TEST_CASE(what_is_counted_from_people_holds_together_for_each_sex) {
    const auto set = catalogue("esf-plus");
    const auto checks = consistency_of(set.indicators, counts_at("2025-12-01", set.indicators));
    const std::set<std::string> expected{"components EECO01", "subset EECO03",     "ages EECO01",
                                         "education EECO01",  "result EECR01",     "result EECR02",
                                         "result EECR03",     "result EECR04",     "result EECR05",
                                         "result EECR06",     "later_bases EECR05"};
    BOOST_TEST(all(checks) == expected, boost::test_tools::per_element());
    BOOST_TEST(checks.size() == 33u);
    BOOST_TEST(broken(checks).empty());
    const ConsistencyCheck women{"components", "EECO01", Sex::female, 4, 4, true};
    BOOST_TEST((checks.front() == women));
}

BOOST_AUTO_TEST_CASE(each_check_finds_what_it_is_for) {
    using Find = std::function<CommonCount&(const char*)>;
    using Change = std::function<void(CommonCounts&, const Find&)>;
    struct Row {
        std::set<std::string> broken;
        Change change;
    };
    const std::vector<Row> table{
        {{}, [](CommonCounts&, const Find&) {}},
        {{"components EECO01"}, [](CommonCounts&, const Find& of) { ++of("EECO05").people.male; }},
        // The same sum over both sexes is no excuse.
        {{"components EECO01"},
         [](CommonCounts&, const Find& of) {
             ++of("EECO04").people.male;
             --of("EECO04").people.female;
         }},
        {{"subset EECO03"}, [](CommonCounts&, const Find& of) { of("EECO03").people.male = 2; }},
        {{"ages EECO01"}, [](CommonCounts&, const Find& of) { --of("EECO07").people.female; }},
        {{"ages EECO01"}, [](CommonCounts& all, const Find&) { ++all.between_ages.male; }},
        {{"education EECO01"}, [](CommonCounts&, const Find& of) { ++of("EECO11").people.male; }},
        {{"result EECR02"}, [](CommonCounts&, const Find& of) { of("EECR02").people.male = 9; }},
        {{"later_bases EECR05"}, [](CommonCounts& all, const Find&) { ++all.exited.nonbinary; }},
    };
    const auto set = catalogue("esf-plus");
    for (const auto& [expected, change] : table) {
        auto counts = counts_at("2025-06-30", set.indicators);
        change(counts, [&](const char* code) -> CommonCount& {
            for (auto& one : counts.indicators) {
                if (one.code == code) return one;
            }
            throw std::invalid_argument{code};
        });
        BOOST_TEST(broken(consistency_of(set.indicators, counts)) == expected,
                   boost::test_tools::per_element());
    }
}

BOOST_AUTO_TEST_CASE(the_set_of_2014_2020_has_no_sums_to_a_total_that_counts_more) {
    const auto set = catalogue("esf-2014-2020");
    const auto checks = consistency_of(set.indicators, counts_at("2025-06-30", set.indicators));
    const std::set<std::string> expected{"subset CO02", "subset CO04",     "subset CO08",
                                         "result CR01", "result CR02",     "result CR03",
                                         "result CR04", "result CR06",     "result CR07",
                                         "result CR08", "later_bases CR06"};
    BOOST_TEST(all(checks) == expected, boost::test_tools::per_element());
    BOOST_TEST(broken(checks).empty());
}

BOOST_AUTO_TEST_CASE(a_check_that_needs_what_was_not_counted_is_left_out) {
    const auto set = catalogue("esf-plus");
    std::vector<CommonIndicator> some(set.indicators.begin(), set.indicators.begin() + 4);
    const auto checks = consistency_of(some, counts_at("2025-06-30", some));
    BOOST_TEST(all(checks) == std::set<std::string>{"subset EECO03"},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
