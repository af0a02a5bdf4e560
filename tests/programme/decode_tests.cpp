#include "app/programme/decode.h"

#include "app/core/finding_texts.h"
#include "app/programme/account.h"
#include "tests/programme/setup_documents.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace utfall;
using namespace utfall::tests;

namespace {

/// A book with one phase, its decision, a team and an intervention.
core::Json small_book() {
    return document(R"({'format': 1,
      'operation': {'code': 'X01', 'name': 'Exempel', 'programme': 'UP2', 'start': '2023-04-01',
                    'end': '2026-03-31', 'beneficiary': 'SKR', 'reporting_organisation': '9901'},
      'decisions': [{'code': 'B1', 'date': '2023-03-20', 'in_force_from': '2023-04-01',
                     'financing_plan': [{'source': 'EU', 'rate_bp': 4000}, {'source': 'PROJECT', 'rate_bp': 6000}],
                     'cost_model': {'flat_rates': [{'code': 'FR40', 'rate_bp': 4000, 'base': ['STAFF']}]},
                     'budget': [{'cost_category': 'STAFF', 'amount': '100.00'}]}],
      'cost_categories': [{'code': 'STAFF', 'name': 'Personal', 'kind': 'staff'}],
      'organisations': [{'code': 'SKR', 'name': 'SKR', 'kind': 'association'},
                        {'code': '9901', 'name': 'Sjövalla', 'kind': 'municipality'}],
      'units': [{'code': 'VIK', 'name': 'Vik', 'organisation': '9901'}],
      'phases': [{'code': 'F2', 'name': 'Fas 2', 'organisation': '9901', 'from': '2024-07-01',
                  'to': '2025-06-30', 'decision': 'B1'}],
      'teams': [{'code': 'T1', 'name': 'Vik', 'organisation': '9901', 'units': ['VIK'], 'from': '2023-09-01'}],
      'interventions': [{'code': 'I-A', 'name': 'A', 'level': 'preventive', 'teams': ['T1'], 'phase': 'F2',
                         'from': '2024-08-01', 'steps': [{'status': 'running', 'date': '2024-08-01'},
                         {'status': 'discontinued', 'date': '2025-01-01', 'reason': 'resursbrist'}]}],
      'contacts': [{'role': 'process_owner', 'organisation': '9901', 'name': 'Exempel'}]})");
}

/// Every place of `value`, the innermost first, so that replacing one leaves those that follow
/// where they are.
void collect(core::Json& value, std::vector<core::Json*>& places) {
    if (value.is_array()) {
        for (core::Json& element : value.array()) collect(element, places);
    } else if (value.is_object()) {
        for (auto& [name, member] : value.object()) collect(member, places);
    }
    places.push_back(&value);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(decode_tests)

BOOST_AUTO_TEST_CASE(every_good_document_is_read_without_a_finding) {
    std::size_t documents = 0;
    for (const auto& file : std::filesystem::directory_iterator{setup_data("good")}) {
        BOOST_TEST_CONTEXT(file.path().filename().string()) {
            const Decoded result = decoded(read_document(file.path()));
            BOOST_TEST(summary(result.findings) == "");
            BOOST_TEST(result.programme.operation.has_value());
            ++documents;
        }
    }
    BOOST_TEST(documents >= 4u);
}

BOOST_AUTO_TEST_CASE(every_bad_document_gives_all_its_faults_with_their_pointers_and_words) {
    const core::Json expected = read_document(setup_data("bad/expected.json"));
    BOOST_TEST(expected.object().size() >= 25u);
    for (const auto& [name, table] : expected.object()) {
        BOOST_TEST_CONTEXT(name) {
            const Decoded result = decoded(read_document(setup_data("bad/" + name)));
            std::string wanted;
            for (const core::Json& finding : table.find("findings")->array()) {
                wanted += finding.string_or("code") + ' ' + finding.string_or("pointer") + '\n';
            }
            BOOST_TEST(summary(result.findings) == wanted);
            for (const core::Finding& finding : result.findings.list()) {
                for (const core::Lang lang : {core::Lang::sv, core::Lang::en}) {
                    const std::string words =
                        core::message(finding, lang) + core::remedy(finding, lang);
                    BOOST_TEST(words.find_first_of("{}") == std::string::npos, words);
                    BOOST_TEST(core::message(finding, lang) != finding.code);
                }
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(what_may_be_right_is_a_warning_and_stops_no_import) {
    for (const char* name : {"intervention_outside_its_phase", "term_outside_the_operation",
                             "plan_decided_before_its_team", "lesson_before_the_operation",
                             "visibility_before_the_operation"}) {
        const Decoded result =
            decoded(read_document(setup_data(std::string{"bad/"} + name + ".json")));
        BOOST_TEST(result.findings.total() == 1u, name);
        BOOST_TEST(!result.findings.has_errors(), name);
    }
}

BOOST_AUTO_TEST_CASE(a_value_of_another_type_in_any_place_is_answered_with_findings_only) {
    core::Json whole = read_document(setup_data("good/complete.json"));
    for (const char* elsewhere : {"dimensions", "measures", "indicators", "targets", "surveys"}) {
        whole.object().erase(elsewhere);  // Decoded by app/indicators and app/surveys.
    }
    std::vector<core::Json*> places;
    collect(whole, places);
    BOOST_TEST(places.size() > 200u);
    const std::vector<core::Json> others{
        nullptr, true, 5, "x y", core::JsonArray{5, nullptr}, core::JsonObject{{"x", 5}}};
    for (core::Json* place : places) {
        const core::Json kept = *place;
        for (const core::Json& other : others) {
            *place = other;
            const std::string text = core::canonical(whole);
            BOOST_TEST_CONTEXT(text) {
                core::Findings findings;
                BOOST_CHECK_NO_THROW(findings = decoded(whole).findings);
                // An object with an unknown member fits nowhere.
                if (other.is_object()) BOOST_TEST(findings.has_errors());
            }
        }
        *place = kept;
    }
}

BOOST_AUTO_TEST_CASE(an_unknown_reference_offers_the_closest_code) {
    core::Json incoming = small_book();
    incoming.object()["units"].array()[0].set("organisation", "9902");
    const Decoded result = decoded(incoming);
    BOOST_REQUIRE_EQUAL(result.findings.total(), 1u);
    const core::Finding& finding = result.findings.list().front();
    BOOST_TEST(finding.args.at("known") == "9901");
    BOOST_TEST(core::remedy(finding, core::Lang::sv).find("Menade du: 9901?") == 0u);
}

BOOST_AUTO_TEST_CASE(all_faults_of_a_document_are_told_at_once) {
    core::Json incoming = small_book();
    incoming.object()["units"].array()[0].set("organisation", "9902");
    incoming.object()["phases"].array()[0].set("to", "2027-01-01");
    incoming.object()["operation"].set("colour", "blue");
    incoming.object()["teams"].array()[0].set("units", core::Json{core::JsonArray{5, "SUND"}});
    const Decoded result = decoded(incoming);
    // An operation with a fault of its own is no measure for others: no SETUP_OUTSIDE is guessed.
    BOOST_TEST(summary(result.findings) ==
               "FIELD_UNKNOWN /operation/colour\n"
               "FIELD_TYPE /teams/0/units/0\n"
               "SETUP_UNKNOWN_REFERENCE /units/0/organisation\n"
               "SETUP_UNKNOWN_REFERENCE /teams/0/units/1\n");
}

BOOST_AUTO_TEST_CASE(a_later_decision_takes_over_the_terms_that_it_does_not_give) {
    const Decoded result = decoded(
        document(
            R"({'format': 1, 'decisions': [{'code': 'B3', 'date': '2025-06-01', 'in_force_from': '2025-07-01',
                     'same_terms_as': 'B2'}, {'code': 'B2', 'date': '2025-03-10', 'in_force_from': '2025-03-10',
                     'same_terms_as': 'B1', 'budget': [{'cost_category': 'STAFF', 'amount': '250.00'}]}]})"),
        decoded(small_book()).rows);
    BOOST_TEST(summary(result.findings) == "");
    const programme::Decision* last = result.programme.decision("B3");
    BOOST_REQUIRE(last != nullptr);
    BOOST_TEST(last->financing_plan.size() == 2u);
    BOOST_TEST(last->flat_rates.front().base.front() == "STAFF");
    BOOST_TEST(last->budget.front().amount.ore == 25'000);
    BOOST_TEST(result.programme.decision("B1")->budget.front().amount.ore == 10'000);
    const auto& decisions = result.programme.decisions;
    BOOST_TEST((decisions[0].code + decisions[1].code + decisions[2].code) == "B1B2B3");
}

BOOST_AUTO_TEST_CASE(a_row_in_the_book_that_an_import_makes_wrong_is_named_without_a_pointer) {
    const Decoded result = decoded(
        document(
            R"({'format': 1, 'operation': {'code': 'X01', 'name': 'Exempel', 'programme': 'UP2',
                     'start': '2023-04-01', 'end': '2025-03-31', 'beneficiary': 'SKR',
                     'reporting_organisation': '9901'}})"),
        decoded(small_book()).rows);
    BOOST_REQUIRE_EQUAL(summary(result.findings), "SETUP_OUTSIDE \n");
    const core::Finding& finding = result.findings.list().front();
    BOOST_TEST(finding.where.file == "");
    BOOST_TEST(finding.args.at("collection") == "phases");
    BOOST_TEST(finding.args.at("key") == "F2/B1");
    BOOST_TEST(core::message(finding, core::Lang::en).find("phases F2/B1") == 0u);
}

BOOST_AUTO_TEST_CASE(an_erased_reason_or_name_is_no_fault_of_the_book) {
    auto existing = decoded(small_book()).rows;
    for (auto& row : existing) {
        const auto& all = programme::collections();
        const auto collection = std::find_if(
            all.begin(), all.end(), [&](const auto& one) { return one.name == row.collection; });
        programme::detach(*collection, row.content);
    }
    const Decoded result = decoded(document("{'format': 1}"), existing);
    BOOST_TEST(summary(result.findings) == "");
    BOOST_TEST(result.programme.interventions.front().steps.back().reason == "");
    BOOST_TEST(result.programme.contacts.front().name == "");
}

BOOST_AUTO_TEST_CASE(what_a_project_says_in_words_is_read_from_its_rows_and_may_have_been_erased) {
    auto rows = decoded(read_document(setup_data("good/complete.json"))).rows;
    const auto account = programme::account_of(rows);
    BOOST_TEST(account.plans.at("T1").to_string() == "2023-11-20");
    BOOST_TEST(account.hypotheses.at("I-A").en == "Those who are talked to early come back.");
    BOOST_REQUIRE_EQUAL(account.lessons.size(), 2u);
    BOOST_TEST(account.lessons[0].conditions.en == "Tid i schemat");
    BOOST_TEST(account.lessons[0].intervention == "I-A");
    BOOST_REQUIRE_EQUAL(account.visibility.size(), 3u);
    BOOST_TEST(account.visibility[0].verified);
    BOOST_TEST(!account.visibility[1].verified);
    BOOST_REQUIRE_EQUAL(account.horizontal.size(), 2u);
    BOOST_TEST(account.horizontal[0].indicator == "NÄR-GRAD");

    const auto& all = programme::collections();
    for (auto& row : rows) {
        programme::detach(*std::ranges::find(all, row.collection, &programme::Collection::name),
                          row.content);
    }
    const Decoded erased = decoded(document("{'format': 1}"), rows);
    BOOST_TEST(summary(erased.findings) == "");
    const auto left = programme::account_of(erased.rows);
    BOOST_TEST(left.lessons[0].what.sv == "");
    BOOST_TEST(left.lessons[0].success_factor == "bemotande");
    BOOST_TEST(left.visibility[0].evidence == "");
}

BOOST_AUTO_TEST_CASE(trap_11_the_beneficiary_is_its_own_field_and_not_the_reporting_municipality) {
    // Trap 11: in UP2 the municipality delivers, SKR is the beneficiary.
    const Decoded result = decoded(small_book());
    BOOST_TEST(result.programme.operation->beneficiary == "SKR");
    BOOST_TEST(result.programme.operation->reporting_organisation == "9901");
}

BOOST_AUTO_TEST_CASE(law_8_rates_are_those_of_the_decision_and_have_no_default) {
    // Trap 12: nothing stands in for a plan that a decision does not give.
    core::Json incoming = small_book();
    incoming.object()["decisions"].array()[0].object().erase("financing_plan");
    const Decoded result = decoded(incoming);
    BOOST_TEST(summary(result.findings) == "");
    BOOST_TEST(result.programme.decisions.front().financing_plan.empty());
}

BOOST_AUTO_TEST_CASE(a_code_that_begins_with_zero_stays_a_text) {
    // Trap 20: municipality code 0483 is not 483.
    core::Json incoming = small_book();
    incoming.object()["organisations"].array()[1].set("code", "0483");
    incoming.object()["operation"].set("reporting_organisation", "0483");
    const Decoded result = decoded(incoming);
    BOOST_TEST(result.programme.organisation("0483") != nullptr);
    BOOST_TEST(result.programme.organisation("483") == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()
