#include "reports/xlsx_long_workbook.h"

#include "app/core/error.h"
#include "tests/reports/trial_properties.h"
#include "tests/support/run_process.h"
#include "tests/support/soffice.h"
#include "tests/support/temporary_folder.h"

#include <boost/test/unit_test.hpp>

#include <clocale>

namespace utfall::reports::xlsx {
namespace {

void write(const std::string& path, int rows, std::uint32_t rows_a_sheet) {
    LongWorkbook book{trial_properties(), "Lista", {{"kod", 10}, {"tal", 8}}, rows_a_sheet};
    for (int i = 0; i < rows; ++i) {
        book.text("K" + std::to_string(i));
        book.number(core::Decimal::parse(std::to_string(i) + ".25").value());
        book.end_row();
    }
    book.close_into(path);
}

BOOST_AUTO_TEST_SUITE(xlsx_long_workbook_tests)

BOOST_AUTO_TEST_CASE(a_list_longer_than_a_sheet_goes_on_in_the_next_under_the_same_headings) {
    const tests::TemporaryFolder folder;
    const auto path = folder.file("a.xlsx");
    write(path, 5, 4);
    BOOST_TEST(tests::read_xlsx("dump", path).find("sheet\tLista 2") != std::string::npos);
    const auto dump = tests::read_xlsx("dump", path);
    for (const std::string fact : {"Lista\tA1\ttext kod", "Lista\tB4\tnumber 2.25",
                                   "Lista 2\tA1\ttext kod", "Lista 2\tB3\tnumber 4.25"})
        BOOST_TEST(dump.find(fact) != std::string::npos, fact << " is not in\n" << dump);
    BOOST_TEST(dump.find("Lista\tA5") == std::string::npos);
    // A list that just fits has no sheet without rows after it.
    write(path, 3, 4);
    BOOST_TEST(tests::read_xlsx("dump", path).find("Lista 2") == std::string::npos);
    BOOST_TEST(tests::read_xlsx("wellformed", path).empty());
}

BOOST_AUTO_TEST_CASE(the_same_list_has_the_same_bytes_under_another_locale_of_the_process) {
    const tests::TemporaryFolder folder;
    write(folder.file("a.xlsx"), 40, 1000);
    const std::string before = std::setlocale(LC_ALL, nullptr);
    for (const char* name : {"sk_SK.UTF-8", "sv_SE.UTF-8", "C.UTF-8"}) std::setlocale(LC_ALL, name);
    write(folder.file("b.xlsx"), 40, 1000);
    std::setlocale(LC_ALL, before.c_str());
    BOOST_TEST(
        (tests::read_bytes(folder.file("a.xlsx")) == tests::read_bytes(folder.file("b.xlsx"))));
}

BOOST_AUTO_TEST_CASE(what_excel_would_not_read_is_refused) {
    const auto code_of = [](const std::string& text) {
        LongWorkbook book{trial_properties(), "Lista", {{"kod", 10}}};
        try {
            book.text(text);
        } catch (const core::Error& error) {
            return error.code();
        }
        return std::string{};
    };
    BOOST_TEST(code_of("\xff").find("NOT_UTF8") != std::string::npos);
    BOOST_TEST(code_of(std::string(40'000, 'x')).find("TOO_LONG") != std::string::npos);
    BOOST_TEST(code_of("god").empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace utfall::reports::xlsx
