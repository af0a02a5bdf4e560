#include "app/workflow/period_state.h"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace utfall::workflow;

namespace {

constexpr PeriodState all_states[]{PeriodState::open,     PeriodState::submitted,
                                   PeriodState::returned, PeriodState::approved,
                                   PeriodState::locked,   PeriodState::reopened};
constexpr Step all_steps[]{Step::submit, Step::send_back, Step::approve, Step::lock, Step::reopen};

// A step's way from each state in turn: where it leads, or why it does not.
std::string ways(Step step, bool approval_fits) {
    std::string ways;
    for (const PeriodState state : all_states) {
        if (!ways.empty()) ways += ' ';
        switch (readiness(step, state, approval_fits)) {
            case Readiness::ready:
                ways += to_word(after(step, state));
                break;
            case Readiness::done:
                ways += '=';
                break;
            case Readiness::not_submitted:
                ways += "unsubmitted";
                break;
            case Readiness::not_approved:
                ways += "unapproved";
                break;
            case Readiness::changed_since_approval:
                ways += "changed";
                break;
            case Readiness::locked:
                ways += "shut";
                break;
        }
    }
    return ways;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(period_state_tests)

BOOST_AUTO_TEST_CASE(each_step_leads_from_the_states_it_fits_and_from_no_other) {
    // From:                           open submitted returned approved locked reopened
    BOOST_TEST(ways(Step::submit, true) == "submitted = submitted = = submitted");
    BOOST_TEST(ways(Step::send_back, true) == "= returned = returned shut =");
    BOOST_TEST(ways(Step::approve, true) == "unsubmitted approved unsubmitted = = unsubmitted");
    BOOST_TEST(ways(Step::lock, true) == "unapproved unapproved unapproved locked = unapproved");
    BOOST_TEST(ways(Step::reopen, true) == "= = = = reopened =");
}

BOOST_AUTO_TEST_CASE(an_approval_that_no_longer_fits_is_given_anew_and_locks_nothing) {
    BOOST_TEST(ways(Step::approve, false) ==
               "unsubmitted approved unsubmitted approved locked unsubmitted");
    BOOST_TEST(ways(Step::lock, false) == "unapproved unapproved unapproved changed = unapproved");
}

BOOST_AUTO_TEST_CASE(values_change_freely_only_while_the_reporter_has_the_period) {
    std::string asked;
    for (const PeriodState state : all_states) {
        const Writing writing = writing_in(state);
        asked += writing == Writing::free          ? "free "
                 : writing == Writing::with_reason ? "reason "
                                                   : "correction ";
    }
    BOOST_TEST(asked == "free reason free reason correction reason ");
}

BOOST_AUTO_TEST_CASE(who_reports_does_not_approve_and_who_only_reads_does_nothing) {
    std::string allowed;
    for (const char* role : {"process_owner", "process_leader", "team_reporter", "economist",
                             "evaluator", "auditor", "administrator"}) {
        allowed += std::string{role} + ":";
        for (const Step step : all_steps) {
            if (may(role, step, true)) allowed += " " + std::string{to_word(step)};
        }
        allowed += "\n";
    }
    BOOST_TEST(allowed ==
               "process_owner: submit return approve lock reopen\nprocess_leader: submit return\n"
               "team_reporter: submit\neconomist:\nevaluator:\nauditor:\nadministrator:\n");
    BOOST_TEST(!may("team_reporter", Step::submit, false));
    BOOST_TEST(may("process_leader", Step::submit, false));
}

BOOST_AUTO_TEST_CASE(each_step_has_an_entry_kind_of_its_own) {
    for (const Step step : all_steps) BOOST_TEST((step_of_kind(entry_kind(step)) == step));
    BOOST_TEST(period_entry_kinds().size() == 5U);
    BOOST_TEST(!step_of_kind("values-imported").has_value());
}

BOOST_AUTO_TEST_SUITE_END()
