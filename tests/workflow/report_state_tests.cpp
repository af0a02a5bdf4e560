#include "app/workflow/report_state.h"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace utfall::workflow;

namespace {

constexpr ReportState states_of_a_report[]{ReportState::issued, ReportState::submitted,
                                           ReportState::received, ReportState::supplement_requested,
                                           ReportState::replaced};

// A step's way from each state in turn; "-" where it leads nowhere.
std::string ways(ReportStep step) {
    std::string ways;
    for (const ReportState state : states_of_a_report) {
        const auto next = after(step, state);
        ways += (ways.empty() ? "" : " ") + std::string{next ? to_word(*next) : "-"};
    }
    return ways;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(report_state_tests)

BOOST_AUTO_TEST_CASE(each_step_leads_from_the_states_it_fits_and_from_no_other) {
    // From: issued submitted received supplement_requested replaced
    BOOST_TEST(ways(ReportStep::submit) == "submitted - - submitted -");
    BOOST_TEST(ways(ReportStep::receive) == "- received - - -");
    BOOST_TEST(ways(ReportStep::request_supplement) ==
               "- supplement_requested supplement_requested - -");
    BOOST_TEST(ways(ReportStep::replace) == "replaced replaced replaced replaced -");
}

BOOST_AUTO_TEST_CASE(steps_and_kinds_of_entries_are_one_list) {
    for (const auto step :
         {ReportStep::submit, ReportStep::receive, ReportStep::request_supplement})
        BOOST_TEST((report_step_of_kind(entry_kind(step)) == step), to_word(step));
    BOOST_TEST(!report_step_of_kind(entry_kind(ReportStep::replace)).has_value());
    BOOST_TEST(!report_step_of_kind("period-submitted").has_value());
    BOOST_TEST(report_entry_kinds().size() == 4U);
}

BOOST_AUTO_TEST_SUITE_END()
