#include "app/intake/xlsx_reader.h"

#include "app/core/error.h"
#include "tests/support/raw_zip.h"
#include "tests/support/workbook_bytes.h"

#include <boost/test/unit_test.hpp>

#include <iterator>

namespace {

using namespace utfall;
using tests::packed;
using tests::workbook_parts;

std::string kind_of(intake::XlsxKind kind) {
    switch (kind) {
        case intake::XlsxKind::text:
            return "text";
        case intake::XlsxKind::number:
            return "number";
        case intake::XlsxKind::date:
            return "date";
        case intake::XlsxKind::truth:
            return "truth";
        case intake::XlsxKind::fault:
            return "fault";
    }
    return {};
}

// "B2 number 7; ", or the code of what went wrong.
std::string told(const std::string& bytes, const intake::ZipLimits& limits = {}) {
    std::string told;
    try {
        intake::XlsxReader book{bytes, "bok.xlsx", limits};
        for (const std::string& sheet : book.sheets()) {
            book.read(sheet, [&](const intake::XlsxCell& cell) {
                told += to_string(cell.place) + " " + kind_of(cell.kind);
                if (!cell.text.empty()) told += " " + std::string{cell.text};
                if (!cell.formula.empty()) told += " =" + std::string{cell.formula};
                told += "; ";
            });
        }
    } catch (const core::Error& error) {
        return error.code();
    }
    return told;
}

std::string told_of_row(const std::string& cells) {
    return told(packed(workbook_parts("<row r=\"1\">" + cells + "</row>")));
}

BOOST_AUTO_TEST_SUITE(xlsx_reader_tests)

BOOST_AUTO_TEST_CASE(every_way_to_write_a_cell_is_read) {
    const std::pair<const char*, const char*> rows[] = {
        {"<c r=\"B1\"><v>7</v></c>", "B1 number 7; "},
        {"<c r=\"B1\" t=\"n\"><v>0.10000000000000001</v></c>", "B1 number 0.1; "},
        {"<c r=\"A1\" t=\"s\"><v>1</v></c>", "A1 text tv\xC3\xA5; "},
        {"<c r=\"A1\" t=\"str\"><f>A2&amp;\"x\"</f><v>yx</v></c>", "A1 text yx =A2&\"x\"; "},
        {"<c r=\"A1\" t=\"inlineStr\"><is><t>a_x000A_b</t></is></c>", "A1 text a\nb; "},
        {"<c r=\"A1\" t=\"b\"><v>1</v></c>", "A1 truth true; "},
        {"<c r=\"A1\" t=\"e\"><v>#DIV/0!</v></c>", "A1 fault #DIV/0!; "},
        {"<c r=\"A1\" t=\"d\"><v>2025-03-01</v></c>", "A1 date 2025-03-01; "},
        {"<c r=\"A1\" t=\"d\"><v>2025-03-01T00:00:00.000</v></c>", "A1 date 2025-03-01; "},
        {"<c r=\"A1\" t=\"d\"><v>2025-03-01T08:30:00</v></c>", "A1 date 2025-03-01T08:30:00; "},
        {"<c r=\"A1\" s=\"1\"><v>45717</v></c>", "A1 date 2025-03-01; "},
        {"<c r=\"A1\" s=\"2\"><v>45717</v></c>", "A1 date 2025-03-01; "},
        {"<c r=\"A1\" s=\"3\"><v>45717</v></c>", "A1 number 45717; "},
        {"<c r=\"A1\" s=\"1\"><v>45717.5</v></c>", "A1 number 45717.5; "},
        {"<c r=\"A1\" s=\"1\"/><c r=\"C1\"><v>1</v></c>", "C1 number 1; "},
        {"<c><v>1</v></c><c><v>2</v></c>", "A1 number 1; B1 number 2; "},
        {"<c r=\"A1\"><f>SUM(B1:C1)</f></c>", "A1 text =SUM(B1:C1); "},
        {"", ""},
    };
    for (const auto& [cells, expected] : rows) BOOST_TEST(told_of_row(cells) == expected, cells);
    BOOST_TEST(
        told(packed(workbook_parts("<row><c><v>1</v></c></row><row><c><v>2</v></c></row>"))) ==
        "A1 number 1; A2 number 2; ");
}

BOOST_AUTO_TEST_CASE(a_cell_no_program_writes_is_refused) {
    const char* rows[] = {
        "<c r=\"A1\" t=\"s\"><v>2</v></c>",  "<c r=\"A1\" t=\"s\"><v>-1</v></c>",
        "<c r=\"A1\"><v>-NAN</v></c>",       "<c r=\"A1\"><v>1e999</v></c>",
        "<c r=\"A1\"><v>1234,5678</v></c>",  "<c r=\"ZZZZZ4294967295\"><v>1</v></c>",
        "<c r=\"XFE1\"><v>1</v></c>",        "<c r=\"A1048577\"><v>1</v></c>",
        "<c r=\"A1\" t=\"zz\"><v>1</v></c>", "<c r=\"A1\" s=\"x\"><v>1</v></c>",
        "<c r=\"A1\"><v>\xE5</v></c>",
    };
    for (const char* cells : rows) BOOST_TEST(told_of_row(cells) == "XLSX_DAMAGED", cells);
}

BOOST_AUTO_TEST_CASE(names_and_properties_say_which_workbook_it_is) {
    const std::string bytes = packed(
        workbook_parts("<row r=\"2\"><c r=\"B2\" t=\"inlineStr\"><is><t>R-1</t></is></c></row>"));
    intake::XlsxReader book{bytes, "bok.xlsx"};
    BOOST_TEST(book.properties().at("form") == "F1");
    BOOST_TEST(book.named_value("Rapport_Id") == "R-1");
    BOOST_TEST(book.named_value("Annat").empty());
}

BOOST_AUTO_TEST_CASE(a_file_that_is_no_sound_workbook_is_refused_with_its_reason) {
    const auto good = workbook_parts("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
    const auto with = [&](const std::string& part, const std::string& content) {
        auto parts = good;
        parts[part] = content;
        return packed(parts);
    };
    const auto without = [&](const std::string& part) {
        auto parts = good;
        parts.erase(part);
        return packed(parts);
    };
    std::string deep;
    for (int i = 0; i < 100; ++i) deep += "<a>";
    const std::string whole = packed(good);
    std::string relations = good.at("xl/_rels/book.xml.rels");
    const std::string macro = "relationships/vbaProject\" Target=\"m.bin\"/></Relationships>";
    relations.replace(relations.rfind("</Relationships>"), std::string::npos,
                      "<Relationship Id=\"m\" Type=\"urn:" + macro);
    const std::pair<std::string, const char*> rows[] = {
        {"", "XLSX_NOT_A_WORKBOOK"},
        {"not packed", "XLSX_NOT_A_WORKBOOK"},
        {whole.substr(0, whole.size() / 2), "XLSX_NOT_A_WORKBOOK"},
        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 a compound file", "XLSX_PROTECTED"},
        {packed({{"a.txt", "a"}}), "XLSX_NOT_A_WORKBOOK"},
        {with("xl/book.xml", "<document/>"), "XLSX_NOT_A_WORKBOOK"},
        {without("xl/book.xml"), "XLSX_DAMAGED"},
        {without("xl/_rels/book.xml.rels"), "XLSX_DAMAGED"},
        {without("xl/worksheets/sheet1.xml"), "XLSX_DAMAGED"},
        {with("xl/../../outside", "x"), "XLSX_DAMAGED"},
        {with("xl/worksheets/sheet1.xml", "<worksheet>"), "XLSX_DAMAGED"},
        {with("xl/worksheets/sheet1.xml", deep), "XLSX_DAMAGED"},
        {with("xl/worksheets/sheet1.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"),
         "XLSX_ENTITIES"},
        {with("xl/_rels/book.xml.rels", relations), "XLSX_MACROS"},
        {with("xl/worksheets/sheet1.xml", std::string(8u << 20, ' ')), "XLSX_TOO_LARGE"},
    };
    std::size_t row = 0;
    for (const auto& [bytes, code] : rows) {
        BOOST_TEST(told(bytes) == code, "row " << row << ": " << told(bytes));
        ++row;
    }
    intake::ZipLimits narrow;
    narrow.parts = 3;
    BOOST_TEST(told(whole, narrow) == "XLSX_TOO_LARGE");
    intake::ZipLimits small;
    small.all_bytes = 1000;
    BOOST_TEST(told(whole, small) == "XLSX_TOO_LARGE");
}

BOOST_AUTO_TEST_CASE(what_would_be_kept_in_memory_has_limits_of_its_own) {
    const auto with = [](const std::string& part, const std::string& content) {
        auto parts = workbook_parts("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
        parts[part] = content;
        return packed(parts);
    };
    const auto many = [](const std::string& element) {
        std::string all;
        for (int i = 0; i < 40; ++i) all += element;
        return all;
    };
    intake::ZipLimits limits;
    limits.ratio = UINT64_MAX;
    const std::string texts = with("xl/shared.xml", "<sst>" + many("<si/>") + "</sst>");
    limits.kept_texts = 40 * sizeof(std::string);
    BOOST_TEST(told(texts, limits) == "A1 number 1; ");
    limits.kept_texts -= 1;
    BOOST_TEST(told(texts, limits) == "XLSX_TOO_LARGE");

    limits = {};
    const std::string styles =
        with("xl/styles.xml", "<a>" + many("<xf numFmtId=\"14\"/>") + "</a>");
    BOOST_TEST(told(styles, limits) == "A1 number 1; ");
    limits.kept_part = 700;
    BOOST_TEST(told(styles, limits) == "XLSX_TOO_LARGE");

    limits = {};
    limits.ratio = UINT64_MAX;
    const auto tag_of = [&](std::size_t size) {
        return with("xl/worksheets/sheet1.xml", "<a b=\"" + std::string(size, 'x') + "\"/>");
    };
    BOOST_TEST(told(tag_of(900'000), limits) == "");
    BOOST_TEST(told(tag_of(2u << 20), limits) == "XLSX_DAMAGED");
    const std::string text = "<si><t>" + std::string(300'000, 'x') + "</t></si>";
    BOOST_TEST(told(with("xl/shared.xml", "<sst>" + text + "</sst>")) == "XLSX_TOO_LARGE");
}

BOOST_AUTO_TEST_CASE(a_part_that_is_larger_than_it_says_is_refused_where_it_is) {
    intake::ZipLimits limits;
    limits.all_bytes = 1u << 20;
    for (const bool lies : {false, true}) {
        std::vector<tests::RawPart> parts;
        for (const auto& [name, content] : workbook_parts(std::string(4u << 20, ' '))) {
            parts.push_back(tests::deflated(name, content));
            if (lies && name == "xl/worksheets/sheet1.xml") parts.back().size = 1000;
        }
        // An honest one is read until it has unfolded to what no file may.
        limits.ratio = UINT64_MAX;
        BOOST_TEST(told(tests::raw_zip(parts), limits) ==
                   (lies ? "XLSX_DAMAGED" : "XLSX_TOO_LARGE"));
    }
}

BOOST_AUTO_TEST_CASE(a_flipped_byte_anywhere_never_does_harm) {
    const std::string whole = packed(workbook_parts("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"));
    for (std::size_t i = 0; i < whole.size(); ++i) {
        std::string flipped = whole;
        flipped[i] = static_cast<char>(flipped[i] ^ 0x41);
        BOOST_CHECK_NO_THROW(told(flipped));
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
