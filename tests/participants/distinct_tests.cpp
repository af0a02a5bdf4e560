#include "app/participants/distinct.h"

#include "app/core/interner.h"
#include "tests/participants/fixture.h"

#include <rapidcheck.h>
#include <boost/test/unit_test.hpp>
#include <set>

using namespace utfall;
using namespace utfall::participants;
using namespace utfall::participants::tests;

BOOST_AUTO_TEST_SUITE(distinct_tests)

// Trap 1: eleven rows, ten in teams, eight people.
BOOST_AUTO_TEST_CASE(people_in_several_teams_are_counted_once_above_them) {
    const auto rows = eight_people();
    const std::vector<std::string> teams{"T1", "T2", "T3"};
    core::Interner numbers;
    std::vector<PeopleSet> by_team(teams.size(), PeopleSet{rows.size()});
    std::set<std::pair<std::string, std::string>> pairs;
    PeopleSet women{rows.size()};
    for (const Participation& row : rows) {
        const std::size_t person = numbers.number(row.key.participant);
        const auto team = std::find(teams.begin(), teams.end(), row.team) - teams.begin();
        by_team[static_cast<std::size_t>(team)].insert(person);
        pairs.emplace(row.key.participant, row.key.intervention);
        if (row.at_entry.sex == Sex::female) women.insert(person);
    }
    BOOST_TEST(rows.size() == 11u);
    BOOST_TEST(pairs.size() == 10u);
    BOOST_TEST(by_team[0].count() == 3);
    BOOST_TEST(by_team[1].count() == 3);
    BOOST_TEST(by_team[2].count() == 4);
    const auto whole = joined_upwards(by_team, std::vector<std::size_t>{0, 0, 0}, 1, rows.size());
    BOOST_TEST(whole[0].count() == 8);
    BOOST_TEST(whole[0].count_in(women) == 4);
    BOOST_TEST(whole[0].count_in(women, by_team[2]) == 2);
}

BOOST_AUTO_TEST_CASE(a_group_with_nothing_below_it_has_nobody) {
    const std::vector<PeopleSet> none;
    const auto above = joined_upwards(none, std::vector<std::size_t>{}, 2, 65);
    BOOST_TEST(above.size() == 2u);
    BOOST_TEST(above[1].count() == 0);
    BOOST_TEST(PeopleSet{0}.count() == 0);
}

BOOST_AUTO_TEST_CASE(sets_say_at_every_level_what_plain_sets_say) {
    constexpr std::size_t people = 200;
    constexpr std::size_t groups = 12;
    const bool holds = rc::check("distinct people", [] {
        const auto rows = *rc::gen::container<std::vector<std::pair<std::size_t, std::size_t>>>(
            rc::gen::pair(rc::gen::inRange<std::size_t>(0, groups),
                          rc::gen::inRange<std::size_t>(0, people)));
        const auto masked =
            *rc::gen::container<std::set<std::size_t>>(rc::gen::inRange<std::size_t>(0, people));
        const auto parent = *rc::gen::container<std::vector<std::size_t>>(
            groups, rc::gen::inRange<std::size_t>(0, 3));
        std::vector<PeopleSet> sets(groups, PeopleSet{people});
        std::vector<std::set<std::size_t>> plain(groups), above(3);
        for (const auto& [group, person] : rows) {
            sets[group].insert(person);
            plain[group].insert(person);
            above[parent[group]].insert(person);
        }
        PeopleSet mask{people};
        for (const std::size_t person : masked) mask.insert(person);
        const auto agree = [&](const PeopleSet& set, const std::set<std::size_t>& expected) {
            std::int64_t both = 0;
            for (const std::size_t person : expected) both += masked.contains(person) ? 1 : 0;
            RC_ASSERT(set.count() == static_cast<std::int64_t>(expected.size()));
            RC_ASSERT(set.count_in(mask) == both);
            RC_ASSERT(set.count_in(mask, set) == both);
        };
        for (std::size_t at = 0; at < groups; ++at) agree(sets[at], plain[at]);
        const auto joined = joined_upwards(sets, parent, 3, people);
        for (std::size_t at = 0; at < 3; ++at) agree(joined[at], above[at]);
    });
    BOOST_TEST(holds);
}

BOOST_AUTO_TEST_SUITE_END()
