#include "app/core/error.h"
#include "app/usecases/periods.h"
#include "app/usecases/setup.h"
#include "tests/usecases/period_book.h"

#include <boost/test/unit_test.hpp>

namespace {

using namespace utfall;
using tests::PeriodBook;
using workflow::Step;

// A book that counts how often all values of a period are read.
class CountingBook final : public usecases::Book, public indicators::ValueReader {
  public:
    explicit CountingBook(usecases::Book& book) : book_(book) {}
    ledger::Store& store() override { return book_.store(); }
    const indicators::ValueReader& values() const override { return *this; }
    void read_lines_alone() override {}

    void current(const indicators::ValueQuery& query, std::uint64_t as_of,
                 const indicators::ValueVisitor& visit) const override {
        ++reads;
        book_.values().current(query, as_of, visit);
    }
    std::vector<indicators::ReporterColumns> reporters(const std::string& measure,
                                                       std::uint64_t as_of) const override {
        return book_.values().reporters(measure, as_of);
    }
    void in_force(const std::string& measure, const indicators::ReporterColumns& reporter,
                  std::uint64_t as_of, indicators::ValueCodes& codes,
                  std::vector<indicators::ValueInForce>& values) const override {
        ++single_reads;
        book_.values().in_force(measure, reporter, as_of, codes, values);
    }
    std::optional<indicators::StoredValue> at(const ledger::SeriesKey& series,
                                              std::string_view period,
                                              std::uint64_t as_of) const override {
        ++single_reads;
        return book_.values().at(series, period, as_of);
    }
    void history(const ledger::SeriesKey& series, std::string_view period, std::uint64_t as_of,
                 const indicators::ValueVisitor& visit) const override {
        ++single_reads;
        book_.values().history(series, period, as_of, visit);
    }

    mutable int reads{0};
    mutable int single_reads{0};

  private:
    usecases::Book& book_;
};

BOOST_AUTO_TEST_SUITE(periods_tests)

BOOST_AUTO_TEST_CASE(a_teams_period_goes_over_submission_and_approval_to_the_lock) {
    PeriodBook small;
    BOOST_TEST(small.states() == "T1:open T2:open 9901:open");
    const auto submitted = small.take(Step::submit, "T1", "team_reporter");
    BOOST_TEST(tests::codes(submitted.findings) == "");
    BOOST_TEST(small.states() == "T1:submitted T2:open 9901:open");
    const auto entry = small.book->store().entry(*submitted.entry);
    BOOST_TEST(entry->kind == "period-submitted");
    BOOST_TEST(entry->subject == "2024-03/team:T1");
    const auto& part = entry->body.find("reporters")->array().front();
    BOOST_TEST(part.find("values")->integer() == 2);
    BOOST_TEST(part.string_or("digest") == small.report("T1").digest.hex());
    small.take(Step::approve, "T1");
    BOOST_TEST(small.states() == "T1:approved T2:open 9901:open");
    small.take(Step::lock, "T1");
    BOOST_TEST(small.states() == "T1:locked T2:open 9901:open");
    BOOST_TEST(small.states(*submitted.entry) == "T1:open T2:open 9901:open");
    small.take(Step::reopen, "T1");
    BOOST_TEST(small.states() == "T1:reopened T2:open 9901:open");
    small.take(Step::submit, "T1");
    small.take(Step::send_back, "T1");
    BOOST_TEST(small.states() == "T1:returned T2:open 9901:open");
}

BOOST_AUTO_TEST_CASE(an_organisation_is_approved_from_below_and_all_that_is_missing_is_told) {
    PeriodBook small;
    small.take(Step::submit, "T1");
    const auto before = small.size();
    const auto refused = small.take_for_organisation(Step::approve);
    BOOST_TEST(tests::codes(refused.findings) ==
               "PERIOD_NOT_SUBMITTED T2 Team två|PERIOD_NOT_SUBMITTED 9901 Provkommun");
    BOOST_TEST(small.size() == before);
    small.take(Step::submit, "T2");
    small.take_for_organisation(Step::submit);
    BOOST_TEST(small.states() == "T1:submitted T2:submitted 9901:submitted");
    BOOST_TEST(!small.take_for_organisation(Step::approve).findings.has_errors());
    BOOST_TEST(small.states() == "T1:approved T2:approved 9901:approved");
    BOOST_TEST(!small.take_for_organisation(Step::lock).findings.has_errors());
    BOOST_TEST(small.states() == "T1:locked T2:locked 9901:locked");
    BOOST_TEST(tests::codes(small.take_for_organisation(Step::lock).findings) ==
               "PERIOD_ALREADY_LOCKED T1 Team ett|PERIOD_ALREADY_LOCKED T2 Team två|"
               "PERIOD_ALREADY_LOCKED 9901 Provkommun");
}

BOOST_AUTO_TEST_CASE(an_approval_is_bound_to_the_values_and_only_what_changed_loses_it) {
    PeriodBook small;
    small.take_for_organisation(Step::submit);
    small.take_for_organisation(Step::approve);
    BOOST_TEST(small.report("T1").approval_fits());
    small.correct(tests::presences("T1", "2024-03"), "38");
    const auto changed = small.report("T1");
    BOOST_TEST(!changed.approval_fits());
    BOOST_TEST_REQUIRE(changed.changed.size() == 1U);
    BOOST_TEST(changed.changed[0].series.measure == "M-PRES");
    BOOST_TEST(changed.changed[0].approved == "41");
    BOOST_TEST(changed.changed[0].now == "38");
    BOOST_TEST(small.report("T2").approval_fits());
    BOOST_TEST(tests::codes(small.take_for_organisation(Step::lock).findings) ==
               "PERIOD_CHANGED_SINCE_APPROVAL T1 Team ett");
    small.correct(tests::presences("T1", "2024-03"), "41");
    BOOST_TEST(small.report("T1").approval_fits());
    small.correct(tests::presences("T1", "2024-03"), "38");
    BOOST_TEST(!small.take(Step::approve, "T1").findings.has_errors());
    BOOST_TEST(small.report("T1").changed.empty());
    BOOST_TEST(!small.take_for_organisation(Step::lock).findings.has_errors());
}

BOOST_AUTO_TEST_CASE(a_correction_under_a_lock_is_approved_under_the_lock) {
    PeriodBook small;
    small.lock_all();
    small.correct(tests::presences("T1", "2024-03"), "38");
    BOOST_TEST(!small.report("T1").approval_fits());
    BOOST_TEST(!small.take(Step::approve, "T1").findings.has_errors());
    BOOST_TEST(small.report("T1").approval_fits());
    BOOST_TEST(small.states() == "T1:locked T2:locked 9901:locked");
}

BOOST_AUTO_TEST_CASE(a_step_is_recorded_once_a_request_and_a_try_leaves_nothing) {
    PeriodBook small;
    const auto before = small.size();
    auto act = small.act_as("process_owner");
    act.dry_run = true;
    const auto tried =
        usecases::take_period_step(*small.book, {Step::submit, "2024-03", {"T1", {}}}, act);
    BOOST_TEST(!tried.entry.has_value());
    BOOST_TEST(tried.body.find("reporters")->array().size() == 1U);
    BOOST_TEST(small.size() == before);
    act.dry_run = false;
    for (const bool replayed : {false, true}) {
        const auto taken =
            usecases::take_period_step(*small.book, {Step::submit, "2024-03", {"T1", {}}}, act);
        BOOST_TEST(taken.replayed == replayed);
        BOOST_TEST(*taken.entry == before);
        BOOST_TEST(core::canonical(taken.body) == core::canonical(tried.body));
    }
    BOOST_TEST(small.size() == before + 1);
}

BOOST_AUTO_TEST_CASE(a_role_takes_the_steps_that_are_its_own) {
    PeriodBook small;
    BOOST_TEST(tests::codes(small.take(Step::submit, "T1", "economist").findings) ==
               "PERIOD_ROLE ");
    small.take(Step::submit, "T1", "team_reporter");
    BOOST_TEST(tests::codes(small.take(Step::approve, "T1", "process_leader").findings) ==
               "PERIOD_ROLE ");
    BOOST_TEST(tests::codes(small.take_for_organisation(Step::submit, "team_reporter").findings) ==
               "PERIOD_ROLE ");
    BOOST_TEST(small.states() == "T1:submitted T2:open 9901:open");
}

BOOST_AUTO_TEST_CASE(sending_back_takes_a_note_and_opening_again_a_reason_too) {
    PeriodBook small;
    small.take(Step::submit, "T1");
    const auto told = [&](Step step, const char* reason, const char* note) {
        auto act = small.act_as("process_owner");
        act.reason_code = reason;
        act.reason = note;
        act.dry_run = true;
        const auto taken =
            usecases::take_period_step(*small.book, {step, "2024-03", {"T1", {}}}, act);
        std::string all;
        for (const auto& finding : taken.findings.list())
            all += finding.code + " " + finding.where.column + "|";
        return all;
    };
    BOOST_TEST(told(Step::send_back, "", "") == "PERIOD_NEEDS_REASON note|");
    BOOST_TEST(told(Step::send_back, "", "Åk 8 saknas") == "");
    small.take(Step::approve, "T1");
    small.take(Step::lock, "T1");
    BOOST_TEST(told(Step::reopen, "", "") ==
               "PERIOD_NEEDS_REASON note|PERIOD_NEEDS_REASON reason|");
    BOOST_TEST(told(Step::reopen, "because", "Åk 8 saknas") == "REASON_CODE_UNKNOWN reason|");
    BOOST_TEST(told(Step::reopen, "late_data", "Åk 8 saknas") == "");
}

BOOST_AUTO_TEST_CASE(whoever_submits_with_gaps_says_why_they_are_there) {
    PeriodBook small;
    small.make_mandatory();
    auto act = small.act_as("team_reporter");
    const usecases::PeriodStep step{Step::submit, "2024-03", {"T2", {}}};
    const auto refused = usecases::take_period_step(*small.book, step, act);
    BOOST_TEST(tests::codes(refused.findings) == "PERIOD_VALUES_MISSING T2 Team två");
    BOOST_TEST(!refused.entry.has_value());
    BOOST_TEST(small.report("T2").reported == 1);
    BOOST_TEST(small.report("T2").expected == 2);
    act.reason = "Ingen undervisning i mars";
    const auto taken = usecases::take_period_step(*small.book, step, act);
    BOOST_TEST(tests::codes(taken.findings) == "PERIOD_VALUES_MISSING T2 Team två");
    BOOST_TEST(taken.entry.has_value());
    BOOST_TEST(!small.take(Step::submit, "T1").findings.has_errors());
}

BOOST_AUTO_TEST_CASE(what_cannot_be_asked_for_is_told_by_its_name) {
    PeriodBook small;
    const auto code = [&](const std::string& period, const usecases::PeriodScope& scope) {
        const auto setup = usecases::load_setup(small.book->store(), small.size());
        try {
            usecases::period_reports(*small.book, setup, period, scope, small.size());
        } catch (const core::Error& error) {
            return error.code();
        }
        return std::string{};
    };
    BOOST_TEST(code("2024-13", {}) == "PERIOD_UNKNOWN");
    BOOST_TEST(code("2024-03", {"T9", {}}) == "COLLECTOR_UNKNOWN");
    BOOST_TEST(code("2024-03", {{}, "9999"}) == "COLLECTOR_UNKNOWN");
    BOOST_TEST(code("2024-Q1", {}) == "PERIOD_NOT_ASKED");
    BOOST_TEST(code("2024-02", {"T2", {}}) == "PERIOD_NOT_ASKED");
    BOOST_TEST(code("2024-03", {{}, "SE-REG-99"}) == "");
}

BOOST_AUTO_TEST_CASE(the_values_of_a_period_are_read_once_for_all_and_once_an_approval) {
    PeriodBook small;
    small.take_for_organisation(Step::submit);
    small.take_for_organisation(Step::approve);
    small.correct(tests::presences("T1", "2024-03"), "38");
    small.correct(tests::presences("T2", "2024-03"), "6");
    CountingBook counting{*small.book};
    const auto setup = usecases::load_setup(small.book->store(), small.size());
    auto reports = usecases::period_reports(counting, setup, "2024-03", {}, small.size());
    BOOST_TEST(counting.reads == 1);
    usecases::note_changes(counting, setup, "2024-03", reports);
    BOOST_TEST(counting.reads == 2);
    BOOST_TEST(counting.single_reads == 0);
}

BOOST_AUTO_TEST_CASE(progress_tells_who_waits_and_whose_values_have_changed) {
    PeriodBook small;
    CountingBook counting{*small.book};
    const auto setup = usecases::load_setup(small.book->store(), small.size());
    const auto told = [&](const std::string& period) {
        const auto progress = usecases::period_progress(counting, setup, period, small.size());
        return std::to_string(progress.asked) + " asked " + std::to_string(progress.submitted) +
               " submitted " + std::to_string(progress.approved) + " approved " +
               std::to_string(progress.changed) + " changed";
    };
    BOOST_TEST(told("2024-03") == "3 asked 0 submitted 0 approved 0 changed");
    BOOST_TEST(told("2024-Q1") == "0 asked 0 submitted 0 approved 0 changed");
    BOOST_TEST(counting.reads == 0);
    small.take_for_organisation(Step::submit);
    small.take(Step::approve, "T1");
    small.take(Step::approve, "T2");
    small.correct(tests::presences("T2", "2024-03"), "6");
    BOOST_TEST(told("2024-03") == "3 asked 1 submitted 1 approved 1 changed");
    BOOST_TEST(counting.reads == 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
