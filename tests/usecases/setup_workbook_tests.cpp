#include "app/usecases/setup_workbook.h"

#include "app/indicators/framework.h"
#include "app/programme/decode.h"
#include "app/programme/setup_sheet_rows.h"
#include "app/usecases/setup.h"
#include "app/usecases/setup_file.h"
#include "tests/support/run_process.h"
#include "tests/support/soffice.h"
#include "tests/usecases/filled_workbook.h"
#include "tests/usecases/small_book.h"

#include <boost/test/unit_test.hpp>

#include <set>

namespace {

using namespace utfall;
using tests::read_json;
using tests::setup_rows_of;
using tests::SmallBook;
using tests::told;

const std::string data = UTFALL_SOURCE_ROOT "/tests/data/setup/";

// The document in a workbook, which must be without faults.
core::Json document_in(const std::string& bytes) {
    core::Findings findings;
    const auto file = usecases::read_setup_file(bytes, "upplagg.xlsx", findings);
    BOOST_TEST(told(findings) == "");
    BOOST_TEST_REQUIRE(file.document.has_value());
    return programme::to_document(setup_rows_of(*file.document));
}

usecases::SetupImported imported_set_up(SmallBook& small, const std::string& bytes) {
    return usecases::import_setup(*small.book, bytes, "upplagg.xlsx", small.act());
}

// As XML has it.
std::string escaped(const std::string& text) {
    std::string made;
    for (const char c : text) made += c == '<' ? "&lt;" : c == '>' ? "&gt;" : std::string(1, c);
    return made;
}

BOOST_AUTO_TEST_SUITE(setup_workbook_tests)

BOOST_AUTO_TEST_CASE(a_set_up_comes_back_from_its_workbook_member_by_member) {
    std::vector<std::string> files{UTFALL_SOURCE_ROOT "/templates/example/up2/setup-1.json",
                                   UTFALL_SOURCE_ROOT
                                   "/templates/example/up2/setup-lardomar-2026-02.json",
                                   UTFALL_SOURCE_ROOT "/tests/data/small/setup.json"};
    for (const auto& file : std::filesystem::directory_iterator{data + "good"})
        files.push_back(file.path().string());
    for (const auto& path : files) {
        BOOST_TEST_CONTEXT(path) {
            const auto rows = setup_rows_of(read_json(path));
            for (const core::Lang lang : {core::Lang::sv, core::Lang::en}) {
                const std::string bytes = usecases::setup_workbook(rows, {lang, {}, false});
                BOOST_TEST(core::pretty(document_in(bytes)) ==
                           core::pretty(programme::to_document(rows)));
                BOOST_TEST((bytes == usecases::setup_workbook(rows, {lang, {}, false})));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(what_is_exported_changes_nothing_where_it_came_from_and_makes_the_same_anew) {
    SmallBook small;
    const auto exported =
        usecases::export_setup_workbook(small.book->store(), small.size(), core::Lang::sv);
    const auto size = small.size();
    const auto again = imported_set_up(small, exported);
    BOOST_TEST(told(again.findings) == "");
    BOOST_TEST(again.diff.rows.empty());
    BOOST_TEST(again.diff.unchanged > 20u);
    BOOST_TEST(small.size() == size);
}

BOOST_AUTO_TEST_CASE(a_workbook_has_the_same_faults_as_the_document_it_says_the_same_as) {
    std::size_t documents = 0;
    const core::Json expected = read_json(data + "bad/expected.json");
    for (const auto& [name, table] : expected.object()) {
        // What a cell cannot say; a decimal comma, which a person may write; and rows with one key,
        // of which the rows of a document hold the first alone.
        if (*table.find("structural") == core::Json{true} || name == "price_with_comma.json" ||
            name.starts_with("duplicate_"))
            continue;
        BOOST_TEST_CONTEXT(name) {
            const auto rows = setup_rows_of(read_json(data + "bad/" + name));
            const auto bytes = usecases::setup_workbook(rows, {core::Lang::sv, {}, false});
            core::Findings findings;
            const auto file = usecases::read_setup_file(bytes, "upplagg.xlsx", findings);
            BOOST_TEST_REQUIRE(file.document.has_value());
            const auto read = programme::read_setup(*file.document, "upplagg.xlsx", findings);
            const auto programme = programme::decode_programme(read, "upplagg.xlsx", findings);
            indicators::decode_framework(read, programme, "upplagg.xlsx", findings);
            findings = file.places.placed(findings);
            std::multiset<std::string> wanted;
            for (const core::Json& finding : table.find("findings")->array())
                wanted.insert(finding.string_or("code"));
            std::multiset<std::string> found;
            for (const auto& finding : findings.list()) {
                found.insert(finding.code);
                const bool has_cell = !finding.where.sheet.empty() && finding.where.row > 4;
                BOOST_TEST((has_cell || finding.code == "SETUP_NO_OPERATION"), finding.code);
            }
            BOOST_TEST(found == wanted, boost::test_tools::per_element());
            ++documents;
        }
    }
    BOOST_TEST(documents > 20u);
}

BOOST_AUTO_TEST_CASE(another_program_that_saves_the_workbook_changes_nothing_in_it) {
    const tests::TemporaryFolder folder;
    const auto rows =
        setup_rows_of(read_json(UTFALL_SOURCE_ROOT "/templates/example/up2/setup-1.json"));
    const auto bytes = usecases::setup_workbook(rows, {core::Lang::sv, {}, false});
    const std::string path = folder.file("upplagg.xlsx");
    tests::write_bytes(path, bytes);
    BOOST_TEST(tests::read_xlsx("wellformed", path).empty());
    const std::string before = core::pretty(programme::to_document(rows));

    for (const std::string& saved : tests::saved_by_others(path, folder.file("saved")))
        BOOST_TEST(core::pretty(document_in(tests::read_bytes(saved))) == before);
}

BOOST_AUTO_TEST_CASE(every_closed_list_has_a_drop_down_with_its_words) {
    const tests::TemporaryFolder folder;
    const std::string path = folder.file("upplagg.xlsx");
    tests::write_bytes(path, usecases::setup_template_workbook(core::Lang::sv, {}));
    std::size_t part = 1;  // The guide comes first.
    std::size_t offered = 0;
    for (const auto& sheet : programme::setup_sheets().sheets) {
        const auto xml =
            tests::read_xlsx("part", path, "xl/worksheets/sheet" + std::to_string(++part) + ".xml");
        std::size_t wanted = 0;
        for (const auto& column : sheet.columns) {
            const std::string list =
                column.kind == programme::SetupCell::truth ? "truth" : column.list;
            if (list.empty()) continue;
            ++wanted;
            std::string words;
            for (const auto& word : programme::setup_sheets().lists.at(list))
                words += (words.empty() ? "" : ",") + escaped(word.code);
            BOOST_TEST(xml.find("<formula1>\"" + words + "\"</formula1>") != std::string::npos,
                       sheet.code << " " << column.path);
        }
        std::size_t found = 0;
        for (auto at = xml.find("type=\"list\""); at != std::string::npos;
             at = xml.find("type=\"list\"", at + 1))
            ++found;
        BOOST_TEST(found == wanted, sheet.code);
        offered += found;
    }
    BOOST_TEST(offered >= 15u);
}

BOOST_AUTO_TEST_CASE(the_template_shows_an_example_that_is_not_read_until_its_mark_is_removed) {
    SmallBook small;
    const auto example = setup_rows_of(usecases::setup_example());
    const auto bytes = usecases::setup_template_workbook(core::Lang::en, {});
    const auto result = imported_set_up(small, bytes);
    BOOST_TEST(told(result.findings) == "SETUP_ROWS_PASSED_OVER ; ");
    BOOST_TEST(!result.findings.has_errors());
    BOOST_TEST(result.diff.rows.empty());
    std::size_t rows = 0;
    for (const auto& sheet : programme::setup_sheets().sheets)
        rows += programme::rows_in_sheet(sheet, example).size();
    BOOST_TEST(result.findings.list().front().args.at("count") == std::to_string(rows));
}

BOOST_AUTO_TEST_CASE(a_sheet_with_another_name_is_found_by_what_the_workbook_calls_it) {
    const tests::TemporaryFolder folder;
    const auto rows = setup_rows_of(read_json(UTFALL_SOURCE_ROOT "/tests/data/small/setup.json"));
    const std::string path = folder.file("upplagg.xlsx");
    tests::write_bytes(path, usecases::setup_workbook(rows, {core::Lang::sv, {}, false}));
    const std::string renamed = folder.file("renamed.xlsx");
    const auto ran = tests::run_process(
        {"/usr/bin/python3", "-c",
         "import openpyxl, sys\n"
         "book = openpyxl.load_workbook(sys.argv[1])\n"
         "book['Team'].title = 'Grupper'\n"
         "name = [one for one in book.defined_names.definedName if one.name == 'setup.teams'][0]\n"
         "name.attr_text = name.attr_text.replace('Team', 'Grupper')\n"
         "book.save(sys.argv[2])\n",
         path, renamed});
    BOOST_TEST_REQUIRE(ran.status == 0, ran.err);
    BOOST_TEST(core::pretty(document_in(tests::read_bytes(renamed))) ==
               core::pretty(programme::to_document(rows)));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
