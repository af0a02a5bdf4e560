#include "app/programme/setup_sheets.h"

#include "app/programme/setup_sheet_rows.h"
#include "tests/programme/setup_documents.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>

namespace {

using namespace utfall;
using programme::SetupSheet;

const SetupSheet& sheet_of(const std::string& code) {
    const auto& all = programme::setup_sheets().sheets;
    return *std::ranges::find(all, code, &SetupSheet::code);
}

// The document that comes of the rows of a document's sheets.
core::Json through_sheets(const std::vector<programme::SetupRow>& rows) {
    programme::DocumentOfSheets document{1};
    for (const SetupSheet& sheet : programme::setup_sheets().sheets) {
        for (const auto& row : programme::rows_in_sheet(sheet, rows))
            BOOST_TEST(document.add(sheet, row).has_value(), sheet.code);
    }
    return document.document();
}

BOOST_AUTO_TEST_SUITE(setup_sheets_tests)

BOOST_AUTO_TEST_CASE(a_document_comes_back_out_of_the_rows_of_its_sheets) {
    std::size_t documents = 0;
    for (const auto& file : std::filesystem::directory_iterator{tests::setup_data("good")}) {
        BOOST_TEST_CONTEXT(file.path().filename().string()) {
            core::Findings findings;
            const auto rows =
                programme::read_setup(tests::read_document(file.path()), {}, findings);
            const core::Json before = programme::to_document(rows);
            BOOST_TEST(core::pretty(through_sheets(rows)) == core::pretty(before));
            ++documents;
        }
    }
    BOOST_TEST(documents >= 4u);
}

BOOST_AUTO_TEST_CASE(every_row_says_where_in_the_document_it_went) {
    programme::DocumentOfSheets document{1};
    const auto empty = [](const SetupSheet& sheet) {
        return programme::SheetRow(sheet.columns.size());
    };
    const SetupSheet& decisions = sheet_of("decisions");
    const SetupSheet& rates = sheet_of("decisions.cost_model.flat_rates");
    auto decision = empty(decisions);
    decision[0] = "B1";
    BOOST_TEST(document.add(decisions, decision).value() == "/decisions/0");
    auto rate = empty(rates);
    rate[0] = "B1";
    BOOST_TEST(document.add(rates, rate).value() == "/decisions/0/cost_model/flat_rates/0");
    rate[0] = "B2";
    BOOST_TEST(!document.add(rates, rate).has_value());
    const SetupSheet& questions = sheet_of("surveys.questions");
    const SetupSheet& answers = sheet_of("surveys.questions.answers");
    auto answer = empty(answers);
    answer[0] = "E1";
    answer[1] = "Q2";
    BOOST_TEST(!document.add(answers, answer).has_value());
    auto survey = empty(sheet_of("surveys"));
    survey[0] = "E1";
    document.add(sheet_of("surveys"), survey);
    BOOST_TEST(!document.add(answers, answer).has_value());
    auto question = empty(questions);
    question[0] = "E1";
    for (const char* code : {"Q1", "Q2"}) {
        question[1] = code;
        document.add(questions, question);
    }
    BOOST_TEST(document.add(answers, answer).value() == "/surveys/0/questions/1/answers/0");
    const SetupSheet& targets = sheet_of("targets");
    BOOST_TEST(programme::pointer_of("/targets/3", targets.columns[1]) == "/targets/3/scope/level");
}

BOOST_AUTO_TEST_CASE(no_two_sheets_and_no_two_columns_of_a_sheet_can_be_taken_for_each_other) {
    std::set<std::string> sheets;
    for (const SetupSheet& sheet : programme::setup_sheets().sheets) {
        BOOST_TEST_CONTEXT(sheet.code) {
            std::set<std::string> own{sheet.code, sheet.name.sv, sheet.name.en};
            for (const auto& name : own) BOOST_TEST(sheets.insert(name).second, name);
            for (const core::Lang lang : {core::Lang::sv, core::Lang::en}) {
                std::set<std::string> columns;
                for (const auto& column : sheet.columns)
                    BOOST_TEST(columns.insert(column.label.in(lang)).second, column.path);
            }
            const auto parents =
                std::ranges::count(sheet.columns, true, &programme::SetupColumn::parent);
            BOOST_TEST(parents == (sheet.list.empty() ? 0 : sheet.within.empty() ? 1 : 2));
            for (const auto& column : sheet.columns) {
                const bool chosen = column.kind == programme::SetupCell::choice;
                BOOST_TEST(programme::setup_sheets().lists.contains(column.list) == chosen,
                           column.path);
            }
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
