#include "app/usecases/form_read.h"

#include "app/core/finding_texts.h"
#include "app/usecases/setup.h"
#include "tests/support/soffice.h"
#include "tests/usecases/filled_workbook.h"
#include "tests/usecases/form_book.h"

#include <boost/test/unit_test.hpp>

namespace {

using namespace utfall;
using tests::told;
using Steps = std::vector<std::string>;

const Steps all_four{"M-PRES:T1:F=80", "M-PRES:T1:M=70", "M-PLAN:T1:F=90", "M-PLAN:T1:M=100"};
const std::string all_held = "M-PRES:F 80, M-PRES:M 70, M-PLAN:F 90, M-PLAN:M 100";

Steps with(Steps steps, const Steps& more) {
    steps.insert(steps.end(), more.begin(), more.end());
    return steps;
}

BOOST_FIXTURE_TEST_SUITE(form_read_tests, tests::FormBook)

BOOST_AUTO_TEST_CASE(a_form_that_was_filled_in_becomes_one_entry_that_names_file_sheet_and_row) {
    const auto before = size();
    const auto done =
        read(filled(form(), with(all_four, {"comment:M-PRES:T1:F=Räknat två gånger"})));
    BOOST_TEST(told(done.findings) == "");
    BOOST_TEST(done.added.size() == 4U);
    BOOST_TEST(done.answered == 4U);
    BOOST_TEST(size() == before + 1);
    BOOST_TEST(held() == "M-PRES:F 80 (Räknat två gånger), M-PRES:M 70, M-PLAN:F 90, M-PLAN:M 100");
    const auto entry = book->store().entry(*done.entry);
    BOOST_TEST(entry->kind == "form-read");
    BOOST_TEST(entry->subject == "T1");
    const auto& source = entry->body.find("sources")->array().front();
    BOOST_TEST(source.string_or("sheet") == "Uppgifter");
    BOOST_TEST(source.string_or("sha256") == done.sha256);
    BOOST_TEST(entry->body.string_or("form") == done.form->mark.id());
}

// Whatever is done to a form on its way, each value comes back as it was meant, or is told of.
BOOST_AUTO_TEST_CASE(what_people_and_programs_do_to_a_form_gives_the_right_value_or_a_finding) {
    struct Case {
        const char* name;
        Steps steps;
        std::string held;
        std::string told;
    };
    const std::vector<Case> cases{
        {"saved by openpyxl", with(all_four, {"resave"}), all_held, ""},
        {"sorted by value", with(all_four, {"sort"}), all_held, ""},
        {"rows put in between", with(all_four, {"insert"}), all_held, ""},
        {"rows and columns hidden", with(all_four, {"hide"}), all_held, ""},
        {"sheet renamed", with(all_four, {"rename"}), all_held, ""},
        {"columns in another order", with(all_four, {"move"}), all_held, ""},
        {"notes beside it", with(all_four, {"notes"}), all_held,
         "SHEET_COLUMN_UNKNOWN Uppgifter!K5; "},
        {"codes deleted", with(all_four, {"drop-codes"}), all_held, ""},
        {"names deleted", with(all_four, {"drop-names"}), all_held, ""},
        {"hidden sheet and its properties deleted", with(all_four, {"drop-marks"}), "",
         "FORM_UNMARKED ; "},
        {"sorted after the codes were deleted", with(all_four, {"drop-codes", "sort"}), "",
         "FORM_ROW_UNKNOWN Uppgifter!G6; FORM_ROW_UNKNOWN Uppgifter!G7; FORM_ROWS_GONE "
         "Uppgifter; "},
        {"numbers as texts",
         {"text:M-PRES:T1:F=80", "text:M-PRES:T1:M=1 234", "text:M-PLAN:T1:F=100,0",
          "text:M-PLAN:T1:M=2 000"},
         "M-PRES:F 80, M-PRES:M 1234, M-PLAN:F 100, M-PLAN:M 2000",
         ""},
        {"a number that became a day",
         {"date:M-PRES:T1:F=2025-05-12"},
         "",
         "FORM_CELL_DATE Uppgifter!G8; "},
        {"a percentage of something else",
         {"percent:M-PRES:T1:F=0.873"},
         "",
         "NUMBER_PERCENT Uppgifter!G8; "},
        {"a formula that was never calculated",
         {"formula:M-PRES:T1:F=1+2"},
         "",
         "SHEET_CELL_UNCALCULATED Uppgifter!G8; "},
        {"a word where a number belongs",
         {"text:M-PRES:T1:F=tolv"},
         "",
         "NUMBER_FORMAT Uppgifter!G8; "},
        {"a number that can mean two",
         {"text:M-PRES:T1:F=1,234"},
         "",
         "NUMBER_AMBIGUOUS Uppgifter!G8; "},
        {"a dash", {"text:M-PRES:T1:F=-"}, "", "NUMBER_STATE_SIGN Uppgifter!G8; "},
        {"a row deleted", with(all_four, {"delete:M-PRES:T1:M"}),
         "M-PRES:F 80, M-PLAN:F 90, M-PLAN:M 100", "FORM_ROWS_GONE Uppgifter; "},
        {"a row copied with another value", with(all_four, {"copy:M-PRES:T1:F=7"}), "",
         "FORM_ROW_TWICE Uppgifter!G10; "},
        {"another team's mark", with(all_four, {"alter-mark"}), "", "FORM_ALTERED ; "},
        {"states and words",
         {"state:M-PRES:T1:F=Saknas", "text:M-PRES:T1:M=ej aktuell", "state:M-PLAN:T1:F=uppskattat",
          "M-PLAN:T1:F=100", "comment:M-PLAN:T1:F=Ur schemat"},
         "M-PRES:F not_reported, M-PRES:M not_applicable, M-PLAN:F 100estimated (Ur schemat)",
         ""},
        {"a state that is none",
         {"state:M-PRES:T1:F=borta"},
         "",
         "FORM_STATE_UNKNOWN Uppgifter!H8; "},
        {"a comment alone",
         {"comment:M-PRES:T1:F=senare"},
         "",
         "COMMENT_WITHOUT_VALUE Uppgifter!I8; "},
        {"a number below what the measure takes",
         {"M-PRES:T1:F=-4"},
         "",
         "CELL_BELOW_MINIMUM Uppgifter!G8; "},
        {"a part of a person", {"M-PRES:T1:F=2.5"}, "", "CELL_WHOLE_NUMBER Uppgifter!G8; "},
        {"a personal number", with(all_four, {"comment:M-PRES:T1:F=20121212-1212"}), "",
         "PERSONAL_NUMBER Uppgifter!I8; "},
    };
    std::vector<Steps> ways;
    for (const auto& one : cases) ways.push_back(one.steps);
    const auto files = filled_each(form(), ways);
    for (std::size_t at = 0; at < cases.size(); ++at) {
        const Case& one = cases[at];
        BOOST_TEST_CONTEXT(one.name) {
            tests::FormBook fresh;  // The same book, so that the form is one of its own.
            const auto before = fresh.size();
            const auto done = fresh.read(files[at]);
            BOOST_TEST(told(done.findings) == one.told);
            BOOST_TEST(fresh.held() == one.held);
            BOOST_TEST(done.ok() == !done.findings.has_errors());
            BOOST_TEST(fresh.size() == before + (one.held.empty() ? 0 : 1));
        }
    }
}

BOOST_AUTO_TEST_CASE(libreoffice_saves_a_form_and_nothing_of_it_is_lost) {
    const std::string sent = filled(
        form(), with(all_four, {"state:M-PLAN:T1:M=uppskattat", "comment:M-PLAN:T1:M=Ur schemat"}));
    const std::string saved = tests::convert_with_soffice(sent, "xlsx", folder.file("lo"));
    const auto done = read(saved);
    BOOST_TEST(told(done.findings) == "");
    BOOST_TEST(held() ==
               "M-PRES:F 80, M-PRES:M 70, M-PLAN:F 90, M-PLAN:M 100estimated (Ur schemat)");
}

BOOST_AUTO_TEST_CASE(a_day_where_a_number_belongs_is_told_with_what_was_probably_typed) {
    const auto done = read(filled(form(), {"date:M-PRES:T1:F=2025-05-12"}));
    BOOST_TEST_REQUIRE(done.findings.list().size() == 1U);
    BOOST_TEST(core::message(done.findings.list().front(), core::Lang::sv) ==
               "svar.xlsx Uppgifter!G8 innehåller datumet 2025-05-12. Menade du 12,5?");
}

BOOST_AUTO_TEST_CASE(the_same_file_again_says_so_and_a_newer_one_replaces_its_own_values) {
    const std::string sent = form();
    const std::string first = filled(sent, all_four);
    const auto entry = read(first).entry;
    const auto before = size();
    const auto again = read(first);
    BOOST_TEST(again.ok());
    BOOST_TEST_REQUIRE(again.before.has_value());
    BOOST_TEST(again.before->seq == *entry);
    BOOST_TEST(size() == before);
    const auto newer = read(filled(sent, with(all_four, {"M-PRES:T1:F=81"}), "nyare.xlsx"));
    BOOST_TEST(told(newer.findings) == "");
    BOOST_TEST_REQUIRE(newer.changed.size() == 1U);
    BOOST_TEST(newer.added.empty());
    BOOST_TEST(newer.changed[0].before.value == "80");
    BOOST_TEST(newer.changed[0].after.value == "81");
    // The older file is news again: it says something else than what holds now.
    BOOST_TEST(!read(first).before.has_value());
    BOOST_TEST(held() == all_held);
}

BOOST_AUTO_TEST_CASE(a_value_that_somebody_else_recorded_since_is_not_replaced_unasked) {
    const std::string sent = form();
    values("M-PRES,T1,2024-02,F,60\n");
    const auto before = size();
    const std::string file = filled(sent, all_four);
    const auto refused = read(file);
    BOOST_TEST(told(refused.findings) == "FORM_VALUE_SINCE Uppgifter!G8; ");
    BOOST_TEST(size() == before);
    BOOST_TEST(held() == "M-PRES:F 60");
    const auto asked = read(file, {{}, true});
    BOOST_TEST(told(asked.findings) == "");
    BOOST_TEST(held() == all_held);
}

BOOST_AUTO_TEST_CASE(a_form_made_when_values_were_known_holds_them_and_an_emptied_cell_keeps_them) {
    read(filled(form(), all_four));
    const std::string anew = form();
    BOOST_TEST(!read(filled(anew, {"resave"})).entry.has_value());
    const auto emptied = read(filled(anew, {"text:M-PRES:T1:F=", "M-PRES:T1:M=71"}));
    BOOST_TEST(told(emptied.findings) == "FORM_CELL_EMPTIED Uppgifter!G8; ");
    BOOST_TEST(held() == "M-PRES:F 80, M-PRES:M 71, M-PLAN:F 90, M-PLAN:M 100");
    const auto taken_back = read(filled(form(), {"text:M-PRES:T1:F=", "state:M-PRES:T1:F=saknas"}));
    BOOST_TEST(told(taken_back.findings) == "");
    BOOST_TEST(held() == "M-PRES:F not_reported, M-PRES:M 71, M-PLAN:F 90, M-PLAN:M 100");
}

BOOST_AUTO_TEST_CASE(a_form_of_another_book_team_or_time_is_refused) {
    const auto before = size();
    const std::string foreign = folder.file("annan.xlsx");
    usecases::FormSetups setups{*book};
    const auto made = usecases::form_as_made(
        *book, setups, {std::string(32, 'a'), "T1", "2024-02", size(), core::Lang::sv});
    tests::write_bytes(foreign, usecases::workbook_of(book->store(), made));
    BOOST_TEST(told(read(filled(foreign, all_four)).findings) == "FORM_OTHER_BOOK ; ");
    const std::string ours = filled(form(), all_four);
    BOOST_TEST(told(read(ours, {"T2", false}).findings) == "FORM_OTHER_TEAM ; ");
    BOOST_TEST(read(folder.file("small.utfall")).unreadable.has_value());
    BOOST_TEST(size() == before);
    BOOST_TEST(read(ours, {"T1", false}).ok());
}

BOOST_AUTO_TEST_CASE(an_answer_to_what_is_defined_anew_since_is_refused) {
    const std::string sent = form();
    const std::string document =
        R"({"format": 1, "measures": [{"code": "M-PRES", "version": 2, "name": {"sv": "Närvarande", "en": "Present"}, "kind": "count", "unit": "hours", "frequency": "month", "breakdowns": ["sex"], "min": "0", "reported_by": "team"}]})";
    BOOST_TEST_REQUIRE(told(usecases::import_setup(*book, document, "ny.json", act()).findings) ==
                       "");
    const auto done = read(filled(sent, {"M-PRES:T1:F=80", "M-PLAN:T1:F=100"}));
    BOOST_TEST(told(done.findings) == "FORM_OUTDATED Uppgifter!G8; ");
    BOOST_TEST(held() == "");
}

BOOST_AUTO_TEST_CASE(a_try_records_nothing_and_says_what_would_be_recorded) {
    const auto before = size();
    auto trial = act();
    trial.dry_run = true;
    const std::string file = filled(form(), all_four);
    usecases::FormSetups setups{*book};
    const auto tried =
        usecases::read_form(*book, setups, {"svar.xlsx", tests::read_bytes(file)}, {}, trial);
    BOOST_TEST(tried.added.size() == 4U);
    BOOST_TEST(!tried.entry.has_value());
    BOOST_TEST(size() == before);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
