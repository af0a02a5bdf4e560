#include "app/intake/sie_reader.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace utfall;
using namespace utfall::intake;

namespace {

const std::string head = "#FLAGGA 0\r\n#FORMAT PC8\r\n#SIETYP 4\r\n#RAR 0 20250101 20251231\r\n";
const std::string rows =
    "{\r\n#TRANS 5010 {1 \"10\" 6 \"UP2\"} 1234.50 20250130 \"Handledning \\\"extra\\\"\"\r\n"
    "#RTRANS 5011 {} 1.00\r\n#BTRANS 5012 {} 2.00\r\n\t#TRANS 1930 {} -1234.50\r\n}\r\n";

std::vector<std::string> codes_of(const std::string& bytes) {
    core::Findings findings;
    read_sie(bytes, "bok.se", findings);
    std::vector<std::string> codes;
    for (const auto& finding : findings.list()) {
        codes.push_back(finding.code + ":" + std::to_string(finding.where.row));
    }
    return codes;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sie_reader_tests)

BOOST_AUTO_TEST_CASE(vouchers_are_read_with_objects_quotes_and_negative_amounts_in_both_encodings) {
    for (const std::string letter : {"\x94", "\xC3\xB6"}) {
        core::Findings findings;
        const auto file =
            read_sie(head + "#KONTO 5010 \"L" + letter + "n\"\r\n#VER A 12 20250131 L" + letter +
                         "n 20250201 EJ\r\n" + rows,
                     "bok.se", findings);
        BOOST_TEST_REQUIRE(findings.empty());
        BOOST_TEST_REQUIRE(file.vouchers.size() == 1U);
        BOOST_TEST(file.accounts.at("5010") == "Lön");
        const auto& voucher = file.vouchers.front();
        BOOST_TEST(voucher.series + voucher.number + voucher.text == "A12Lön");
        BOOST_TEST(voucher.date.to_string() == "2025-01-31");
        BOOST_TEST_REQUIRE(voucher.rows.size() == 2U);
        BOOST_TEST(voucher.rows[0].text == "Handledning \"extra\"");
        BOOST_TEST((voucher.rows[0].objects == std::vector<SieObject>{{"1", "10"}, {"6", "UP2"}}));
        BOOST_TEST(voucher.rows[0].date->to_string() == "2025-01-30");
        BOOST_TEST(voucher.rows[0].line == 8);
        BOOST_TEST(voucher.rows[1].amount.to_string() == "-1234.50");
        BOOST_TEST(file.years.front().to->to_string() == "2025-12-31");
    }
}

BOOST_AUTO_TEST_CASE(what_is_wrong_is_told_with_its_line_and_reading_goes_on) {
    struct Row {
        std::string body;
        std::vector<std::string> told;
    };
    const std::string ver = "#VER A 1 20250131\n";
    const std::vector<Row> table{
        {"", {"SIE_NO_VOUCHERS:4"}},
        {ver + "{\n#TRANS 5010 {} 1\n}\n", {"SIE_UNBALANCED:5"}},
        {ver + "{\n#TRANS 5010 {} 1.005\n#TRANS 1930 {} x\n}\n", {"SIE_AMOUNT:7", "SIE_AMOUNT:8"}},
        {"#VER A 1 20250230\n{\n}\n", {"SIE_DATE:5"}},
        {"#TRANS 5010 {} 1\n" + ver + "{\n}\n", {"SIE_SYNTAX:5"}},
        {ver + "{\n#TRANS 5010 {6 UP2 1\n}\n", {"SIE_SYNTAX:7"}},
        {ver + "{\n#TRANS 5010 {6} 1\n}\n", {"SIE_SYNTAX:7"}},
        {ver + "{\n", {"SIE_SYNTAX:6"}},
        {ver + "{\n}\n#KONTO 5010 \"utan slut\n", {"SIE_SYNTAX:8"}},
        {ver + "{\n}\n#FLAGGA 1\n#OKÄND 1\n", {"SIE_TAKEN_IN:8"}},
        {"#VER A 1 20250131 \"L\xF6n\"\n{\n}\n", {"SIE_ENCODING:0"}},
    };
    for (const Row& row : table) {
        BOOST_TEST_CONTEXT(row.body) {
            BOOST_TEST((codes_of(head + row.body) == row.told));
        }
    }
    BOOST_TEST(
        (codes_of("#SIETYP 1\n" + ver + "{\n}\n") == std::vector<std::string>{"SIE_TYPE:4"}));
}

BOOST_AUTO_TEST_SUITE_END()
