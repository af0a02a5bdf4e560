#include "app/programme/programme.h"

#include "tests/programme/setup_documents.h"

#include <boost/test/unit_test.hpp>

using namespace utfall;
using namespace utfall::tests;

namespace {

core::Date day(std::string_view text) {
    return core::Date::parse(text).value();
}

programme::Programme complete() {
    Decoded result = decoded(read_document(setup_data("good/complete.json")));
    BOOST_REQUIRE_EQUAL(summary(result.findings), "");
    return std::move(result.programme);
}

std::string codes(const std::vector<core::Period>& periods) {
    std::string text;
    for (const core::Period& period : periods) text += period.code + ' ';
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(programme_tests)

BOOST_AUTO_TEST_CASE(trap_10_an_extension_adds_a_version_and_the_older_frame_can_still_be_read) {
    // Trap 10: the book before the extension knows only the old frame, the book after it holds both
    // versions.
    core::Json before = read_document(setup_data("good/complete.json"));
    before.object()["decisions"].array().pop_back();
    before.object()["phases"].array().pop_back();
    const Decoded old_frame = decoded(before);
    BOOST_REQUIRE_EQUAL(summary(old_frame.findings), "");
    const core::Json extension = document(R"({'format': 1,
        'decisions': [{'code': 'B2', 'date': '2025-03-10', 'in_force_from': '2025-03-10', 'same_terms_as': 'B1'}],
        'phases': [{'code': 'F2', 'name': 'F2', 'organisation': '9901', 'from': '2024-07-01', 'to': '2025-12-31',
                    'decision': 'B2'}]})");
    const Decoded new_frame = decoded(extension, old_frame.rows);
    BOOST_REQUIRE_EQUAL(summary(new_frame.findings), "");
    core::Findings none;
    const auto rows = programme::read_setup(extension, "setup.json", none);
    const auto diff = programme::diff(old_frame.rows, rows);
    BOOST_TEST(diff.added == 2u);
    BOOST_TEST(diff.changed == 0u);

    BOOST_TEST(old_frame.programme.valid_phase("F2")->span.to->to_string() == "2025-06-30");
    BOOST_TEST(new_frame.programme.valid_phase("F2")->span.to->to_string() == "2025-12-31");
    BOOST_TEST(new_frame.programme.phases.size() == old_frame.programme.phases.size() + 1);
    BOOST_TEST(new_frame.programme.valid_phases().size() == 2u);
    BOOST_TEST(!new_frame.programme.valid_phase("F9").has_value());
}

BOOST_AUTO_TEST_CASE(
    the_valid_version_of_a_phase_is_that_of_the_latest_decision_in_any_order_of_rows) {
    const Decoded result = decoded(read_document(setup_data("good/reordered_versions.json")));
    BOOST_REQUIRE_EQUAL(summary(result.findings), "");
    BOOST_TEST(result.programme.valid_phase("F2")->decision == "B2");
    BOOST_TEST(result.programme.valid_phases().front().code == "F2");
}

BOOST_AUTO_TEST_CASE(the_decision_in_force_is_the_latest_that_has_begun) {
    const programme::Programme programme = complete();
    const std::vector<std::pair<std::string, std::string>> table{
        {"2023-03-31", "none"}, {"2023-04-01", "B1"}, {"2025-03-09", "B1"},
        {"2025-03-10", "B2"},   {"2030-01-01", "B2"},
    };
    for (const auto& [on, code] : table) {
        const programme::Decision* decision = programme.decision_on(day(on));
        BOOST_TEST((decision == nullptr ? "none" : decision->code) == code, on);
    }
}

BOOST_AUTO_TEST_CASE(trap_21_terms_are_those_that_the_organisation_decided) {
    // Trap 21: HT and VT are no fixed dates.
    const programme::Programme programme = complete();
    struct Row {
        std::string code;
        std::string organisation;
        std::string from;
        std::string to;
    };
    const std::vector<Row> table{
        {"HT24", "9901", "2024-08-12", "2024-12-31"},
        {"HT24", "FRI", "2024-08-19", "2025-01-10"},
        {"HT24", "", "2024-08-12", "2024-12-31"},
        {"LA2425", "FRI", "2024-08-01", "2025-07-31"},
        {"2025-03", "FRI", "2025-03-01", "2025-03-31"},
        {"2025-H1", "", "2025-01-01", "2025-06-30"},
    };
    for (const Row& row : table) {
        BOOST_TEST_CONTEXT(row.code + " of " + row.organisation) {
            const auto period = programme.period(row.code, row.organisation);
            BOOST_REQUIRE(period.has_value());
            BOOST_TEST(period->from.to_string() == row.from);
            BOOST_TEST(period->to.to_string() == row.to);
        }
    }
    BOOST_TEST(!programme.period("HT23").has_value());
    // An organisation that decided its own terms has no others: HT25 is not yet decided there.
    BOOST_TEST(!programme.period("HT25", "FRI").has_value());
    // SE-REG-99 has no calendar of its own and nobody above it has one.
    BOOST_TEST(!programme.period("HT24", "SE-REG-99").has_value());
}

BOOST_AUTO_TEST_CASE(rows_of_no_organisation_hold_where_nobody_decided_otherwise) {
    programme::Programme programme = complete();
    programme.calendar.push_back({"HT24", "term", "", day("2024-08-01"), day("2024-12-20")});
    BOOST_TEST(programme.period("HT24", "SE-REG-99")->to.to_string() == "2024-12-20");
    BOOST_TEST(programme.period("HT24", "9901")->to.to_string() == "2024-12-31");
}

BOOST_AUTO_TEST_CASE(
    trap_21_the_spring_term_belongs_to_the_school_year_that_began_the_autumn_before) {
    // Trap 21: VT 2025 is in 2024/25, never in 2025/26.
    const programme::Programme programme = complete();
    const auto year_of = [&](std::string_view code, std::string_view organisation) {
        return programme.school_year_of(programme.period(code, organisation).value(), organisation)
            .value_or(core::Period{"none", core::Frequency::school_year, {}, {}})
            .code;
    };
    BOOST_TEST(year_of("VT25", "9901") == "LA2425");
    BOOST_TEST(year_of("VT25", "FRI") == "LA2425");
    BOOST_TEST(year_of("HT25", "9901") == "LA2526");
    BOOST_TEST(year_of("2025-07", "9901") == "LA2425");
    BOOST_TEST(year_of("2025", "9901") == "none");
}

BOOST_AUTO_TEST_CASE(a_school_year_contains_its_months_and_terms) {
    const programme::Programme programme = complete();
    const core::Period year = programme.period("LA2425", "9901").value();
    std::size_t inside = 0;
    for (const auto& month :
         programme.periods(core::Frequency::month, "9901", day("2024-01-01"), day("2025-12-31"))) {
        inside += year.contains(month) ? 1u : 0u;
    }
    BOOST_TEST(inside == 12u);
    BOOST_TEST(codes(programme.periods(core::Frequency::term, "9901", year.from, year.to)) ==
               "HT24 VT25 ");
    BOOST_TEST(codes(programme.periods(core::Frequency::term, "9901", day("2024-12-31"),
                                       day("2024-12-31"))) == "HT24 ");
    BOOST_TEST(codes(programme.periods(core::Frequency::school_year, "FRI", day("2025-07-31"),
                                       day("2025-08-01"))) == "LA2425 LA2526 ");
    BOOST_TEST(codes(programme.periods(core::Frequency::quarter, "", day("2024-12-31"),
                                       day("2025-01-01"))) == "2024-Q4 2025-Q1 ");
}

BOOST_AUTO_TEST_CASE(regions_and_ancestors_are_found_up_the_tree) {
    programme::Programme programme = complete();
    BOOST_TEST(programme.region_of("FRI") == "SE-REG-99");
    BOOST_TEST(programme.region_of("SE-REG-99") == "SE-REG-99");
    BOOST_TEST(programme.region_of("SKR") == "");
    BOOST_TEST(programme.region_of("nobody") == "");
    BOOST_TEST(programme.is_within("FRI", "SE-REG-99"));
    BOOST_TEST(programme.is_within("FRI", "FRI"));
    BOOST_TEST(!programme.is_within("SE-REG-99", "FRI"));
    BOOST_TEST(!programme.is_within("FRI", "SKR"));
    // A tree that bites its tail ends the search all the same.
    programme.organisations = {{"A", "A", "x", "B"}, {"B", "B", "x", "A"}};
    BOOST_TEST(programme.region_of("A") == "");
    BOOST_TEST(!programme.is_within("A", "C"));
    BOOST_TEST(!programme.period("HT24", "A").has_value());
}

BOOST_AUTO_TEST_CASE(lookups_by_code_are_exact) {
    const programme::Programme programme = complete();
    BOOST_TEST(programme.unit("VIK")->organisation == "9901");
    BOOST_TEST(programme.team("T1")->members.size() == 2u);
    BOOST_TEST(programme.intervention("I-A")->steps.size() == 6u);
    BOOST_TEST(programme.cost_category("STAFF")->kind == "staff");
    BOOST_TEST(programme.unit("vik") == nullptr);
    BOOST_TEST(programme.unit("") == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()
