#include "app/participants/person.h"

#include "tests/participants/fixture.h"

#include <rapidcheck.h>
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <random>

using namespace utfall::participants;
using namespace utfall::participants::tests;

namespace {

// "P3 2024-09-02..2025-06-11": the first entry and the last exit.
std::string told(const Person& person) {
    return person.pseudonym + " " + person.entry.to_string() + ".." +
           (person.exit ? person.exit->to_string() : "");
}

std::vector<std::string> told(const std::vector<Person>& people) {
    std::vector<std::string> words;
    for (const Person& person : people) words.push_back(told(person));
    return words;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(person_tests)

// Traps 1 and 2.
BOOST_AUTO_TEST_CASE(
    trap_2_a_person_is_one_however_often_they_came_with_the_first_entry_and_the_last_exit) {
    const auto rows = eight_people();
    BOOST_TEST(rows.size() == 11u);
    const std::vector<std::string> expected{
        "P1 2024-08-26..2025-06-11", "P2 2024-09-02..2025-06-11", "P3 2024-09-02..2025-06-11",
        "P4 2024-10-07..",           "P5 2024-09-09..2025-06-11", "P6 2024-11-04..2025-04-30",
        "P7 2025-01-13..2025-06-11", "P8 2025-02-10..2025-05-16"};
    BOOST_TEST(told(persons_at(rows, {}, on("2025-06-30"))) == expected,
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(on_an_earlier_day_what_came_later_is_not_known) {
    const auto rows = eight_people();
    const auto outcomes = what_became_of_them();
    struct Row {
        const char* day;
        std::vector<std::string> people;
    };
    const std::vector<Row> table{
        {"2024-08-25", {}},
        {"2024-08-26", {"P1 2024-08-26.."}},
        {"2024-09-02", {"P1 2024-08-26..", "P2 2024-09-02..", "P3 2024-09-02.."}},
        {"2024-09-10",
         {"P1 2024-08-26..", "P2 2024-09-02..", "P3 2024-09-02..", "P5 2024-09-09.."}},
        // The third has left, and comes back.
        {"2024-12-20",
         {"P1 2024-08-26..", "P2 2024-09-02..", "P3 2024-09-02..2024-12-20", "P4 2024-10-07..",
          "P5 2024-09-09..", "P6 2024-11-04.."}},
    };
    for (const auto& [day, people] : table) {
        BOOST_TEST_CONTEXT(day) {
            BOOST_TEST(told(persons_at(rows, outcomes, on(day))) == people,
                       boost::test_tools::per_element());
        }
    }
    const auto back = persons_at(rows, outcomes, on("2025-02-03"));
    BOOST_TEST(told(back[2]) == "P3 2024-09-02..");
    BOOST_TEST(persons_at(rows, outcomes, on("2025-06-16"))[7].outcomes.size() == 1u);
    BOOST_TEST(persons_at(rows, outcomes, on("2025-11-16"))[7].outcomes.size() == 2u);
}

// Trap 2.
BOOST_AUTO_TEST_CASE(what_is_said_at_a_second_entry_changes_nothing) {
    auto rows = eight_people();
    rows[4].at_entry = unemployed(Sex::male, "1960-01-01", 5, YesNo::yes);
    const auto people = persons_at(rows, {}, on("2025-06-30"));
    BOOST_TEST((people[2].at_entry() == rows[3].at_entry));
}

// Trap 3.
BOOST_AUTO_TEST_CASE(age_is_in_full_years) {
    struct Row {
        const char* birth;
        const char* day;
        int age;
    };
    const std::vector<Row> table{
        {"2006-11-30", "2024-09-02", 17}, {"2006-11-30", "2024-11-29", 17},
        {"2006-11-30", "2024-11-30", 18}, {"2004-12-31", "2025-02-10", 20},
        {"2008-02-29", "2025-02-28", 16}, {"2008-02-29", "2025-03-01", 17},
        {"2008-02-29", "2024-02-29", 16}, {"2024-09-02", "2024-09-02", 0},
    };
    for (const auto& [birth, day, age] : table)
        BOOST_TEST(age_on(on(birth), on(day)) == age, birth << " on " << day);
}

// Trap 5.
BOOST_AUTO_TEST_CASE(a_record_is_complete_when_all_that_point_1_1_asks_for_is_known) {
    using Change = void (*)(Characteristics&);
    struct Row {
        const char* what;
        Change change;
        bool complete;
    };
    const std::vector<Row> table{
        {"nothing missing", [](Characteristics&) {}, true},
        {"no sex", [](Characteristics& of) { of.sex.reset(); }, false},
        {"no birth date", [](Characteristics& of) { of.birth_date.reset(); }, false},
        {"no labour status", [](Characteristics& of) { of.labour_status.reset(); }, false},
        {"no education", [](Characteristics& of) { of.education.reset(); }, false},
        {"unemployed, not told how long",
         [](Characteristics& of) { of.long_term_unemployed.reset(); }, false},
        {"unemployed, would not tell how long",
         [](Characteristics& of) { of.long_term_unemployed = YesNo::not_stated; }, false},
        {"employed, not told how long",
         [](Characteristics& of) {
             of.labour_status = LabourStatus::employed;
             of.long_term_unemployed.reset();
         },
         true},
        // Point 1.2 may be refused.
        {"would not tell of a disability",
         [](Characteristics& of) { of.disability = YesNo::not_stated; }, true},
        {"no category, and not whether in education",
         [](Characteristics& of) {
             of.category.reset();
             of.in_education.reset();
         },
         true},
    };
    for (const auto& [what, change, complete] : table) {
        auto known = unemployed(Sex::nonbinary, "2005-01-25", 0);
        change(known);
        const std::vector<Participation> rows{participation("P", "I", "2024-09-02", "", known)};
        BOOST_TEST(is_complete(persons_at(rows, {}, on("2024-09-02"))[0]) == complete, what);
    }
}

BOOST_AUTO_TEST_CASE(the_order_of_rows_does_not_matter) {
    const bool holds = rc::check("people", [](std::uint32_t seed) {
        auto rows = eight_people();
        auto outcomes = what_became_of_them();
        std::mt19937 random{seed};
        std::shuffle(rows.begin(), rows.end(), random);
        std::shuffle(outcomes.begin(), outcomes.end(), random);
        const auto people = persons_at(rows, outcomes, on("2025-12-01"));
        const auto first = eight_people();
        const auto same = what_became_of_them();
        const auto expected = persons_at(first, same, on("2025-12-01"));
        RC_ASSERT(told(people) == told(expected));
        for (std::size_t at = 0; at < people.size(); ++at) {
            RC_ASSERT(people[at].at_entry() == expected[at].at_entry());
            RC_ASSERT(people[at].outcomes.size() == expected[at].outcomes.size());
            RC_ASSERT(
                std::is_sorted(people[at].outcomes.begin(), people[at].outcomes.end(),
                               [](const Outcome* a, const Outcome* b) { return a->key < b->key; }));
        }
    });
    BOOST_TEST(holds);
}

BOOST_AUTO_TEST_SUITE_END()
