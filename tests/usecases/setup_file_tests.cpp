#include "app/usecases/setup_file.h"

#include "app/core/error.h"
#include "app/core/finding_texts.h"
#include "app/usecases/file_import.h"
#include "app/usecases/setup.h"
#include "tests/usecases/filled_workbook.h"
#include "tests/usecases/small_book.h"

#include <boost/test/unit_test.hpp>

#include <sstream>

namespace {

using namespace utfall;
using tests::filled;
using tests::FilledSheet;
using tests::SmallBook;
using tests::told;

usecases::SetupImported imported(SmallBook& small, const std::string& bytes) {
    return usecases::import_setup(*small.book, bytes, "upplagg.xlsx", small.act());
}

const std::vector<std::string> team_columns{"code", "name", "organisation", "units", "from", "to"};
const std::vector<std::string> target_columns{"indicator", "scope.level", "scope.code", "date",
                                              "value"};

FilledSheet teams(std::vector<std::string> row) {
    return {"Team", {team_columns, std::move(row)}};
}
FilledSheet target(const std::string& value, const std::string& level = "organisation") {
    return {"Målvärden", {target_columns, {"NÄR", level, "9901", "2025-12-31", value}}};
}

BOOST_AUTO_TEST_SUITE(setup_file_tests)

BOOST_AUTO_TEST_CASE(numbers_days_and_texts_are_taken_as_they_are_meant) {
    SmallBook small;
    const auto result = imported(
        small,
        filled({{"teams",
                 {{"Kommentar till vad som följer"},
                  {},
                  {"from", "organisation", "name", "code", "units"},
                  {"d:2024-02-01", "n:9901", " Team tre ", "T3", "U1"},
                  {},
                  {"2024-02-01", "9901", "Team fyra\n", "n:4", ""},
                  {"n:20240201", "9901", "d:2024-02-01", "T5", "U1;U1"}}},
                {"Targets",
                 {target_columns,
                  {"NÄR", "Organisation", "9901", "2025-12-31", "91,50"},
                  {"TIM", "organisation", "9901", "2025-12-31", "n:84.50"},
                  {"TIM", "organisation", "9901", "2024-12-31", "1 234,5"}}},
                {"Mått",
                 {{"code", "name.sv", "kind", "frequency", "reported_by", "mandatory", "min"},
                  {"M-NY", "Nytt", "antal", "termin", "Team", "ja", "n:0"}}},
                {"_egna", {{"Hur vi räknade"}}}}));
    // U1 twice in one row is a fault of its own.
    BOOST_TEST(told(result.findings) == "SETUP_DUPLICATE_ITEM teams!E7; ");
    BOOST_TEST(result.diff.added == 0u);

    const auto sound = imported(
        small, filled({{"teams",
                        {{"from", "organisation", "name", "code", "units"},
                         {"d:2024-02-01", "n:9901", " Team tre ", "T3", "U1"},
                         {"n:20240201", "9901", "Team fyra", "n:4", ""}}},
                       {"Targets",
                        {target_columns,
                         {"NÄR", "Organisation", "9901", "2025-12-31", "91,50"},
                         {"TIM", "organisation", "9901", "2025-12-31", "n:84.50"}}},
                       {"Mått",
                        {{"code", "name.sv", "kind", "frequency", "reported_by", "mandatory"},
                         {"M-NY", "Nytt", "antal", "termin", "Team", "ja"}}}}));
    BOOST_TEST(told(sound.findings) == "");
    BOOST_TEST_REQUIRE(sound.diff.rows.size() == 5u);
    const auto content = [&](std::size_t row) {
        return core::canonical(sound.diff.rows[row].row.content);
    };
    BOOST_TEST(content(0) == R"({"code":"T3","from":"2024-02-01","name":"Team tre",)"
                             R"("organisation":"9901","units":["U1"]})");
    BOOST_TEST(content(1) ==
               R"({"code":"4","from":"2024-02-01","name":"Team fyra","organisation":"9901"})");
    BOOST_TEST(content(2).find(R"("kind":"count","mandatory":true)") != std::string::npos);
    BOOST_TEST(content(3).find(R"("value":"91.5")") != std::string::npos);
    BOOST_TEST(content(4).find(R"("value":"84.50")") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(every_fault_is_told_with_its_sheet_and_cell_and_nothing_is_stored) {
    const std::pair<std::vector<FilledSheet>, const char*> rows[] = {
        {{teams({"T3", "Tre", "9901", "U1", "2024-13-01"})}, "FIELD_DATE Team!E2; "},
        {{teams({"T3", "Tre", "9901", "U1", "n:45000.5"})}, "FIELD_DATE Team!E2; "},
        {{teams({"n:1.5", "Tre", "9901", "U1", "2024-02-01"})}, "SHEET_CELL_NO_CODE Team!A2; "},
        {{teams({"d:2024-03-01", "Tre", "9901", "", "2024-02-01"})},
         "SHEET_CELL_NO_CODE Team!A2; "},
        {{teams({"T 3", "Tre", "9901", "U1", "2024-02-01"})}, "FIELD_CODE Team!A2; "},
        {{teams({"T3", "", "9901", "U1", "2024-02-01"})}, "FIELD_MISSING Team!B2; "},
        {{teams({"T3", "Tre", "9909", "U1, U9", "2024-02-01"})},
         "SETUP_UNKNOWN_REFERENCE Team!C2; SETUP_UNKNOWN_REFERENCE Team!D2; "},
        {{teams({"T3", "Tre", "9901", "U1", "2024-02-01", "2024-01-01"})}, "SETUP_SPAN Team!F2; "},
        {{{"Team",
           {team_columns,
            {"T3", "Tre", "9901", "", "2024-02-01"},
            {"T3", "Annat", "9901", "", "2024-02-01"}}}},
         "SETUP_DUPLICATE Team!3; "},
        {{target("p:0.9")}, "NUMBER_PERCENT Målvärden!E2; "},
        {{target("1,234")}, "NUMBER_AMBIGUOUS Målvärden!E2; "},
        {{target("saknas")}, "NUMBER_STATE_WORD Målvärden!E2; "},
        {{target("cirka 90")}, "NUMBER_FORMAT Målvärden!E2; "},
        {{target("")}, "FIELD_MISSING Målvärden!E2; "},
        {{target("90", "kommun")}, "FIELD_CHOICE Målvärden!B2; "},
        {{{"Mått",
           {{"code", "name.sv", "kind", "frequency", "reported_by", "mandatory", "due_days"},
            {"M-NY", "Nytt", "count", "month", "team", "kanske", "n:1.5"}}}},
         "SHEET_CELL_TRUTH Mått!F2; CELL_WHOLE_NUMBER Mått!G2; "},
        {{{"Teammedlemmar", {{"team", "code", "sex", "from"}, {"T9", "M1", "F", "2024-01-01"}}}},
         "SETUP_SHEET_NO_PARENT Teammedlemmar!A2; "},
        {{{"Teammedlemmar", {{"team", "code", "sex", "from"}, {"", "M1", "F", "2024-01-01"}}}},
         "CELL_REQUIRED Teammedlemmar!A2; "},
        {{teams({"T3", "Tre", "9901", "", "2024-02-01"}),
          {"Teammedlemmar", {{"team", "code", "sex", "from"}, {"T3", "M1", "Q", "2024-01-01"}}}},
         "FIELD_CHOICE Teammedlemmar!C2; "},
        {{{"Team", {{"code", "name", "from"}, {"T3", "Tre", "2024-02-01"}}}},
         "SHEET_COLUMN_MISSING Team; "},
        {{{"Faser",
           {{"code", "name", "name.sv", "organisation", "from", "to", "decision"},
            {"F2", "Två", "Två", "9901", "2025-07-01", "2025-12-31", "B1"}}}},
         "SETUP_SHEET_NAME_TWICE Faser!C2; "},
        {{{"Beslut", {{"code", "date", "in_force_from"}, {"B1", "2023-12-01", "2024-01-01"}}}},
         "SETUP_SHEET_ABSENT Beslut!2; SETUP_SHEET_ABSENT Beslut!2; SETUP_SHEET_ABSENT Beslut!2; "},
        {{teams({"T3", "Tre", "9901", "", "2024-02-01"}), {"Teem", {{"code"}, {"T4"}}}},
         "SETUP_SHEET_UNKNOWN Teem; "},
        {{teams({"T3", "Tre", "9901", "", "2024-02-01"}), {"teams", {{"code"}, {"T4"}}}},
         "SETUP_SHEET_TWICE teams; "},
        {{{"Värden", {{"measure", "value"}, {"M-PRES", "n:1"}}}}, "SETUP_SHEET_NONE ; "},
    };
    SmallBook small;
    const auto size = small.size();
    for (const auto& [sheets, expected] : rows) {
        BOOST_TEST_CONTEXT(expected) {
            const auto result = imported(small, filled(sheets));
            BOOST_TEST(told(result.findings) == expected);
            BOOST_TEST(result.findings.has_errors());
            BOOST_TEST(small.size() == size);
            for (const auto& finding : result.findings.list()) {
                BOOST_TEST(finding.where.file == "upplagg.xlsx");
                BOOST_TEST(finding.where.pointer == "");
                for (const core::Lang lang : {core::Lang::sv, core::Lang::en}) {
                    const auto words = core::message(finding, lang) + core::remedy(finding, lang);
                    BOOST_TEST(words.find_first_of("{}") == std::string::npos, words);
                    BOOST_TEST(words.find("/teams") == std::string::npos, words);
                }
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_workbook_is_known_by_its_content_and_a_file_that_is_none_is_refused) {
    const auto kind = [](const std::string& bytes) {
        std::istringstream stream{bytes};
        return usecases::guess_file_kind(stream);
    };
    BOOST_TEST((kind(filled({teams({"T3"})})) == usecases::FileKind::setup));
    BOOST_TEST((kind(filled({{"Värden", {{"measure"}}}})) == usecases::FileKind::values));
    BOOST_TEST(!kind(filled({{"Blad1", {{"measure"}}}})).has_value());
    BOOST_TEST(!kind("PK\x03\x04 and nothing else").has_value());
    SmallBook small;
    for (const char* bytes : {"PK\x03\x04 and nothing else", "<html>saved as a page</html>", ""}) {
        BOOST_CHECK_EXCEPTION(imported(small, bytes), core::Error, [](const core::Error& error) {
            return error.code() == "XLSX_NOT_A_WORKBOOK";
        });
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
