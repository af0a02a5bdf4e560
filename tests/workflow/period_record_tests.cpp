#include "app/core/error.h"
#include "app/workflow/period_record.h"

#include <boost/test/unit_test.hpp>

using namespace utfall;
using namespace utfall::workflow;

namespace {

const Reporter team_1{Reporter::Level::team, "T1"};
const Reporter team_2{Reporter::Level::team, "T2"};

ledger::Entry entry(std::uint64_t seq, Step step, const std::vector<Reporter>& reporters,
                    const std::string& values = "41") {
    std::vector<Part> parts;
    for (const Reporter& reporter : reporters)
        parts.push_back({reporter, core::sha256(values), 12});
    ledger::Entry entry;
    entry.seq = seq;
    entry.kind = entry_kind(step);
    entry.actor = "owner-1";
    entry.role = "process_owner";
    entry.identity = ledger::Identity::declared;
    entry.body = body_of("2024-03", parts);
    return entry;
}

std::string_view state(const PeriodStates& states, const Reporter& reporter) {
    return to_word(states.of("2024-03", reporter).state);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(period_record_tests)

BOOST_AUTO_TEST_CASE(states_are_replayed_from_the_entries_for_each_reporter_alone) {
    PeriodStates states;
    BOOST_TEST(states.empty());
    states.replay(entry(4, Step::submit, {team_1, team_2}));
    states.replay(entry(5, Step::approve, {team_1}));
    states.replay(entry(6, Step::lock, {team_1}));
    BOOST_TEST(state(states, team_1) == "locked");
    BOOST_TEST(state(states, team_2) == "submitted");
    BOOST_TEST(to_word(states.state("2024-04", team_1)) == "open");
    BOOST_TEST(to_word(states.state("2024-03", {Reporter::Level::organisation, "T1"})) == "open");
}

BOOST_AUTO_TEST_CASE(an_approval_is_remembered_with_what_it_saw_and_who_gave_it) {
    PeriodStates states;
    states.replay(entry(4, Step::submit, {team_1}));
    BOOST_TEST(!states.of("2024-03", team_1).approval.has_value());
    states.replay(entry(5, Step::approve, {team_1}));
    states.replay(entry(6, Step::lock, {team_1}, "38"));
    states.replay(entry(7, Step::reopen, {team_1}, "38"));
    const auto approval = states.of("2024-03", team_1).approval;
    BOOST_TEST_REQUIRE(approval.has_value());
    BOOST_TEST(approval->entry == 5U);
    BOOST_TEST(approval->values == 12U);
    BOOST_TEST(approval->digest.hex() == core::sha256("41").hex());
    BOOST_TEST(approval->actor == "owner-1");
    BOOST_TEST((approval->identity == ledger::Identity::declared));
}

BOOST_AUTO_TEST_CASE(an_approval_of_a_correction_under_a_lock_leaves_the_lock) {
    PeriodStates states;
    for (const Step step : {Step::submit, Step::approve, Step::lock})
        states.replay(entry(4, step, {team_1}));
    states.replay(entry(7, Step::approve, {team_1}, "38"));
    BOOST_TEST(state(states, team_1) == "locked");
    BOOST_TEST(states.of("2024-03", team_1).approval->entry == 7U);
}

BOOST_AUTO_TEST_CASE(an_entry_that_is_no_step_is_told_and_not_guessed_at) {
    auto broken = entry(4, Step::submit, {team_1});
    broken.body = core::JsonObject{{"period", "2024-03"}};
    PeriodStates states;
    BOOST_CHECK_EXCEPTION(states.replay(broken), core::Error, [](const core::Error& error) {
        return error.code() == "PERIOD_ENTRY_MALFORMED" &&
               error.kind() == core::ErrorKind::integrity;
    });
}

BOOST_AUTO_TEST_CASE(each_value_has_one_reporter_who_answers_for_it) {
    programme::Programme programme;
    programme.interventions.emplace_back().code = "I-A";
    programme.interventions.back().teams = {"T2", "T1"};
    programme.interventions.emplace_back().code = "I-B";
    const auto answers = [&](const std::string& unit, const std::string& team,
                             const std::string& intervention) {
        const auto reporter = reporter_of({"M", "9901", unit, team, intervention, {}}, programme);
        return std::string{to_word(reporter.level)} + ":" + reporter.code;
    };
    BOOST_TEST(answers("U1", "T1", "") == "team:T1");
    BOOST_TEST(answers("", "T1", "I-A") == "team:T2");
    BOOST_TEST(answers("", "", "I-B") == "organisation:9901");
    BOOST_TEST(answers("U1", "", "") == "organisation:9901");
    BOOST_TEST(answers("", "", "") == "organisation:9901");
}

BOOST_AUTO_TEST_SUITE_END()
