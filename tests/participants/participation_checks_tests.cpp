#include "app/participants/participation_checks.h"

#include "tests/participants/told.h"
#include "tests/support/dates.h"

#include <boost/test/unit_test.hpp>

using namespace utfall;
using participants::Participation;
using utfall::tests::day;
using utfall::tests::told;

namespace {

programme::Programme operation() {
    programme::Programme programme;
    programme.operation.emplace();
    programme.operation->span = {day("2024-01-01"), day("2025-12-31")};
    programme.teams.resize(2);
    programme.teams[0].code = "T1";
    programme.teams[1].code = "T2";
    programme.interventions.resize(1);
    programme.interventions[0].code = "I-A";
    programme.interventions[0].teams = {"T1"};
    programme.interventions[0].span.from = day("2024-08-01");
    return programme;
}

Participation sample(const char* entry = "2024-09-02", const char* exit = "") {
    Participation one;
    one.where.row = 2;
    one.key = {"P1", "I-A", day(entry)};
    one.team = "T1";
    one.at_entry.birth_date = day("2008-02-29");
    if (*exit != 0) {
        one.exit = day(exit);
        one.exit_reason = participants::ExitReason::planned;
    }
    return one;
}

Participation in_book(Participation one) {
    one.ref = {4, 1};
    return one;
}

std::string told_of(const Participation& participation) {
    core::Findings findings;
    participants::check_participation(participation, operation(), day("2025-06-30"), findings);
    return told(findings);
}

std::string told_together(const std::vector<Participation>& in_force) {
    core::Findings findings;
    participants::check_together(in_force, findings);
    return told(findings);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(participation_checks_tests)

BOOST_AUTO_TEST_CASE(an_age_at_entry_lies_between_0_and_110_years) {
    for (const auto& [birth, good] : {std::pair{"2024-09-02", true},
                                      {"2024-09-03", false},
                                      {"1913-09-03", true},
                                      {"1913-09-02", false}}) {
        Participation one = sample();
        one.at_entry.birth_date = day(birth);
        BOOST_TEST(told_of(one) == (good ? "" : "birth_date PARTICIPATION_AGE"), birth);
    }
}

BOOST_AUTO_TEST_CASE(a_participation_lies_in_the_operation_its_intervention_and_a_team_of_it) {
    BOOST_TEST(told_of(sample("2024-08-01")) == "");
    BOOST_TEST(told_of(sample("2024-07-31")) == "entry PARTICIPATION_BEFORE_INTERVENTION");
    BOOST_TEST(told_of(sample("2025-06-30")) == "");
    BOOST_TEST(told_of(sample("2026-01-01")) ==
               "entry PARTICIPATION_OUTSIDE_OPERATION, entry PARTICIPATION_IN_FUTURE");
    BOOST_TEST(told_of(sample("2024-09-02", "2025-07-01")) == "exit PARTICIPATION_IN_FUTURE");
    Participation one = sample();
    one.team = "T2";
    BOOST_TEST(told_of(one) == "team PARTICIPATION_TEAM_OTHER");
    one.team.clear();
    BOOST_TEST(told_of(one) == "");
}

BOOST_AUTO_TEST_CASE(somebody_takes_part_in_an_intervention_once_at_a_time) {
    const auto first = in_book(sample("2024-09-02", "2024-12-20"));
    BOOST_TEST(told_together({first, sample("2024-12-21")}) == "");
    BOOST_TEST(told_together({first, sample("2024-12-20")}) == "entry PARTICIPATION_OVERLAP");
    BOOST_TEST(told_together({sample("2024-08-01"), first}) == "entry PARTICIPATION_OVERLAP");
    BOOST_TEST(told_together({in_book(sample()), sample("2025-01-01")}) ==
               "entry PARTICIPATION_OVERLAP");
    // One that lasts beyond the next overlaps the one after it too.
    BOOST_TEST(
        told_together({in_book(sample("2024-09-02", "2025-03-01")),
                       sample("2024-10-01", "2024-10-31"), sample("2025-02-01", "2025-02-28")}) ==
        "entry PARTICIPATION_OVERLAP, entry PARTICIPATION_OVERLAP");
    Participation elsewhere = sample();
    elsewhere.key.intervention = "I-B";
    BOOST_TEST(told_together({in_book(sample()), elsewhere}) == "");
    BOOST_TEST(told_together({in_book(sample()), in_book(sample("2025-01-01"))}) == "");
}

BOOST_AUTO_TEST_CASE(a_person_has_one_sex_and_one_birth_date) {
    Participation first = in_book(sample("2024-09-02", "2024-12-20"));
    Participation second = sample("2025-01-13", "2025-06-11");
    first.at_entry.sex = participants::Sex::female;
    BOOST_TEST(told_together({first, second}) == "");
    second.at_entry.sex = participants::Sex::male;
    second.at_entry.birth_date = day("2008-03-01");
    BOOST_TEST(told_together({first, second}) ==
               "sex PARTICIPANT_DIFFERS, birth_date PARTICIPANT_DIFFERS");
    BOOST_TEST(told_together({sample("2024-08-01", "2024-08-31"), second}) ==
               "birth_date PARTICIPANT_DIFFERS");
    second.key.participant = "P2";
    BOOST_TEST(told_together({first, second}) == "");
}

BOOST_AUTO_TEST_CASE(what_annex_one_asks_for_is_missing_until_it_is_said) {
    using participants::missing_characteristics;
    participants::Characteristics person;
    BOOST_TEST(missing_characteristics(person).size() == 4U);
    person.sex = participants::Sex::nonbinary;
    person.birth_date = day("2005-01-25");
    person.education = 2;
    person.labour_status = participants::LabourStatus::inactive;
    BOOST_TEST(missing_characteristics(person).empty());
    person.labour_status = participants::LabourStatus::unemployed;
    BOOST_TEST(missing_characteristics(person).front() == "long_term_unemployed");
    person.long_term_unemployed = participants::YesNo::not_stated;
    BOOST_TEST(missing_characteristics(person).size() == 1U);
    person.long_term_unemployed = participants::YesNo::no;
    BOOST_TEST(missing_characteristics(person).empty());
}

BOOST_AUTO_TEST_SUITE_END()
