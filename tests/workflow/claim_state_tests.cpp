#include "app/workflow/claim_state.h"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace utfall::workflow;

namespace {

constexpr ClaimState states_of_a_claim[]{
    ClaimState::draft,    ClaimState::checked,         ClaimState::submitted,
    ClaimState::approved, ClaimState::partly_approved, ClaimState::rejected,
    ClaimState::paid,     ClaimState::corrected};

// A step's way from each state in turn; "-" where it leads nowhere.
std::string ways(ClaimStep step) {
    std::string ways;
    for (const ClaimState state : states_of_a_claim) {
        const auto next = after(step, state);
        ways += (ways.empty() ? "" : " ") + std::string{next ? to_word(*next) : "-"};
    }
    return ways;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(claim_state_tests)

BOOST_AUTO_TEST_CASE(each_step_leads_from_the_states_it_fits_and_from_no_other) {
    // From: draft checked submitted approved partly_approved rejected paid corrected
    BOOST_TEST(ways(ClaimStep::check) == "checked - - - - - - -");
    BOOST_TEST(ways(ClaimStep::submit) == "- submitted - - - - - -");
    BOOST_TEST(ways(ClaimStep::approve) == "- - approved - - - - -");
    BOOST_TEST(ways(ClaimStep::approve_partly) == "- - partly_approved - - - - -");
    BOOST_TEST(ways(ClaimStep::reject) == "- - rejected - - - - -");
    BOOST_TEST(ways(ClaimStep::pay) == "- - - paid paid - - paid");
    BOOST_TEST(ways(ClaimStep::correct) == "- - - corrected corrected - corrected corrected");
}

BOOST_AUTO_TEST_CASE(steps_and_kinds_of_entries_are_one_list) {
    BOOST_TEST(claim_entry_kinds().size() == 8U);
    for (const auto step :
         {ClaimStep::check, ClaimStep::submit, ClaimStep::approve, ClaimStep::approve_partly,
          ClaimStep::reject, ClaimStep::pay, ClaimStep::correct})
        BOOST_TEST((claim_step_of_kind(entry_kind(step)) == step), to_word(step));
    BOOST_TEST(!claim_step_of_kind("claim-made"));
}

BOOST_AUTO_TEST_SUITE_END()
