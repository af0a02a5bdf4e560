#include "app/core/error.h"
#include "app/workflow/report_record.h"

#include <boost/test/unit_test.hpp>

using namespace utfall;
using namespace utfall::workflow;

namespace {

ledger::Entry issued(std::uint64_t seq, const std::string& number,
                     const std::string& replaces = {}) {
    ledger::Entry entry;
    entry.seq = seq;
    entry.kind = "report-issued";
    entry.subject = number;
    entry.body = core::JsonObject{{"parameters", core::JsonObject{{"replaces", replaces}}}};
    return entry;
}

ledger::Entry step(std::uint64_t seq, const std::string& number, ReportStep step,
                   const std::string& on = "2026-01-20") {
    ledger::Entry entry;
    entry.seq = seq;
    entry.kind = entry_kind(step);
    entry.subject = number;
    entry.actor = "owner-1";
    entry.body = body_of(*core::Date::parse(on));
    return entry;
}

std::string_view state(const ReportStates& states, std::string_view number) {
    return to_word(states.find(number)->state);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(report_record_tests)

BOOST_AUTO_TEST_CASE(states_are_replayed_from_the_entries_for_each_report_alone) {
    ReportStates states;
    BOOST_TEST(states.replay(issued(4, "R-2026-001")));
    BOOST_TEST(states.replay(issued(5, "R-2026-002")));
    BOOST_TEST(states.replay(step(6, "R-2026-001", ReportStep::submit)));
    BOOST_TEST(states.replay(step(7, "R-2026-001", ReportStep::receive, "2026-01-22")));
    BOOST_TEST(state(states, "R-2026-001") == "received");
    BOOST_TEST(state(states, "R-2026-002") == "issued");
    BOOST_TEST_REQUIRE(states.find("R-2026-001")->events.size() == 2U);
    BOOST_TEST(states.find("R-2026-001")->events[1].on == "2026-01-22");
    BOOST_TEST(states.find("R-2026-001")->events[1].entry == 7U);
    BOOST_TEST((states.find("R-2026-003") == nullptr));
}

BOOST_AUTO_TEST_CASE(a_report_is_replaced_by_the_entry_that_issues_the_other_and_stays_so) {
    ReportStates states;
    states.replay(issued(4, "R-2026-001"));
    BOOST_TEST(states.replay(issued(5, "R-2026-002", "R-2026-001")));
    BOOST_TEST(state(states, "R-2026-001") == "replaced");
    BOOST_TEST(states.find("R-2026-001")->replaced_by == "R-2026-002");
    BOOST_TEST(!states.replay(step(6, "R-2026-001", ReportStep::submit)));
    BOOST_TEST(state(states, "R-2026-001") == "replaced");
    BOOST_TEST(!states.replay(issued(7, "R-2026-003", "R-2026-001")));
    BOOST_TEST(!states.replay(issued(8, "R-2026-004", "R-2026-009")));
    BOOST_TEST(state(states, "R-2026-004") == "issued");
}

BOOST_AUTO_TEST_CASE(what_cannot_follow_is_told_and_changes_nothing) {
    ReportStates states;
    states.replay(issued(4, "R-2026-001"));
    BOOST_TEST(!states.replay(step(5, "R-2026-001", ReportStep::receive)));
    BOOST_TEST(!states.replay(step(6, "R-2026-009", ReportStep::submit)));
    BOOST_TEST(!states.replay(issued(7, "R-2026-001")));
    BOOST_TEST(state(states, "R-2026-001") == "issued");
    BOOST_TEST(states.find("R-2026-001")->events.empty());
}

BOOST_AUTO_TEST_CASE(a_step_without_its_day_is_refused) {
    const auto malformed = [](const core::Error& error) {
        return error.code() == "REPORT_ENTRY_MALFORMED";
    };
    ReportStates states;
    states.replay(issued(4, "R-2026-001"));
    for (const core::Json& body :
         {core::Json{core::JsonObject{}}, core::Json{core::JsonObject{{"on", "20/1"}}}}) {
        auto entry = step(5, "R-2026-001", ReportStep::submit);
        entry.body = body;
        BOOST_CHECK_EXCEPTION(states.replay(entry), core::Error, malformed);
    }
}

BOOST_AUTO_TEST_SUITE_END()
