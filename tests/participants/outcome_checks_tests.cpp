#include "app/participants/outcome_checks.h"

#include "app/core/error.h"
#include "app/participants/words.h"
#include "tests/participants/told.h"
#include "tests/support/dates.h"

#include <rapidcheck.h>
#include <boost/test/unit_test.hpp>

using namespace utfall;
using participants::Hours;
using participants::Outcome;
using participants::OutcomeKind;
using participants::Participation;
using utfall::tests::day;
using utfall::tests::told;

namespace {

Participation from_to(const std::string& participant, const char* entry, const char* exit) {
    Participation one;
    one.key = {participant, "I-A", day(entry)};
    if (*exit != 0) one.exit = day(exit);
    return one;
}

// P1 left twice, P2 takes part, P8 left on the day of R11.
const std::vector<Participation>& in_force() {
    static const std::vector<Participation> all{
        from_to("P1", "2024-09-02", "2024-12-20"), from_to("P1", "2025-02-03", "2025-06-13"),
        from_to("P2", "2024-10-07", ""), from_to("P8", "2025-02-10", "2025-05-16")};
    return all;
}

std::string told_of(const std::string& participant, OutcomeKind kind, const char* on) {
    Outcome outcome;
    outcome.key = {participant, kind, day(on)};
    core::Findings findings;
    participants::check_outcomes(std::vector{outcome}, in_force(), day("2025-12-31"), findings);
    return told(findings);
}

std::string told_of_hours(const std::string& participant, const std::string& month) {
    Hours hours;
    hours.key = {participant, "I-A", month};
    core::Findings findings;
    participants::check_hours(std::vector{hours}, in_force(), day("2025-12-31"), findings);
    return told(findings);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(outcome_checks_tests)

BOOST_AUTO_TEST_CASE(an_outcome_counts_in_the_windows_after_the_last_exit) {
    const std::string outside = "observed_on OUTCOME_OUTSIDE_WINDOW";
    struct Row {
        const char* participant;
        OutcomeKind kind;
        const char* on;
        std::string told;
    };
    const Row rows[] = {
        {"P1", OutcomeKind::education, "2025-06-13", ""},
        {"P1", OutcomeKind::education, "2025-07-11", ""},
        {"P1", OutcomeKind::education, "2025-07-12", outside},
        {"P1", OutcomeKind::education, "2025-12-13", outside},
        {"P1", OutcomeKind::education, "2025-06-12", "observed_on OUTCOME_BEFORE_EXIT"},
        {"P1", OutcomeKind::education, "2025-01-03", "observed_on OUTCOME_BEFORE_EXIT"},
        {"P8", OutcomeKind::employment, "2025-06-13", ""},
        {"P8", OutcomeKind::employment, "2025-06-16", outside},
        {"P8", OutcomeKind::employment, "2025-11-15", outside},
        {"P8", OutcomeKind::employment, "2025-11-16", ""},
        {"P8", OutcomeKind::employment, "2025-12-14", ""},
        {"P8", OutcomeKind::employment, "2025-12-15", outside},
        {"P8", OutcomeKind::improved, "2025-05-16", outside},
        {"P8", OutcomeKind::improved, "2025-11-16", ""},
        {"P2", OutcomeKind::education, "2025-06-13", "participant OUTCOME_WITHOUT_EXIT"},
        {"P9", OutcomeKind::education, "2025-06-13", "participant OUTCOME_PARTICIPANT_UNKNOWN"},
        {"P8", OutcomeKind::employment, "2026-01-01", outside + ", observed_on OUTCOME_IN_FUTURE"},
    };
    for (const auto& [participant, kind, on, expected] : rows)
        BOOST_TEST(told_of(participant, kind, on) == expected, participant << " " << on);
}

BOOST_AUTO_TEST_CASE(hours_are_of_a_month_in_which_somebody_took_part) {
    for (const char* month : {"2024-09", "2024-12", "2025-02", "2025-06"})
        BOOST_TEST(told_of_hours("P1", month) == "", month);
    for (const char* month : {"2024-08", "2025-01", "2025-07"})
        BOOST_TEST(told_of_hours("P1", month) == "month HOURS_WITHOUT_PARTICIPATION", month);
    BOOST_TEST(told_of_hours("P2", "2025-12") == "");
    BOOST_TEST(told_of_hours("P2", "2026-01") == "month HOURS_IN_FUTURE");
    BOOST_TEST(told_of_hours("P9", "2024-09") == "month HOURS_WITHOUT_PARTICIPATION");
}

BOOST_AUTO_TEST_CASE(every_outcome_and_every_months_hours_are_read_back_as_they_were_written) {
    BOOST_TEST(rc::check("lines of outcomes and hours", [] {
        Outcome outcome;
        outcome.key = {"P1", static_cast<OutcomeKind>(*rc::gen::inRange(0, 5)),
                       core::Date::from_days(*rc::gen::inRange(0, 40'000))};
        outcome.answer = static_cast<participants::YesNo>(*rc::gen::inRange(0, 4));
        const auto outcome_cells = participants::to_row(outcome);
        RC_ASSERT(same_content(participants::outcome_from_line({{1, 1}, outcome_cells}), outcome));
        Hours hours;
        hours.key = {"P1", "I-A", "2024-09"};
        hours.hours = core::Decimal::of(*rc::gen::inRange(0, 7'440), 1);
        const auto hours_cells = participants::to_row(hours);
        RC_ASSERT(same_content(participants::hours_from_line({{1, 1}, hours_cells}), hours));
    }));
}

BOOST_AUTO_TEST_CASE(an_erased_outcome_and_erased_hours_are_nobodys) {
    Outcome outcome;
    outcome.key.participant = "P1";
    Hours hours;
    hours.key = {"P1", "I-A", "2024-09"};
    for (const std::size_t erased : {0U, 1U}) {
        auto of_outcome = participants::to_row(outcome);
        of_outcome[erased] = ledger::Erased{};
        const std::vector read{participants::outcome_from_line({{4, 1}, of_outcome})};
        BOOST_TEST(participants::current_outcomes(read).empty());
        auto of_hours = participants::to_row(hours);
        of_hours[2 + erased] = ledger::Erased{};
        const std::vector also{participants::hours_from_line({{4, 2}, of_hours})};
        BOOST_TEST(participants::current_hours(also).empty());
    }
    auto cells = participants::to_row(outcome);
    cells[1] = std::string{R"({"answer":"maybe","kind":"education","observed_on":"2025-01-15"})"};
    BOOST_CHECK_THROW(participants::outcome_from_line({{4, 1}, cells}), core::Error);
}

BOOST_AUTO_TEST_SUITE_END()
