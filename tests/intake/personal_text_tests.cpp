#include "app/intake/personal_text.h"

#include "app/core/finding_texts.h"
#include "app/intake/cells.h"
#include "app/intake/words.h"

#include <boost/test/unit_test.hpp>

using namespace utfall;
using intake::TextUse;

namespace {

/// YYMMDDNNN with its check digit: an invented number of the right form.
std::string with_check_digit(const std::string& nine) {
    int sum = 0;
    for (std::size_t i = 0; i < nine.size(); ++i) {
        const int product = (nine[i] - '0') * (i % 2 == 0 ? 2 : 1);
        sum += product / 10 + product % 10;
    }
    return nine + static_cast<char>('0' + (10 - sum % 10) % 10);
}

const std::string ten = with_check_digit("010101001");
const std::string dashed = ten.substr(0, 6) + "-" + ten.substr(6);
const std::string twelve = "19" + ten;
const std::string coordination = [] {
    const std::string number = with_check_digit("010161001");
    return number.substr(0, 6) + "-" + number.substr(6);
}();

std::string told(std::string_view text, TextUse use) {
    core::Findings findings;
    core::Place where;
    where.column = "cell";
    intake::check_personal_number(text, use, where, findings);
    if (findings.empty()) {
        return "";
    }
    const core::Finding& finding = findings.list().front();
    for (const auto& [key, value] : finding.args) {
        BOOST_TEST(value.find(ten.substr(6)) == std::string::npos, key << " repeats the number");
    }
    for (const core::Lang lang : {core::Lang::sv, core::Lang::en}) {
        BOOST_TEST(core::message(finding, lang).find(ten.substr(6)) == std::string::npos);
    }
    return (finding.severity == core::Severity::error ? "error " : "warning ") + finding.code;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(personal_text_tests)

BOOST_AUTO_TEST_CASE(a_certain_number_is_an_error_anywhere) {
    for (const TextUse use :
         {TextUse::person, TextUse::free_text, TextUse::identifier, TextUse::number}) {
        BOOST_TEST(told(dashed, use) == "error PERSONAL_NUMBER");
        BOOST_TEST(told(twelve, use) == "error PERSONAL_NUMBER");
        BOOST_TEST(told(coordination, use) == "error PERSONAL_NUMBER");
        BOOST_TEST(told("se " + dashed + ", samtal", use) == "error PERSONAL_NUMBER");
    }
}

BOOST_AUTO_TEST_CASE(ten_bare_digits_are_met_by_what_the_cell_is_for) {
    BOOST_TEST(told(ten, TextUse::person) == "error PERSONAL_NUMBER_POSSIBLE");
    BOOST_TEST(told("elev " + ten, TextUse::free_text) == "error PERSONAL_NUMBER_POSSIBLE");
    BOOST_TEST(told(ten, TextUse::identifier) == "warning PERSONAL_NUMBER_POSSIBLE");
    BOOST_TEST(told(ten, TextUse::number) == "warning PERSONAL_NUMBER_POSSIBLE");
}

BOOST_AUTO_TEST_CASE(other_numbers_are_left_alone) {
    for (const std::string text :
         {"", "12", "2025-12-31", "1234567890123456", "070-000 00 00", "2120000340"}) {
        BOOST_TEST(told(text, TextUse::person) == "", text);
    }
}

BOOST_AUTO_TEST_CASE(every_cell_of_a_row_is_looked_at) {
    const std::vector<intake::ColumnSpec> columns{{"person", {}, false, TextUse::person},
                                                  {"amount", {}, false, TextUse::number},
                                                  {"text", {}, false, TextUse::free_text}};
    const intake::RowCells::Table table{"test.csv", {}, columns, intake::DecimalMark::comma};
    const intake::CsvRow row{3, {"P-014", ten, dashed}};
    core::Findings findings;
    intake::RowCells cells{table, row, findings};
    cells.check_texts();
    BOOST_TEST_REQUIRE(findings.list().size() == 2u);
    BOOST_TEST(findings.list()[0].where.column == "amount");
    BOOST_TEST((findings.list()[0].severity == core::Severity::warning));
    BOOST_TEST(findings.list()[1].where.column == "text");
    BOOST_TEST(findings.list()[1].where.row == 3);
    BOOST_TEST(!cells.ok());
}

BOOST_AUTO_TEST_CASE(no_message_repeats_a_number_that_stands_in_the_wrong_cell) {
    BOOST_TEST(intake::shown_text(dashed) == "…");
    BOOST_TEST(intake::shown_text("x " + ten) == "…");
    BOOST_TEST(intake::shown_text("a\nb") == "a b");
    BOOST_TEST(intake::shown_text("12,5,1") == "12,5,1");
    std::string long_text;
    for (int i = 0; i < 61; ++i) {
        long_text += "å";
    }
    BOOST_TEST(intake::shown_text(long_text) == long_text.substr(0, 120) + "…");
}

BOOST_AUTO_TEST_SUITE_END()
