#include "app/intake/sheet_table.h"

#include "app/core/error.h"
#include "app/core/sheet_place.h"
#include "tests/support/workbook_bytes.h"

#include <boost/test/unit_test.hpp>

namespace {

using namespace utfall;

const std::vector<intake::ColumnSpec> columns{
    {"code", {"Kod", "Code"}, true, {}},
    {"name.sv", {"Namn på svenska", "Name in Swedish"}, false, {}},
    {"from", {"Från", "From"}, true, {}}};

struct Read {
    intake::SheetTable table;
    core::Findings findings;
};

// Rows of texts, parted by "|", from row 1 on; "" between two of them is an empty cell.
Read read_rows(const std::vector<std::string>& rows) {
    std::string xml;
    std::size_t number = 0;
    for (const std::string& row : rows) {
        const std::string at = std::to_string(++number);
        if (row.empty()) continue;
        xml += "<row r=\"" + at + "\">";
        char column = 'A';
        for (std::size_t from = 0; from <= row.size(); ++column) {
            const std::size_t to = std::min(row.find('|', from), row.size());
            const std::string text = row.substr(from, to - from);
            if (!text.empty()) {
                xml += "<c r=\"" + std::string{column} + at +
                       "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" + text + "</t></is></c>";
            }
            from = to + 1;
        }
        xml += "</row>";
    }
    const std::string bytes = tests::packed(tests::workbook_parts(xml));
    intake::XlsxReader book{bytes, "bok.xlsx"};
    core::Place sheet;
    sheet.file = "bok.xlsx";
    sheet.sheet = "Blad";
    Read read;
    read.table = intake::read_sheet_table(sheet, intake::read_sheet_rows(book, "bok.xlsx", "Blad"),
                                          columns, read.findings);
    return read;
}

// "5: a,b,c; " a row, then "CODE Blad!B3; " a finding.
std::string told(const std::vector<std::string>& rows) {
    const Read read = read_rows(rows);
    std::string text;
    for (const auto& row : read.table.rows) {
        text += std::to_string(row.row) + ":";
        for (const auto& cell : row.cells) text += " " + (cell.text.empty() ? "-" : cell.text);
        text += "; ";
    }
    for (const auto& finding : read.findings.list())
        text += finding.code + " " + core::in_sheet(finding.where) + "; ";
    return text;
}

BOOST_AUTO_TEST_SUITE(sheet_table_tests)

BOOST_AUTO_TEST_CASE(columns_are_found_by_name_whatever_stands_above_and_in_whatever_order) {
    const std::vector<std::string> plain{"Rubrik", "Kod|Namn på svenska|Från", "code|name.sv|from",
                                         "T1|Ett|2025-01-01"};
    BOOST_TEST(told(plain) == "4: T1 Ett 2025-01-01; ");
    BOOST_TEST(told({"from|code", "2025-01-01|T1"}) == "2: T1 - 2025-01-01; ");
    BOOST_TEST(told({"Team||", "", "Start|Benämning|Vad", "from|name.sv|code", "a|b|c"}) ==
               "5: c b a; ");
}

BOOST_AUTO_TEST_CASE(labels_stand_for_names_that_are_gone) {
    BOOST_TEST(told({"FRÅN *| kod *|", "2025-01-01|T1"}) == "2: T1 - 2025-01-01; ");
    BOOST_TEST(told({"Code|From", "T1|2025-01-01"}) == "2: T1 - 2025-01-01; ");
    BOOST_TEST(told({"Kod|Namn på svenska|Från", "code||from", "T1|Ett|2025-01-01"}) ==
               "3: T1 Ett 2025-01-01; ");
}

BOOST_AUTO_TEST_CASE(empty_rows_comments_and_white_space_are_no_content) {
    const std::vector<std::string> rows{"code|name.sv|from", "# T0|x|y", "",
                                        " T1 |\xC2\xA0|b ",  "  ",       "T2||c"};
    BOOST_TEST(told(rows) == "4: T1 - b; 6: T2 - c; ");
    BOOST_TEST(read_rows(rows).table.passed_over == 1u);
    BOOST_TEST(told({"", ""}) == "");
    BOOST_TEST(told({"code|from"}) == "");
}

BOOST_AUTO_TEST_CASE(what_is_not_clear_is_told_with_its_cell) {
    const std::pair<std::vector<std::string>, const char*> sheets[] = {
        {{"Rubrik", "T1|Ett"}, "SHEET_HEADER_MISSING Blad; "},
        {{"code|frm|from", "T1|x|a"}, "2: T1 - a; SHEET_COLUMN_MISSPELT Blad!B1; "},
        {{"code|anteckning|from", "T1|x|a"}, "2: T1 - a; SHEET_COLUMN_UNKNOWN Blad!B1; "},
        {{"code|from|code", "T1|a|T2"}, "2: T1 - a; SHEET_COLUMN_TWICE Blad!C1; "},
        {{"code|name.sv", "T1|Ett"}, "2: T1 Ett -; SHEET_COLUMN_MISSING Blad; "},
        {{"code|from", "T1|a|x", "T2|b|y"}, "2: T1 - a; 3: T2 - b; SHEET_COLUMN_UNNAMED Blad!C2; "},
        {{"Kod|Kod", "code|from", "T1|a"}, "3: T1 - a; SHEET_COLUMN_CONTRADICTED Blad!B2; "},
    };
    for (const auto& [rows, expected] : sheets) BOOST_TEST(told(rows) == expected, rows.front());
}

BOOST_AUTO_TEST_CASE(one_text_in_every_cell_counts_as_often_as_it_stands_there) {
    const auto refused = [](std::size_t cells) {
        auto parts = tests::workbook_parts([cells] {
            std::string row = "<row>";
            for (std::size_t i = 0; i < cells; ++i) row += "<c t=\"s\"><v>0</v></c>";
            return row + "</row>";
        }());
        parts["xl/shared.xml"] = "<sst><si><t>" + std::string(32'767, 'x') + "</t></si></sst>";
        const std::string bytes = tests::packed(parts);
        intake::XlsxReader book{bytes, "bok.xlsx"};
        try {
            return intake::read_sheet_rows(book, "bok.xlsx", "Blad").empty();
        } catch (const core::Error& error) {
            return error.code() == "XLSX_TOO_LARGE";
        }
    };
    BOOST_TEST(!refused(500));
    BOOST_TEST(refused(600));
}

BOOST_AUTO_TEST_CASE(a_cell_that_shows_a_fault_or_was_never_calculated_is_told) {
    const std::string bytes = tests::packed(tests::workbook_parts(
        "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>code</v></c><c r=\"B1\" t=\"str\"><v>from</v></c>"
        "</row><row r=\"2\"><c r=\"A2\" t=\"e\"><v>#REF!</v></c><c r=\"B2\"><f>A9</f></c></row>"
        "<row r=\"3\"><c r=\"A3\" t=\"str\"><f>A9</f><v>T1</v></c><c r=\"B3\" s=\"1\">"
        "<v>45717</v></c></row>"));
    intake::XlsxReader book{bytes, "bok.xlsx"};
    core::Findings findings;
    const auto table = intake::read_sheet_table(
        {}, intake::read_sheet_rows(book, "bok.xlsx", "Blad"), columns, findings);
    BOOST_TEST_REQUIRE(findings.list().size() == 2u);
    BOOST_TEST(findings.list()[0].code == "SHEET_CELL_FAULT");
    BOOST_TEST(findings.list()[1].code == "SHEET_CELL_UNCALCULATED");
    BOOST_TEST(findings.list()[1].where.column == "B");
    BOOST_TEST_REQUIRE(table.rows.size() == 2u);
    BOOST_TEST(table.rows[1].cells[0].text == "T1");
    BOOST_TEST(table.rows[1].cells[2].text == "2025-03-01");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
