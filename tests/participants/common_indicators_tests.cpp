#include "app/participants/common_indicators.h"

#include "tests/participants/fixture.h"

#include <boost/test/unit_test.hpp>

using namespace utfall::participants;
using namespace utfall::participants::tests;

namespace {

CommonCounts counts_of(const std::vector<Participation>& rows, const std::vector<Outcome>& outcomes,
                       const std::string& day, const std::string& set = "esf-plus") {
    return count_common(persons_at(rows, outcomes, on(day)), catalogue(set).indicators, on(day));
}

// "F4 M3", and "X" and "?" where there are any.
std::string counted(const BySex& count) {
    std::string words = "F" + std::to_string(count.female) + " M" + std::to_string(count.male);
    if (count.nonbinary > 0) words += " X" + std::to_string(count.nonbinary);
    if (count.not_stated > 0) words += " ?" + std::to_string(count.not_stated);
    return words;
}

std::string people(const CommonCounts& counts, const std::string& code) {
    return counted(counts.find(code)->people);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(common_indicators_tests)

// R11, and traps 1, 3, 4 and 5 in it.
BOOST_AUTO_TEST_CASE(eight_people_come_to_what_the_rules_say_at_the_end_of_june) {
    const auto counts = counts_of(eight_people(), what_became_of_them(), "2025-06-30");
    BOOST_TEST(counted(counts.complete) == "F4 M3");
    BOOST_TEST(counted(counts.incomplete) == "F0 M1");
    struct Row {
        const char* code;
        const char* people;
    };
    const std::vector<Row> table{
        {"EECO01", "F4 M3"}, {"EECO02", "F2 M1"}, {"EECO03", "F0 M1"}, {"EECO04", "F2 M2"},
        {"EECO05", "F0 M0"}, {"EECO06", "F2 M2"}, {"EECO07", "F2 M1"}, {"EECO08", "F0 M0"},
        {"EECO09", "F4 M3"}, {"EECO10", "F0 M0"}, {"EECO11", "F0 M0"}, {"EECO12", "F0 M0"},
        {"EECR01", "F0 M0"}, {"EECR02", "F1 M0"}, {"EECR03", "F0 M0"}, {"EECR04", "F0 M0"},
        {"EECR05", "F0 M0"}, {"EECR06", "F0 M0"},
    };
    for (const auto& [code, expected] : table)
        BOOST_TEST(people(counts, code) == expected, code << " is " << people(counts, code));
    BOOST_TEST(counts.find("EECO01")->people.total() == 7);
    BOOST_TEST(counted(counts.between_ages) == "F0 M0");
    BOOST_TEST((counts.find("EECO18") == nullptr));
}

BOOST_AUTO_TEST_CASE(trap_4_the_long_term_unemployed_are_among_the_unemployed_and_not_beside_them) {
    const auto known = [](YesNo long_term) {
        return unemployed(Sex::female, "1990-01-25", 2, long_term);
    };
    const auto counts = counts_of({participation("A", "I", "2024-09-02", "", known(YesNo::yes)),
                                   participation("B", "I", "2024-09-02", "", known(YesNo::no))},
                                  {}, "2024-12-31");
    BOOST_TEST(people(counts, "EECO01") == "F2 M0");
    BOOST_TEST(people(counts, "EECO02") == "F2 M0");
    BOOST_TEST(people(counts, "EECO03") == "F1 M0");
}

// What is missing is never zero.
BOOST_AUTO_TEST_CASE(what_nobody_has_answered_is_not_nobody) {
    auto rows = eight_people();
    const auto known = [&](const char* code) {
        return counts_of(rows, {}, "2025-06-30").find(code)->is_known;
    };
    BOOST_TEST(known("EECO05"));
    BOOST_TEST(!known("EECO12"));
    rows.front().at_entry.disability = YesNo::not_stated;
    BOOST_TEST(!known("EECO12"));
    rows.front().at_entry.disability = YesNo::no;
    BOOST_TEST(known("EECO12"));
    BOOST_TEST(!known("EECO13"));
}

BOOST_AUTO_TEST_CASE(six_months_on_one_of_them_has_a_job) {
    const auto rows = eight_people();
    const auto outcomes = what_became_of_them();
    const auto counts = counts_of(rows, outcomes, "2025-12-01");
    BOOST_TEST(people(counts, "EECR05") == "F1 M0");
    BOOST_TEST(people(counts, "EECR02") == "F1 M0");
    BOOST_TEST(people(counts, "EECR04") == "F0 M0");
    BOOST_TEST(people(counts, "EECO01") == "F4 M3");
    // Four of the six who left did so in June: their six months are not over.
    const CommonCount& later = *counts.find("EECR05");
    BOOST_TEST(counted(later.exited) == "F4 M2");
    BOOST_TEST(counted(later.waiting) == "F2 M2");
    BOOST_TEST(counted(later.unanswered) == "F1 M0");
    BOOST_TEST(later.last_observed->to_string() == "2025-11-16");
    BOOST_TEST(people(counts_of(rows, outcomes, "2025-11-15"), "EECR05") == "F0 M0");
    BOOST_TEST(people(counts_of(rows, outcomes, "2025-11-16"), "EECR05") == "F1 M0");
}

// Trap 6.
BOOST_AUTO_TEST_CASE(trap_6_an_outcome_counts_on_the_days_of_its_window_for_those_it_asks_about) {
    const auto out_of_work = unemployed(Sex::female, "2004-12-31", 2);
    const auto in_school = pupil(Sex::female, "2008-05-14", 1);
    auto nobody_asked = in_school;
    nobody_asked.in_education.reset();
    auto employed = out_of_work;
    employed.labour_status = LabourStatus::employed;
    struct Row {
        const char* what;
        const Characteristics& at_entry;
        const char* code;
        OutcomeKind kind;
        const char* day;
        YesNo answer;
        std::int64_t people;
    };
    const auto job = OutcomeKind::employment;
    const std::vector<Row> table{
        {"the day before", out_of_work, "EECR04", job, "2025-06-12", YesNo::yes, 0},
        {"the day of exit", out_of_work, "EECR04", job, "2025-06-13", YesNo::yes, 1},
        {"the last day", out_of_work, "EECR04", job, "2025-07-11", YesNo::yes, 1},
        {"a day too late", out_of_work, "EECR04", job, "2025-07-12", YesNo::yes, 0},
        {"a no", out_of_work, "EECR04", job, "2025-06-20", YesNo::no, 0},
        {"no answer", out_of_work, "EECR04", job, "2025-06-20", YesNo::not_stated, 0},
        {"another outcome", out_of_work, "EECR04", OutcomeKind::education, "2025-06-20", YesNo::yes,
         0},
        {"employed before", employed, "EECR04", job, "2025-06-20", YesNo::yes, 0},
        {"inactive before", in_school, "EECR04", job, "2025-06-20", YesNo::yes, 1},
        {"inactive who seeks work", in_school, "EECR01", OutcomeKind::job_search, "2025-06-20",
         YesNo::yes, 1},
        {"unemployed who seeks work still", out_of_work, "EECR01", OutcomeKind::job_search,
         "2025-06-20", YesNo::yes, 0},
        {"began to study", out_of_work, "EECR02", OutcomeKind::education, "2025-06-20", YesNo::yes,
         1},
        {"still in school", in_school, "EECR02", OutcomeKind::education, "2025-06-20", YesNo::yes,
         0},
        {"not known whether in school", nobody_asked, "EECR02", OutcomeKind::education,
         "2025-06-20", YesNo::yes, 0},
        {"a qualification, whoever it is", in_school, "EECR03", OutcomeKind::qualification,
         "2025-06-20", YesNo::yes, 1},
        {"six months less a day", out_of_work, "EECR05", job, "2025-12-12", YesNo::yes, 0},
        {"six months", out_of_work, "EECR05", job, "2025-12-13", YesNo::yes, 1},
        {"the last day of the later window", out_of_work, "EECR05", job, "2026-01-10", YesNo::yes,
         1},
        {"after the later window", out_of_work, "EECR05", job, "2026-01-11", YesNo::yes, 0},
        {"better off, employed before", employed, "EECR06", OutcomeKind::improved, "2025-12-13",
         YesNo::yes, 1},
        {"better off, unemployed before", out_of_work, "EECR06", OutcomeKind::improved,
         "2025-12-13", YesNo::yes, 0},
    };
    for (const Row& row : table) {
        const auto counts =
            counts_of({participation("P", "I", "2025-01-13", "2025-06-13", row.at_entry)},
                      {outcome("P", row.kind, row.day, row.answer)}, "2026-12-31");
        BOOST_TEST(counts.find(row.code)->people.female == row.people, row.what);
    }
}

// Trap 6: a window is reckoned from the last exit from the operation.
BOOST_AUTO_TEST_CASE(while_anything_goes_on_or_is_begun_again_there_is_no_window) {
    const auto known = unemployed(Sex::male, "2004-12-31", 2);
    const std::vector<Outcome> outcomes{outcome("P", OutcomeKind::employment, "2025-02-10")};
    std::vector<Participation> rows{participation("P", "I-A", "2024-09-02", "2025-01-31", known)};
    BOOST_TEST(people(counts_of(rows, outcomes, "2025-02-10"), "EECR04") == "F0 M1");
    rows.push_back(participation("P", "I-B", "2024-10-07", "", known));
    BOOST_TEST(people(counts_of(rows, outcomes, "2025-02-10"), "EECR04") == "F0 M0");
    BOOST_TEST(counted(counts_of(rows, outcomes, "2025-02-10").find("EECR04")->exited) == "F0 M0");
    rows[1] = participation("P", "I-B", "2025-03-03", "2025-06-11", known);
    // Before the second time the result stands; afterwards it is reckoned anew.
    BOOST_TEST(people(counts_of(rows, outcomes, "2025-03-02"), "EECR04") == "F0 M1");
    BOOST_TEST(people(counts_of(rows, outcomes, "2025-03-03"), "EECR04") == "F0 M0");
    BOOST_TEST(people(counts_of(rows, outcomes, "2025-12-31"), "EECR04") == "F0 M0");
}

BOOST_AUTO_TEST_CASE(
    of_those_who_left_it_is_told_whose_window_has_not_begun_and_who_never_answered) {
    std::vector<Participation> rows;
    const auto add = [&](const char* who, const char* exit) {
        rows.push_back(
            participation(who, "I", "2025-01-13", exit, unemployed(Sex::female, "2004-12-31", 2)));
    };
    add("A", "2025-06-13");
    add("B", "2025-06-13");
    add("C", "2025-06-13");
    add("D", "2025-08-31");
    add("E", "");
    const std::vector<Outcome> outcomes{
        outcome("A", OutcomeKind::employment, "2025-12-13"),
        outcome("B", OutcomeKind::employment, "2025-12-20", YesNo::no),
        outcome("C", OutcomeKind::employment, "2025-12-21", YesNo::not_stated),
        outcome("C", OutcomeKind::employment, "2025-07-01")};
    const auto counts = counts_of(rows, outcomes, "2025-12-31");
    const CommonCount& later = *counts.find("EECR05");
    BOOST_TEST(later.people.female == 1);
    BOOST_TEST(later.exited.female == 4);
    BOOST_TEST(later.waiting.female == 1);
    BOOST_TEST(later.unanswered.female == 1);
    BOOST_TEST(later.last_observed->to_string() == "2025-12-21");
    BOOST_TEST(!counts.find("EECR06")->last_observed.has_value());
    BOOST_TEST(counts.exited.female == 4);
}

// Trap 3: the day of entry decides, whatever the day of the report.
BOOST_AUTO_TEST_CASE(
    trap_3_age_is_that_of_the_first_entry_and_between_the_bands_are_those_of_30_to_54) {
    struct Row {
        const char* birth;
        const char* band;  // Empty: between them.
    };
    const std::vector<Row> table{
        {"2007-09-03", "EECO06"}, {"2007-09-02", "EECO07"}, {"1995-09-03", "EECO07"},
        {"1995-09-02", ""},       {"1970-09-03", ""},       {"1970-09-02", "EECO08"},
    };
    for (const auto& [birth, band] : table) {
        const auto counts = counts_of(
            {participation("P", "I", "2025-09-02", "", unemployed(Sex::female, birth, 2)),
             participation("P", "I", "2027-09-02", "", unemployed(Sex::female, birth, 2))},
            {}, "2028-12-31");
        for (const std::string code : {"EECO06", "EECO07", "EECO08"})
            BOOST_TEST(counts.find(code)->people.female == (code == band ? 1 : 0), birth);
        BOOST_TEST(counts.between_ages.female == (std::string{band}.empty() ? 1 : 0), birth);
    }
}

BOOST_AUTO_TEST_CASE(point_1_2_counts_those_who_said_yes) {
    auto known = pupil(Sex::male, "2008-05-14", 1);
    known.disability = YesNo::yes;
    known.minority = YesNo::not_stated;
    known.rural = YesNo::no;
    auto incomplete = known;
    incomplete.education.reset();
    const auto counts = counts_of({participation("A", "I", "2024-09-02", "", known),
                                   participation("B", "I", "2024-09-02", "", incomplete)},
                                  {}, "2024-12-31");
    BOOST_TEST(people(counts, "EECO12") == "F0 M1");
    for (const std::string code : {"EECO13", "EECO14", "EECO15", "EECO16", "EECO17"})
        BOOST_TEST(counts.find(code)->people.total() == 0, code);
}

// Trap 22.
BOOST_AUTO_TEST_CASE(trap_22_there_are_three_sexes_and_one_that_nobody_stated_is_none_of_them) {
    auto unstated = pupil(Sex::male, "2008-05-14", 1);
    unstated.sex.reset();
    const auto counts = counts_of(
        {participation("A", "I", "2024-09-02", "", pupil(Sex::nonbinary, "2008-05-14", 1)),
         participation("B", "I", "2024-09-02", "", unstated)},
        {}, "2024-12-31");
    BOOST_TEST(people(counts, "EECO01") == "F0 M0 X1");
    BOOST_TEST(counted(counts.incomplete) == "F0 M0 ?1");
}

// Trap 5, the other way around: the rule is a member of the row.
BOOST_AUTO_TEST_CASE(
    trap_5_the_total_of_2014_2020_and_nothing_else_of_it_counts_incomplete_records) {
    const auto counts =
        counts_of(eight_people(), what_became_of_them(), "2025-06-30", "esf-2014-2020");
    struct Row {
        const char* code;
        const char* people;
    };
    const std::vector<Row> table{
        {"CO-TOTAL", "F4 M4"}, {"CO01", "F2 M1"}, {"CO02", "F0 M1"}, {"CO03", "F2 M2"},
        {"CO04", "F0 M0"},     {"CO05", "F0 M0"}, {"CO06", "F4 M3"}, {"CO07", "F0 M0"},
        {"CO08", "F0 M0"},     {"CO09", "F4 M3"}, {"CR02", "F1 M0"}, {"CR04", "F0 M0"},
    };
    for (const auto& [code, expected] : table)
        BOOST_TEST(people(counts, code) == expected, code << " is " << people(counts, code));
}

BOOST_AUTO_TEST_CASE(above_54_and_out_of_work_or_inactive_and_not_studying_is_one_indicator) {
    const auto old = "1965-05-14";
    auto studies = pupil(Sex::female, old, 3);
    auto rests = studies;
    rests.in_education = YesNo::no;
    auto works = rests;
    works.labour_status = LabourStatus::employed;
    auto seeks = unemployed(Sex::female, old, 3);
    seeks.in_education = YesNo::yes;
    std::vector<Participation> rows;
    for (const auto& known : {studies, rests, works, seeks}) {
        rows.push_back(
            participation("P" + std::to_string(rows.size()), "I", "2024-09-02", "", known));
    }
    const auto counts = counts_of(rows, {}, "2024-12-31", "esf-2014-2020");
    BOOST_TEST(people(counts, "CO07") == "F4 M0");
    BOOST_TEST(people(counts, "CO08") == "F2 M0");
    BOOST_TEST(people(counts, "CO04") == "F1 M0");
}

BOOST_AUTO_TEST_CASE(nobody_is_nought_of_each) {
    const auto counts = counts_of({}, {}, "2024-12-31");
    BOOST_TEST(counts.indicators.size() == 23u);
    for (const auto& one : counts.indicators) BOOST_TEST(one.people.total() == 0, one.code);
}

BOOST_AUTO_TEST_SUITE_END()
