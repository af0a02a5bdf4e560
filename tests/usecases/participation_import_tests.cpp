#include "app/usecases/participation_import.h"

#include "app/usecases/file_import.h"
#include "app/usecases/hours_import.h"
#include "app/usecases/outcome_import.h"
#include "app/usecases/participation_files.h"
#include "app/usecases/participations.h"
#include "app/usecases/setup.h"
#include "tests/usecases/small_book.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>

using namespace utfall;
using namespace utfall::tests;

namespace {

std::string fixture(const std::string& name) {
    return read_bytes(UTFALL_SOURCE_ROOT "/tests/data/participations/" + name);
}

// The small book with the set-up of R11, in December 2025.
struct People : SmallBook {
    People() {
        // 2025-12-01T09:00:00Z.
        clock.set(core::Instant{1'764'579'600'000'000});
        const auto done =
            usecases::import_setup(*book, fixture("r11_setup.json"), "r11_setup.json", act());
        BOOST_TEST_REQUIRE(!done.findings.has_errors());
    }

    usecases::Act why() {
        auto given = act();
        given.reason_code = "typo";
        given.reason = "Avläst igen";
        return given;
    }
    usecases::ParticipationsImported import(const Files& given, const usecases::Act& how) {
        GivenFiles files{given};
        return usecases::import_participations(*book, files.list, how);
    }
    usecases::Imported import(const std::string& bytes) {
        return import({{"p.csv", bytes}}, act()).imported;
    }
    usecases::Imported corrected(const std::string& bytes) {
        return import({{"p.csv", bytes}}, why()).imported;
    }
    usecases::Imported outcomes(const std::string& bytes, bool with_reason = false) {
        GivenFiles files{Files{{"o.csv", bytes}}};
        return usecases::import_outcomes(*book, files.list, with_reason ? why() : act());
    }
    usecases::Imported hours(const std::string& rows, bool with_reason = false) {
        GivenFiles files{Files{{"h.csv", "participant,intervention,month,hours\n" + rows}}};
        return usecases::import_hours(*book, files.list, with_reason ? why() : act());
    }
    void everybody() {
        const auto done = import(fixture("r11_participations.csv"));
        BOOST_TEST_REQUIRE(done.added == 11U, faults_by_row(done));
    }
    std::vector<participants::Participation> of(const std::string& participant,
                                                std::uint64_t as_of) {
        auto all = usecases::participations_at(book->store(), as_of);
        std::erase_if(all, [&](const auto& one) { return one.key.participant != participant; });
        return all;
    }

    const std::string p2 =
        "participant,category,sex,birth_date,labour_status,in_education,education,intervention,"
        "team,entry,exit,exit_reason,replaces_entry\n"
        "P2,pupil,M,2006-11-30,inactive,yes,";
    const std::string p2_rest = ",I-B,T2,2024-09-02,2025-06-11,planned,\n";
};

// One good row of somebody new, with these cells in place of its own.
std::string row(const std::map<std::string, std::string>& cells) {
    static const std::vector<std::pair<std::string, std::string>> good{
        {"participant", "N1"},
        {"category", "pupil"},
        {"sex", "F"},
        {"birth_date", "2008-01-01"},
        {"labour_status", "inactive"},
        {"long_term_unemployed", ""},
        {"education", "1"},
        {"school_form", ""},
        {"intervention", "I-A"},
        {"team", "T1"},
        {"detected_on", ""},
        {"mapped_on", ""},
        {"entry", "2024-09-02"},
        {"exit", ""},
        {"exit_reason", ""},
        {"replaces_entry", ""},
        {"withdrawn", ""}};
    std::string header;
    std::string bytes;
    for (const auto& [column, cell] : good) {
        const auto other = cells.find(column);
        bytes += (header.empty() ? "" : ",") + (other == cells.end() ? cell : other->second);
        header += (header.empty() ? "" : ",") + column;
    }
    return header + "\n" + bytes + "\n";
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(participation_import_tests, People)

BOOST_AUTO_TEST_CASE(the_people_of_r11_become_one_entry_and_the_same_again_none) {
    const std::uint64_t before = size();
    const Files files{{"r11.csv", fixture("r11_participations.csv")}};
    BOOST_TEST(import(files, act(true)).imported.added == 11U);
    BOOST_TEST(size() == before);
    const auto done = import(files, act());
    BOOST_TEST(faults_by_row(done.imported) == "8 education PARTICIPATION_INCOMPLETE");
    BOOST_TEST(done.participants == 8U);
    BOOST_TEST(done.participations == 11U);
    BOOST_TEST(size() == before + 1);
    BOOST_TEST(book->store().entry(before)->kind == "participations-imported");
    BOOST_TEST(usecases::participations_at(book->store(), before).empty());
    const auto p1 = of("P1", size());
    BOOST_TEST_REQUIRE(p1.size() == 2U);
    BOOST_TEST(p1[0].organisation == "9901");
    BOOST_TEST((p1[0].at_entry.sex == participants::Sex::female));
    const auto again = import(files, act());
    BOOST_TEST(again.imported.replayed);
    BOOST_TEST(again.imported.unchanged == 11U);
    BOOST_TEST(again.participants == 8U);
    BOOST_TEST(size() == before + 1);
}

BOOST_AUTO_TEST_CASE(people_are_counted_once_whatever_they_take_part_in) {
    everybody();
    std::string shown;
    for (const auto& one :
         usecases::participation_counts(usecases::participations_at(book->store(), size()))) {
        shown += one.intervention + one.team + " " + std::to_string(one.participations) + " " +
                 std::to_string(one.participants) + " " + std::to_string(one.open) + " " +
                 std::to_string(one.exited) + "; ";
    }
    BOOST_TEST(shown == "I-AT1 4 3 0 4; I-BT2 3 3 0 3; I-CT3 4 4 1 3;  11 8 1 10; ");
}

BOOST_AUTO_TEST_CASE(each_fault_of_a_row_is_told_where_it_stands) {
    const std::pair<std::map<std::string, std::string>, std::string> rows[] = {
        {{}, ""},
        {{{"participant", ""}}, "2 participant CELL_REQUIRED"},
        {{{"participant", "191212121212"}}, "2 participant PERSONAL_NUMBER"},
        {{{"entry", "2024-02-30"}}, "2 entry CELL_DATE"},
        {{{"sex", "K"}}, "2 sex CELL_CHOICE_MISSPELT"},
        {{{"education", "9"}}, "2 education CELL_ABOVE_MAXIMUM"},
        {{{"education", ""}}, "2 education PARTICIPATION_INCOMPLETE"},
        {{{"intervention", "I-Z"}}, "2 intervention PARTICIPATION_INTERVENTION_UNKNOWN"},
        {{{"team", "T9"}}, "2 team PARTICIPATION_TEAM_UNKNOWN"},
        {{{"team", "T2"}}, "2 team PARTICIPATION_TEAM_OTHER"},
        {{{"entry", "2023-12-31"}},
         "2 entry PARTICIPATION_BEFORE_INTERVENTION, 2 entry PARTICIPATION_OUTSIDE_OPERATION"},
        {{{"exit", "2024-09-01"}, {"exit_reason", "planned"}}, "2 exit CELL_INTERVAL"},
        {{{"exit_reason", "moved"}}, "2 exit_reason PARTICIPATION_REASON_WITHOUT_EXIT"},
        {{{"exit", "2024-12-20"}}, "2 exit_reason PARTICIPATION_EXIT_WITHOUT_REASON"},
        {{{"exit", "2025-12-24"}, {"exit_reason", "planned"}}, "2 exit PARTICIPATION_IN_FUTURE"},
        {{{"birth_date", "2024-09-03"}}, "2 birth_date PARTICIPATION_AGE"},
        {{{"long_term_unemployed", "yes"}}, "2 long_term_unemployed PARTICIPATION_LONG_TERM"},
        {{{"category", "staff"}, {"school_form", "GY"}}, "2 school_form PARTICIPATION_SCHOOL_FORM"},
        {{{"detected_on", "2024-08-20"}, {"mapped_on", "2024-08-10"}}, "2 mapped_on CELL_INTERVAL"},
        {{{"mapped_on", "2024-09-03"}}, "2 mapped_on PARTICIPATION_MAPPED_LATE"},
        {{{"replaces_entry", "2024-09-01"}}, "2 replaces_entry PARTICIPATION_REPLACED_UNKNOWN"},
        {{{"withdrawn", "yes"}}, "2 withdrawn PARTICIPATION_WITHDRAWN_UNKNOWN"},
    };
    for (const auto& [cells, expected] : rows) {
        const auto done = import({{"p.csv", row(cells)}}, act(true)).imported;
        BOOST_TEST(faults_by_row(done) == expected);
    }
}

BOOST_AUTO_TEST_CASE(rows_are_held_against_each_other_and_the_book) {
    everybody();
    const std::string other = row({{"participant", "P2"},
                                   {"education", "2"},
                                   {"sex", "M"},
                                   {"birth_date", "2006-11-30"},
                                   {"intervention", "I-B"},
                                   {"team", "T2"},
                                   {"entry", "2025-06-11"}});
    BOOST_TEST(faults_by_row(import(other)) == "2 entry PARTICIPATION_OVERLAP");
    const std::string one = row({});
    const std::string cells = one.substr(one.find('\n') + 1);
    BOOST_TEST(faults_by_row(import(one + cells)) == "3 participant PARTICIPATION_TWICE");
    BOOST_TEST(faults_by_row(import(row({{"participant", "P2"}}))) ==
               "2 sex PARTICIPANT_DIFFERS, 2 birth_date PARTICIPANT_DIFFERS");
}

BOOST_AUTO_TEST_CASE(what_was_empty_is_filled_in_without_a_reason) {
    everybody();
    const std::uint64_t before = size();
    const auto done = import(
        "participant,category,sex,birth_date,labour_status,long_term_unemployed,in_education,"
        "education,intervention,team,entry,exit,exit_reason\n"
        "P4,kaa,M,2004-07-19,unemployed,yes,no,2,I-C,T3,2024-10-07,2025-09-30,moved\n"
        "P5,pupil,M,2009-08-08,inactive,,yes,1,I-A,T1,2024-09-09,2025-06-11,planned\n");
    BOOST_TEST(faults_by_row(done) == "");
    BOOST_TEST(done.changed == 2U);
    BOOST_TEST(!of("P4", before)[0].exit.has_value());
    BOOST_TEST(of("P4", size())[0].exit->to_string() == "2025-09-30");
}

BOOST_AUTO_TEST_CASE(what_was_stated_changes_with_a_reason_and_the_book_knows_both) {
    everybody();
    const std::uint64_t before = size();
    BOOST_TEST(faults_by_row(import(p2 + "3" + p2_rest)) == "2 education CHANGE_NEEDS_REASON");
    BOOST_TEST(faults_by_row(import(p2 + p2_rest)) ==
               "2 education PARTICIPATION_INCOMPLETE, 2 education CHANGE_NEEDS_REASON");
    auto unknown = why();
    unknown.reason_code = "whim";
    BOOST_TEST(faults_by_row(import({{"p.csv", p2 + "3" + p2_rest}}, unknown).imported) ==
               "0 reason REASON_CODE_UNKNOWN");
    BOOST_TEST(size() == before);
    const auto done = corrected(p2 + "3" + p2_rest);
    BOOST_TEST(done.changed == 1U);
    BOOST_TEST(book->store().entry(before)->reason_code == "typo");
    BOOST_TEST(*of("P2", before)[0].at_entry.education == 2);
    BOOST_TEST(*of("P2", size())[0].at_entry.education == 3);
    BOOST_TEST(import(p2 + "3" + p2_rest).replayed);
}

BOOST_AUTO_TEST_CASE(a_wrong_day_of_entry_is_corrected_by_the_row_that_names_it) {
    everybody();
    const std::string later = p2 + "2,I-B,T2,2024-09-09,2025-06-11,planned,2024-09-02\n";
    BOOST_TEST(faults_by_row(import(later)) == "2 entry CHANGE_NEEDS_REASON");
    BOOST_TEST(corrected(later).changed == 1U);
    const auto p2_now = of("P2", size());
    BOOST_TEST_REQUIRE(p2_now.size() == 1U);
    BOOST_TEST(p2_now[0].key.entry.to_string() == "2024-09-09");
    BOOST_TEST(import(later).replayed);
    const std::string third = p2 + "2,I-B,T2,2024-09-16,2025-06-11,planned,2024-09-02\n";
    BOOST_TEST(faults_by_row(corrected(third)) ==
               "2 replaces_entry PARTICIPATION_REPLACED_UNKNOWN");
    const std::string taken =
        "participant,sex,birth_date,labour_status,education,intervention,team,entry,replaces_"
        "entry\n"
        "P3,F,2010-02-01,inactive,1,I-A,T1,2025-02-03,2024-09-02\n";
    BOOST_TEST(faults_by_row(corrected(taken)) == "2 replaces_entry PARTICIPATION_ENTRY_TAKEN");
}

BOOST_AUTO_TEST_CASE(a_participation_that_never_was_is_withdrawn_and_can_be_stated_again) {
    everybody();
    const std::string never = "participant,intervention,entry,withdrawn\nP7,I-C,2025-03-03,yes\n";
    BOOST_TEST(faults_by_row(import(never)) == "2 withdrawn CHANGE_NEEDS_REASON");
    BOOST_TEST(corrected(never).changed == 1U);
    BOOST_TEST(of("P7", size()).size() == 1U);
    BOOST_TEST(import(never).replayed);
    const std::string all = fixture("r11_participations.csv");
    const auto told = import(all);
    BOOST_TEST(faults_by_row(told) ==
               "8 education PARTICIPATION_INCOMPLETE, 11 withdrawn CHANGE_NEEDS_REASON");
    BOOST_TEST(corrected(all).changed == 1U);
    BOOST_TEST(of("P7", size()).size() == 2U);
    BOOST_TEST(import(all).replayed);
}

BOOST_AUTO_TEST_CASE(a_persons_rows_are_corrected_together) {
    everybody();
    std::string all = fixture("r11_participations.csv");
    const auto put = [&](std::size_t from) {
        const std::size_t at = all.find("P1,pupil,F,2008-05-14", from);
        all.replace(at + std::string{"P1,pupil,F,"}.size(), 10, "2008-05-15");
        return at + 1;
    };
    const std::size_t second = put(0);
    BOOST_TEST(faults_by_row(corrected(all)) ==
               "8 education PARTICIPATION_INCOMPLETE, 2 birth_date PARTICIPANT_DIFFERS");
    put(second);
    BOOST_TEST(corrected(all).changed == 2U);
}

BOOST_AUTO_TEST_CASE(outcomes_and_hours_are_lines_that_another_answer_replaces_with_a_reason) {
    everybody();
    const std::uint64_t before = size();
    const std::string all = fixture("r11_outcomes.csv");
    const auto done = outcomes(all);
    BOOST_TEST(faults_by_row(done) == "3 observed_on OUTCOME_OUTSIDE_WINDOW");
    BOOST_TEST(done.added == 3U);
    BOOST_TEST(book->store().entry(before)->kind == "outcomes-imported");
    BOOST_TEST(outcomes(all).replayed);
    const std::string other = "participant,kind,observed_on,answer\nP6,education,2025-05-19,no\n";
    BOOST_TEST(faults_by_row(outcomes(other)) == "2 answer CHANGE_NEEDS_REASON");
    BOOST_TEST(outcomes(other, true).changed == 1U);
    BOOST_TEST(usecases::outcomes_at(book->store(), size()).size() == 3U);
    BOOST_TEST(faults_by_row(outcomes("participant,kind,observed_on,answer\n"
                                      "P4,education,2025-05-19,yes\nP9,education,2025-05-19,yes\n"
                                      "P6,studies,2025-05-19,yes\nP6,improved,2025-11-01,\n")) ==
               "4 kind CELL_CHOICE, 5 answer CELL_REQUIRED, 2 participant OUTCOME_WITHOUT_EXIT, "
               "3 participant OUTCOME_PARTICIPANT_UNKNOWN");

    BOOST_TEST(hours("P1,I-A,2024-09,12.5\n").added == 1U);
    BOOST_TEST(hours("P1,I-A,2024-09,12.50\n").replayed);
    BOOST_TEST(faults_by_row(hours("P1,I-A,2024-09,13\n")) == "2 hours CHANGE_NEEDS_REASON");
    BOOST_TEST(hours("P1,I-A,2024-09,13\n", true).changed == 1U);
    BOOST_TEST(usecases::hours_at(book->store(), size())[0].hours.to_string() == "13");
    BOOST_TEST(faults_by_row(hours("P1,I-A,2024-Q3,1\nP1,I-A,2025-02,1\nP1,I-A,2024-10,745\n")) ==
               "2 month HOURS_MONTH, 4 hours CELL_ABOVE_MAXIMUM, "
               "3 month HOURS_WITHOUT_PARTICIPATION");
}

BOOST_AUTO_TEST_CASE(
    an_outcome_that_never_was_is_withdrawn_with_a_reason_and_stays_known_as_of_then) {
    everybody();
    outcomes(fixture("r11_outcomes.csv"));
    const std::uint64_t before = size();
    const std::string header =
        "participant,kind,observed_on,answer,replaces_observed_on,withdrawn\n";
    const auto days = [&](std::uint64_t as_of) {
        std::string all;
        for (const auto& one : usecases::outcomes_at(book->store(), as_of)) {
            if (one.key.participant == "P6") all += one.key.observed_on.to_string() + " ";
        }
        return all;
    };
    const std::string known = days(before);
    const std::string withdrawal = header + "P6,education,2025-05-19,,,yes\n";
    BOOST_TEST(faults_by_row(outcomes(withdrawal)) == "2 withdrawn CHANGE_NEEDS_REASON");
    BOOST_TEST(outcomes(withdrawal, true).changed == 1U);
    BOOST_TEST(days(size()).find("2025-05-19") == std::string::npos);
    BOOST_TEST(days(before) == known);
    BOOST_TEST(outcomes(withdrawal, true).replayed);
    // It was there after all, on another day.
    BOOST_TEST(outcomes(header + "P6,education,2025-05-19,yes,,\n", true).changed == 1U);
    const std::string moved = header + "P6,education,2025-05-20,yes,2025-05-19,\n";
    BOOST_TEST(outcomes(moved, true).changed == 1U);
    BOOST_TEST(outcomes(moved, true).replayed);
    BOOST_TEST(days(size()).find("2025-05-19") == std::string::npos);
    BOOST_TEST(days(size()).find("2025-05-20") != std::string::npos);
    BOOST_TEST(faults_by_row(outcomes(header + "P6,job_search,2025-05-19,,,yes\n"
                                               "P6,job_search,2025-05-20,yes,2025-05-18,\n",
                                      true)) ==
               "2 withdrawn OUTCOME_WITHDRAWN_UNKNOWN, "
               "3 replaces_observed_on OUTCOME_REPLACED_UNKNOWN");
}

BOOST_AUTO_TEST_CASE(what_files_of_people_hold_is_told_by_their_headings) {
    const std::pair<std::string, usecases::FileKind> files[] = {
        {fixture("r11_participations.csv"), usecases::FileKind::participations},
        {fixture("r11_outcomes.csv"), usecases::FileKind::outcomes},
        {"month,new,ended\n", usecases::FileKind::scb_figures},
        {"Deltagare;Insats;Månad;Timmar\n", usecases::FileKind::participation_hours}};
    for (const auto& [bytes, kind] : files) {
        std::istringstream stream{bytes};
        BOOST_TEST((usecases::guess_file_kind(stream) == kind), bytes.substr(0, 40));
    }
}

BOOST_AUTO_TEST_SUITE_END()
