#include "app/usecases/phase_extension.h"

#include "app/core/json.h"
#include "app/usecases/setup.h"
#include "tests/usecases/period_book.h"

#include <boost/test/unit_test.hpp>

using namespace utfall;
using namespace utfall::tests;
using usecases::ExtendedTargets;

namespace {

/// The small book with a decision that extends, a term after the phase's end, and a target of what
/// is counted.
struct ExtendedBook : SmallBook {
    ExtendedBook() {
        import(R"({"format": 1,
            "decisions": [{"code": "B2", "date": "2025-03-10", "in_force_from": "2025-03-10",
                           "changes": "Längre", "same_terms_as": "B1"}],
            "calendar": [{"code": "HT25", "kind": "term", "organisation": "9901",
                          "from": "2025-08-01", "to": "2025-12-31"}],
            "targets": [{"indicator": "TIM", "scope": {"level": "organisation", "code": "9901"},
                         "date": "2025-06-30", "value": "546.0"}]})");
    }
    void import(const std::string& document) {
        const auto done = usecases::import_setup(*book, document, "more.json", act());
        BOOST_TEST_REQUIRE(done.entry.has_value());
    }
    usecases::PhaseExtended extend(usecases::PhaseExtension extension, bool dry_run = false) {
        auto why = act();
        why.dry_run = dry_run;
        return usecases::extend_phase(*book, extension, why);
    }
    std::string end_of(const std::string& phase, std::uint64_t as_of) {
        return usecases::load_setup(book->store(), as_of)
            .programme.valid_phase(phase)
            ->span.to->to_string();
    }
};

usecases::PhaseExtension until(const std::string& day, ExtendedTargets targets) {
    return {"F1", day, "B2", targets, {}, {}};
}

std::string targets_of(const usecases::PhaseExtended& extended) {
    std::string words;
    for (const auto& target : extended.targets)
        words += target.indicator + " " + (target.before ? target.before->to_string() : "-") + " " +
                 target.after.to_string() + "; ";
    return words;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(phase_extension_tests)

BOOST_AUTO_TEST_CASE(an_extension_adds_a_version_and_what_was_known_before_stays) {
    ExtendedBook small;
    const std::uint64_t before = small.size();
    const auto extended = small.extend(until("2025-12-31", ExtendedTargets::keep));
    BOOST_TEST(codes(extended.findings).empty());
    BOOST_TEST_REQUIRE(extended.entry.has_value());
    BOOST_TEST(small.end_of("F1", before) == "2025-06-30");
    BOOST_TEST(small.end_of("F1", small.size()) == "2025-12-31");
    BOOST_TEST(extended.periods == std::vector<std::string>{"HT25"},
               boost::test_tools::per_element());
    BOOST_TEST(extended.forms == 2U);
    BOOST_TEST(targets_of(extended) == "NÄR 90 90; TIM 546 546; ");
}

BOOST_AUTO_TEST_CASE(what_is_counted_is_expected_to_grow_with_the_days_and_a_rate_is_not) {
    ExtendedBook small;
    // 547 days become 731: 546 x 731 / 547 = 729.66...
    const auto extended = small.extend(until("2025-12-31", ExtendedTargets::recompute), true);
    BOOST_TEST(targets_of(extended) == "NÄR 90 90; TIM 546 729.7; ");
}

BOOST_AUTO_TEST_CASE(a_try_records_nothing_and_the_same_extension_twice_is_one) {
    ExtendedBook small;
    const std::uint64_t before = small.size();
    BOOST_TEST(!small.extend(until("2025-12-31", ExtendedTargets::keep), true).entry);
    BOOST_TEST(small.size() == before);
    BOOST_TEST(small.extend(until("2025-12-31", ExtendedTargets::keep)).entry.has_value());
    const auto again = small.extend(until("2025-12-31", ExtendedTargets::keep));
    BOOST_TEST(codes(again.findings).empty());
    BOOST_TEST(!again.entry);
    BOOST_TEST(small.size() == before + 1);
}

BOOST_AUTO_TEST_CASE(every_fault_of_an_extension_is_told_at_once_and_nothing_is_recorded) {
    ExtendedBook small;
    const std::uint64_t before = small.size();
    struct Row {
        usecases::PhaseExtension asked;
        std::string found;
    };
    const std::vector<Row> rows{
        {{"F9", "31/12", "B7", ExtendedTargets::keep, {}, {}},
         "PHASE_UNKNOWN|PHASE_END|DECISION_UNKNOWN"},
        {until("2025-06-30", ExtendedTargets::keep), "PHASE_END_NOT_LATER"},
        {{"F1", "2025-12-31", "B1", ExtendedTargets::keep, {}, {}}, "PHASE_DECISION_USED"},
        {until("2025-01-31", ExtendedTargets::keep), "PHASE_END_NOT_LATER"},
        {{"F1", "2025-12-31", "B2", ExtendedTargets::given, R"({"format": 1, "teams": []})",
          "m.json"},
         "PHASE_TARGETS_ALONE"},
        {until("2025-07-15", ExtendedTargets::keep), "PHASE_WITHOUT_TERM"},
    };
    for (const Row& row : rows) {
        const auto extended = small.extend(row.asked, true);
        std::string found;
        for (const auto& finding : extended.findings.list())
            found += (found.empty() ? "" : "|") + finding.code;
        BOOST_TEST(found == row.found);
    }
    BOOST_TEST(small.size() == before);
}

BOOST_AUTO_TEST_SUITE_END()
