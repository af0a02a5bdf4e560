#include "tests/support/program.h"
#include "tests/support/source_tree.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <string>
#include <vector>

namespace {

using utfall::tests::utfall;
using utfall::tests::write_bytes;

// A book with the small set-up, made once: bad input must leave it as it is.
struct BadInput {
    BadInput() {
        BOOST_TEST_REQUIRE(utfall({"book", "create", "-b", book, "--setup",
                                   UTFALL_SOURCE_ROOT "/tests/data/small/setup.json"})
                               .status == 0);
        as_made = utfall::tests::read_bytes(book);
    }
    std::int64_t size_now() const {
        return utfall({"book", "info", "-b", book}).data().find("size")->integer();
    }

    // The answer to a faulty file: exit 3, the code among the findings with words and a remedy, and
    // a book without another byte.
    void refused(const std::string& name, std::vector<std::string> command, const std::string& file,
                 const std::string& bytes, const std::string& code) const {
        BOOST_TEST_CONTEXT(name) {
            write_bytes(folder.file(file), bytes);
            command.push_back(folder.file(file));
            command.insert(command.end(), {"-b", book});
            const auto ran = utfall(command);
            BOOST_TEST(ran.status == 3, ran.out << ran.err);
            const auto codes = ran.codes();
            BOOST_TEST((std::find(codes.begin(), codes.end(), code) != codes.end()),
                       "expected " << code << " in " << ran.out);
            BOOST_TEST((ran.out.find("\"message\": \"\"") == std::string::npos));
            BOOST_TEST((utfall::tests::read_bytes(book) == as_made));
        }
    }

    utfall::tests::TemporaryFolder folder;
    std::string book = folder.file("small.utfall");
    std::string as_made;
};

struct Case {
    const char* name;
    std::string bytes;
    const char* code;
};

const std::string head = "measure,team,period,sex,value,state,comment\n";

BOOST_FIXTURE_TEST_SUITE(bad_input_tests, BadInput)

BOOST_AUTO_TEST_CASE(a_faulty_value_file_is_refused_whole_with_its_code_and_leaves_no_trace) {
    const std::vector<Case> cases{
        {"an empty file", "", "CSV_EMPTY"},
        {"a header alone", head, "CSV_NO_ROWS"},
        {"UTF-16", std::string{"\xff\xfem\0e\0", 6}, "CSV_UTF16"},
        {"Windows-1252", head + "M-PRES,T1,2024-02,F,1,,\xe5r\n", "CSV_WINDOWS_1252"},
        {"bytes that are not UTF-8", head + "M-PRES,T1,2024-02,F,1,,\xff\n", "CSV_ENCODING"},
        {"a quote never closed", head + "M-PRES,T1,2024-02,F,1,,\"x\n", "CSV_UNCLOSED_QUOTE"},
        {"a row with too few fields", head + "M-PRES,T1\n", "CSV_COLUMNS"},
        {"a header word twice", "measure,measure,period,value\nM-TIM,M-TIM,2024-02,1\n",
         "CSV_COLUMN_DUPLICATE"},
        {"an unknown column", "measure,period,value,weather\nM-TIM,2024-02,1,1\n",
         "CSV_COLUMN_UNKNOWN"},
        {"a required column missing", "measure,value\nM-TIM,1\n", "CSV_COLUMN_MISSING"},
        {"a control character", head + "M-PRES,T1,2024-02,F,1,,a\x01z\n", "TEXT_CONTROL"},
        {"a direction override", head + "M-PRES,T1,2024-02,F,1,,a\xe2\x80\xaez\n", "TEXT_BIDI"},
        {"NaN", head + "M-PRES,T1,2024-02,F,NaN,,\n", "NUMBER_FORMAT"},
        {"infinity", head + "M-PRES,T1,2024-02,F,inf,,\n", "NUMBER_FORMAT"},
        {"an exponent", head + "M-PRES,T1,2024-02,F,1e5,,\n", "NUMBER_FORMAT"},
        {"39 digits", head + "M-PRES,T1,2024-02,F," + std::string(39, '9') + ",,\n",
         "NUMBER_RANGE"},
        {"a comma decimal in a comma file", head + "M-TIM,,2024-02,,\"3,5\",,\n", "NUMBER_MARK"},
        {"two dots", head + "M-PRES,T1,2024-02,F,..,,\n", "NUMBER_STATE_SIGN"},
        {"a lone dash", head + "M-PRES,T1,2024-02,F,-,,\n", "NUMBER_STATE_SIGN"},
        {"about a hundred", head + "M-PRES,T1,2024-02,F,~100,,\n", "NUMBER_STATE_SIGN"},
        {"a count with decimals", head + "M-PRES,T1,2024-02,F,1.5,,\n", "CELL_WHOLE_NUMBER"},
        {"a negative count", head + "M-PRES,T1,2024-02,F,-1,,\n", "CELL_BELOW_MINIMUM"},
        {"above the measure's maximum", head + "M-TIM,,2024-02,,201,,\n", "CELL_ABOVE_MAXIMUM"},
        {"a percentage over 100", "measure,period,value\nM-TRIM,VT24,101\n", "CELL_ABOVE_MAXIMUM"},
        {"a part above its whole", head + "M-PLAN,T1,2024-02,F,10,,\nM-PRES,T1,2024-02,F,11,,\n",
         "VALUE_PART_ABOVE_WHOLE"},
        {"an unknown measure", head + "M-PRESS,T1,2024-02,F,1,,\n", "VALUE_UNKNOWN_CODE"},
        {"an unknown team", head + "M-PRES,T9,2024-02,F,1,,\n", "VALUE_UNKNOWN_CODE"},
        {"an unknown category", head + "M-PRES,T1,2024-02,Q,1,,\n", "VALUE_UNKNOWN_CODE"},
        {"a dimension the measure lacks", head + "M-TIM,,2024-02,F,1,,\n",
         "VALUE_DIMENSION_NOT_USED"},
        {"no team", head + "M-PRES,,2024-02,F,1,,\n", "VALUE_REPORTER_MISSING"},
        {"a team for an organisation's measure", head + "M-TIM,T1,2024-02,,1,,\n",
         "VALUE_REPORTER_LEVEL"},
        {"a month that does not exist", head + "M-PRES,T1,2024-13,F,1,,\n", "VALUE_PERIOD_UNKNOWN"},
        {"a term for a monthly measure", head + "M-PRES,T1,VT24,F,1,,\n", "VALUE_PERIOD_FREQUENCY"},
        {"a period outside the operation", head + "M-PRES,T1,2026-02,F,1,,\n",
         "VALUE_PERIOD_OUTSIDE_OPERATION"},
        {"a team that had not begun", head + "M-PRES,T2,2024-01,F,1,,\n",
         "VALUE_REPORTER_INACTIVE"},
        {"no value and no state", head + "M-PRES,T1,2024-02,F,,,\n", "VALUE_WITHOUT_STATE"},
        {"a state with a value", head + "M-PRES,T1,2024-02,F,1,not_reported,\n",
         "VALUE_WITH_STATE"},
        {"an unknown state", head + "M-PRES,T1,2024-02,F,,gone,\n", "CELL_CHOICE"},
        {"the same key twice", head + "M-PRES,T1,2024-02,F,1,,\nM-PRES,T1,2024-02,F,2,,\n",
         "VALUE_DUPLICATE"},
        {"a personal number in a comment", head + "M-PRES,T1,2024-02,F,1,,19121212-1212\n",
         "PERSONAL_NUMBER"},
    };
    BOOST_TEST(cases.size() >= 40u);
    for (const auto& one : cases)
        refused(one.name, {"value", "import"}, "bad.csv", one.bytes, one.code);
}

BOOST_AUTO_TEST_CASE(a_faulty_setup_is_refused_whole_with_its_code_and_leaves_no_trace) {
    const std::vector<Case> cases{
        {"a key twice", R"({"format": 1, "format": 1})", "JSON_DUPLICATE_KEY"},
        {"too deep", std::string(200, '[') + std::string(200, ']'), "JSON_DEPTH"},
        {"a number out of range", R"({"format": 1e999})", "JSON_FLOAT"},
        {"bytes after the document", R"({"format": 1} x)", "JSON_SYNTAX"},
        {"NUL in a text",
         R"({"format": 1, "contacts": [{"role": "auditor", "organisation": "9901", "name": "a\u0000b"}]})",
         "JSON_TEXT"},
        {"an unknown collection", R"({"format": 1, "teamz": []})", "SETUP_UNKNOWN_COLLECTION"},
        {"a team of nobody",
         R"({"format": 1, "teams": [{"code": "T9", "name": "x", "organisation": "0000", "units": [], "from": "2024-01-01"}]})",
         "SETUP_UNKNOWN_REFERENCE"},
        {"a day that does not exist",
         R"({"format": 1, "teams": [{"code": "T9", "name": "x", "organisation": "9901", "units": [], "from": "2025-02-29"}]})",
         "FIELD_DATE"},
    };
    for (const auto& one : cases)
        refused(one.name, {"setup", "import"}, "bad.json", one.bytes, one.code);
}

BOOST_AUTO_TEST_CASE(a_bad_row_among_twenty_stores_none_of_them) {
    std::string rows = head;
    for (int month = 1; month <= 12; ++month) {
        const std::string period =
            "2024-" + std::string(month < 10 ? "0" : "") + std::to_string(month);
        rows += "M-PRES,T1," + period + ",F,1,,\n";
    }
    refused("row 14 of 14", {"value", "import"}, "rows.csv", rows + "M-PRES,T1,2024-02,M,abc,,\n",
            "NUMBER_FORMAT");
}

BOOST_AUTO_TEST_CASE(law_5_every_fault_of_a_file_is_told_at_once_with_row_and_column) {
    write_bytes(folder.file("many.csv"),
                head + "M-PRES,T9,2024-02,F,1,,\nM-PRES,T1,2024-13,F,x,,\n");
    const auto ran = utfall({"value", "import", folder.file("many.csv"), "-b", book});
    BOOST_TEST(ran.codes().size() == 3u, ran.out);
    BOOST_TEST((ran.out.find("\"row\": 2") != std::string::npos));
    BOOST_TEST((ran.out.find("\"row\": 3") != std::string::npos));
    BOOST_TEST((ran.out.find("\"column\": \"period\"") != std::string::npos));
}

BOOST_AUTO_TEST_CASE(a_correction_without_a_reason_is_refused) {
    write_bytes(folder.file("good.csv"), head + "M-PRES,T1,2024-02,F,1,,\n");
    BOOST_TEST_REQUIRE(utfall({"value", "import", folder.file("good.csv"), "-b", book}).status ==
                       0);
    const auto before = size_now();
    const std::vector<std::string> correct{"value",  "correct",  "-b",      book,     "--measure",
                                           "M-PRES", "--period", "2024-02", "--team", "T1",
                                           "--sex",  "F",        "--to",    "2"};
    const auto bare = utfall(correct);
    BOOST_TEST(bare.status == 3);
    BOOST_TEST((bare.codes() == std::vector<std::string>{"CHANGE_NEEDS_REASON"}), bare.out);
    BOOST_TEST(size_now() == before);
    auto reasoned = correct;
    reasoned.insert(reasoned.end(), {"--reason", "typo", "--note", "omkastat"});
    BOOST_TEST(utfall(reasoned).status == 0);
    BOOST_TEST(size_now() == before + 1);
}

BOOST_AUTO_TEST_CASE(a_note_that_no_cell_of_a_report_holds_is_refused) {
    write_bytes(folder.file("good.csv"), head + "M-PRES,T1,2024-02,F,1,,\n");
    const std::string note(32'768, 'x');
    const std::vector<std::vector<std::string>> acts{
        {"value", "import", folder.file("good.csv")},
        {"setup", "import", UTFALL_SOURCE_ROOT "/tests/data/small/setup.json"},
        {"book", "set", "--four-eyes", "declared", "--reason", "other"}};
    const auto before = size_now();
    for (auto act : acts) {
        act.insert(act.end(), {"-b", book, "--note", note});
        const auto ran = utfall(act);
        BOOST_TEST(ran.status == 3, act[0]);
        const auto codes = ran.codes();
        BOOST_TEST((std::find(codes.begin(), codes.end(), "CELL_TEXT_LENGTH") != codes.end()),
                   act[0] << ran.out);
    }
    BOOST_TEST(size_now() == before);
}

BOOST_AUTO_TEST_CASE(each_kind_of_failure_has_its_exit_code) {
    const auto status = [](std::vector<std::string> arguments) {
        return utfall(std::move(arguments)).status;
    };
    BOOST_TEST(status({"value", "imprt"}) == 2);
    BOOST_TEST(status({"book", "info", "-b", folder.file("none.utfall")}) == 5);
    BOOST_TEST(status({"indicator", "show", "NONE", "-b", book}) == 5);
    BOOST_TEST(
        status({"indicator", "figures", "--period", "2024-02", "-b", book, "--as-of", "99"}) == 5);
    BOOST_TEST(status({"book", "create", "-b", book}) == 6);
    write_bytes(folder.file("text.utfall"), "not a book");
    BOOST_TEST(status({"book", "info", "-b", folder.file("text.utfall")}) == 7);
    BOOST_TEST(status({"value", "import", folder.file("absent.csv"), "-b", book}) == 7);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
