#include "app/programme/setup_rows.h"

#include "tests/programme/setup_documents.h"

#include <rapidcheck.h>
#include <boost/test/unit_test.hpp>

using namespace utfall;
using namespace utfall::tests;

namespace {

std::vector<programme::SetupRow> rows_of(const core::Json& incoming) {
    core::Findings findings;
    auto rows = programme::read_setup(incoming, "setup.json", findings);
    BOOST_REQUIRE_EQUAL(summary(findings), "");
    return rows;
}

core::Json organisations(const std::string& rows) {
    return document("{'format': 1, 'organisations': [" + rows + "]}");
}

const programme::Collection& collection(std::string_view name) {
    for (const auto& one : programme::collections()) {
        if (one.name == name) return one;
    }
    throw std::runtime_error{"no such collection"};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(setup_rows_tests)

BOOST_AUTO_TEST_CASE(an_export_imported_again_changes_nothing) {
    std::size_t documents = 0;
    for (const auto& file : std::filesystem::directory_iterator{setup_data("good")}) {
        BOOST_TEST_CONTEXT(file.path().filename().string()) {
            const auto existing = rows_of(read_document(file.path()));
            const core::Json exported = programme::to_document(existing);
            const auto again = rows_of(exported);
            const auto diff = programme::diff(existing, again);
            BOOST_TEST(diff.rows.empty());
            BOOST_TEST(diff.added + diff.changed + diff.ended == 0u);
            BOOST_TEST(diff.unchanged == existing.size());
            BOOST_TEST(core::pretty(programme::to_document(again)) == core::pretty(exported));
            ++documents;
        }
    }
    BOOST_TEST(documents >= 4u);
}

BOOST_AUTO_TEST_CASE(null_empty_default_and_absent_are_the_same) {
    const auto lean = rows_of(document(R"({'format': 1,
        'organisations': [{'code': 'A', 'name': 'A', 'kind': 'region'}],
        'measures': [{'code': 'M', 'name': 'M', 'kind': 'count', 'frequency': 'month', 'reported_by': 'team'}],
        'indicators': [{'code': 'I', 'name': 'I', 'kind': 'result', 'method': 'none', 'valid_from': '2023-01-01'}]})"));
    const auto full = rows_of(document(R"({'format': 1, 'teams': null, 'units': [],
        'organisations': [{'code': 'A', 'name': 'A', 'kind': 'region', 'parent': null}],
        'measures': [{'code': 'M', 'version': 1, 'name': 'M', 'kind': 'count',
                      'frequency': 'month', 'reported_by': 'team',
                      'reporters': [], 'phases': [], 'from': null, 'to': null, 'mandatory': false, 'due_days': 0}],
        'indicators': [{'code': 'I', 'version': 1, 'name': 'I', 'kind': 'result',
                        'method': 'none', 'valid_from': '2023-01-01', 'valid_to': null,
                        'supersedes': null, 'comparable': true, 'decimals': 0,
                        'verified': false, 'direction': 'none', 'disclosure': 'C',
                        'unit': '', 'baseline': {}}]})"));
    const auto diff = programme::diff(lean, full);
    BOOST_TEST(diff.unchanged == 3u);
    BOOST_TEST(diff.rows.empty());
}

BOOST_AUTO_TEST_CASE(a_whole_number_is_the_same_as_a_number_and_as_a_text) {
    core::Findings findings;
    const auto row = [&](const std::string& value) {
        return programme::read_setup(
            document("{'format':1,'targets':[{'indicator':'I','date':'2025-12-31','value':" +
                     value + ",'scope':{'level':'organisation','code':'9901'}}]}"),
            {}, findings);
    };
    BOOST_TEST(programme::diff(row("90"), row("'90'")).unchanged == 1u);
    BOOST_TEST(programme::diff(row("'90'"), row("90")).unchanged == 1u);
    BOOST_TEST(programme::diff(row("90"), row("'90.0'")).changed == 1u);
}

BOOST_AUTO_TEST_CASE(a_value_that_is_not_the_default_is_a_change) {
    const auto before =
        rows_of(document(R"({'format': 1, 'indicators': [{'code': 'I', 'name': 'I'}]})"));
    const auto after = rows_of(document(
        R"({'format': 1, 'indicators': [{'code': 'I', 'name': 'I', 'comparable': false}]})"));
    BOOST_TEST(programme::diff(before, after).changed == 1u);
}

BOOST_AUTO_TEST_CASE(new_changed_ended_and_unchanged_rows_are_counted) {
    const auto before = rows_of(document(R"({'format': 1, 'teams': [
        {'code': 'T1', 'name': 'Ett'}, {'code': 'T2', 'name': 'Två'}, {'code': 'T3', 'name': 'Tre'},
        {'code': 'T4', 'name': 'Fyra', 'to': '2025-01-31'}, {'code': 'T6', 'name': 'Sex'}]})"));
    const auto after = rows_of(document(R"({'format': 1, 'teams': [
        {'code': 'T1', 'name': 'Ett'}, {'code': 'T2', 'name': 'Tvåan'},
        {'code': 'T3', 'name': 'Tre', 'to': '2025-06-30'},
        {'code': 'T4', 'name': 'Fyra', 'to': '2025-02-28'}, {'code': 'T5', 'name': 'Fem', 'to': '2025-06-30'}]})"));
    const auto diff = programme::diff(before, after);
    BOOST_TEST(diff.unchanged == 1u);
    BOOST_TEST(diff.changed == 2u);
    BOOST_TEST(diff.ended == 1u);
    BOOST_TEST(diff.added == 1u);
    BOOST_TEST(diff.rows.size() == 4u);
    // What an import does not name stays.
    const auto merged = programme::merged(before, after);
    BOOST_REQUIRE_EQUAL(merged.size(), 6u);
    BOOST_TEST(merged[1].content.string_or("name") == "Tvåan");
    BOOST_TEST(merged[1].pointer == "/teams/1");
    BOOST_TEST(merged[4].content.string_or("code") == "T6");
    BOOST_TEST(merged[5].content.string_or("code") == "T5");
}

BOOST_AUTO_TEST_CASE(keys_are_those_of_the_contract) {
    struct Row {
        std::string_view collection;
        std::string first;
        std::string second;
        std::uint64_t rows;
    };
    const std::vector<Row> table{
        {"phases", "'code': 'F2', 'decision': 'B1'", "'code': 'F2', 'decision': 'B2'", 2},
        {"measures", "'code': 'M', 'unit': 'a'", "'code': 'M', 'version': 2, 'unit': 'a'", 2},
        {"indicators", "'code': 'I'", "'code': 'I', 'version': 1", 1},
        {"targets",
         "'indicator': 'I', 'scope': {'level': 'team', 'code': 'T'}, 'date': '2025-01-01'",
         "'indicator': 'I', 'scope': {'level': 'team', 'code': 'T'}, 'date': '2025-01-01', "
         "'decision': 'B2'",
         2},
        {"targets",
         "'indicator': 'I', 'scope': {'level': 'team', 'code': 'T'}, 'date': '2025-01-01'",
         "'scope': {'code': 'T', 'level': 'team'}, 'indicator': 'I', 'date': '2025-01-01'", 1},
        {"contacts", "'role': 'auditor', 'organisation': 'A', 'name': 'x'",
         "'role': 'evaluator', 'organisation': 'A', 'name': 'x'", 2},
        {"calendar", "'code': 'HT24', 'organisation': 'A'", "'code': 'HT24', 'organisation': 'B'",
         2},
        {"calendar", "'code': 'HT24'", "'code': 'HT24', 'organisation': null", 1},
        {"units", "'code': 'U', 'name': 'x'", "'code': 'U', 'name': 'x'", 1},
    };
    for (const Row& row : table) {
        const std::string text = "{'format': 1, '" + std::string{row.collection} + "': [{" +
                                 row.first + "}, {" + row.second + "}]}";
        BOOST_TEST_CONTEXT(text) {
            const auto diff = programme::diff({}, rows_of(document(text)));
            BOOST_TEST(diff.added == row.rows);
            BOOST_TEST(diff.unchanged == 2u - row.rows);
        }
    }
}

BOOST_AUTO_TEST_CASE(another_code_of_the_operation_is_a_change_of_the_one_there_is) {
    const auto before = rows_of(document(R"({'format': 1, 'operation': {'code': 'X01'}})"));
    const auto after = rows_of(document(R"({'format': 1, 'operation': {'code': 'X02'}})"));
    BOOST_TEST(programme::diff(before, after).changed == 1u);
    const auto merged = programme::merged(before, after);
    BOOST_REQUIRE_EQUAL(merged.size(), 1u);
    BOOST_TEST(merged.front().content.string_or("code") == "X02");
}

BOOST_AUTO_TEST_CASE(trap_24_names_and_free_text_are_taken_out_of_the_record_and_put_back) {
    const auto rows = rows_of(read_document(setup_data("good/complete.json")));
    std::size_t with_details = 0;
    for (const auto& row : rows) {
        core::Json content = row.content;
        const core::Json details = programme::detach(collection(row.collection), content);
        const std::string record = core::canonical(content);
        for (const char* word : {"Exempel Processägare", "För få deltagare", "förlängning av F2",
                                 "kommer tillbaka", "Samma vuxna", "Bilaga 4", "Lika många"}) {
            BOOST_TEST(record.find(word) == std::string::npos, record);
        }
        with_details += details.is_null() ? 0u : 1u;
        programme::attach(collection(row.collection), content, details);
        BOOST_TEST(core::canonical(content) == core::canonical(row.content));
    }
    BOOST_TEST(with_details == 8u);
}

BOOST_AUTO_TEST_CASE(texts_that_were_erased_stay_absent) {
    core::Json content =
        document("{'steps': [{'status': 'running', 'reason': 'a'}, {'status': 'paused'}]}");
    programme::detach(collection("interventions"), content);
    programme::attach(collection("interventions"), content, core::Json{});
    BOOST_TEST(core::canonical(content) ==
               R"({"steps":[{"status":"running"},{"status":"paused"}]})");
}

BOOST_AUTO_TEST_CASE(the_last_of_many_imports_holds_and_repeating_it_changes_nothing) {
    BOOST_TEST(rc::check("laying imports over one another", [] {
        const auto imports = *rc::gen::container<std::vector<std::vector<std::pair<int, int>>>>(
            rc::gen::container<std::vector<std::pair<int, int>>>(
                rc::gen::pair(rc::gen::inRange(0, 6), rc::gen::inRange(0, 3))));
        std::vector<programme::SetupRow> book;
        std::map<int, int> oracle;
        for (const auto& import : imports) {
            // One document names a code once: the last wins, as in the oracle.
            std::map<int, int> unique(import.begin(), import.end());
            std::string text;
            std::uint64_t added = 0;
            std::uint64_t changed = 0;
            for (const auto& [code, name] : unique) {
                text += (text.empty() ? "{'code': 'O" : ", {'code': 'O") + std::to_string(code) +
                        "', 'name': 'N" + std::to_string(name) + "'}";
                const auto known = oracle.find(code);
                added += known == oracle.end() ? 1u : 0u;
                changed += known != oracle.end() && known->second != name ? 1u : 0u;
                oracle[code] = name;
            }
            core::Findings findings;
            const auto rows = programme::read_setup(organisations(text), "s.json", findings);
            const auto diff = programme::diff(book, rows);
            RC_ASSERT(diff.added == added);
            RC_ASSERT(diff.changed == changed);
            book = programme::merged(book, rows);
            RC_ASSERT(programme::diff(book, rows).rows.empty());
        }
        RC_ASSERT(book.size() == oracle.size());
        for (const auto& row : book) {
            const int code = std::stoi(row.content.string_or("code").substr(1));
            RC_ASSERT(row.content.string_or("name") == "N" + std::to_string(oracle.at(code)));
        }
    }));
}

BOOST_AUTO_TEST_SUITE_END()
