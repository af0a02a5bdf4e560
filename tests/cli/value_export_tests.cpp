#include "tests/cli/demo_book.h"
#include "tests/support/soffice.h"

namespace {

using namespace utfall;
using tests::DemoBook;

std::uint64_t exported(const DemoBook& book, const std::string& path,
                       std::vector<std::string> command = {"value", "list"}) {
    command.insert(command.end(), {"-o", path});
    return static_cast<std::uint64_t>(book.ask(std::move(command)).find("rows")->integer());
}

BOOST_AUTO_TEST_SUITE(value_export_tests)

BOOST_AUTO_TEST_CASE(what_was_exported_reads_in_again_and_changes_nothing) {
    const DemoBook book;
    for (const std::string lang : {"sv", "en"}) {
        const auto path = book.file("values-" + lang + ".csv");
        const auto rows = exported(book, path, {"value", "list", "--lang", lang});
        BOOST_TEST(rows > 4000U);
        const auto again = book.ask({"value", "import", path});
        BOOST_TEST(again.find("unchanged")->integer() == static_cast<std::int64_t>(rows));
        BOOST_TEST(again.find("replayed")->boolean());
    }
}

BOOST_AUTO_TEST_CASE(the_sheet_and_the_csv_hold_the_same_values_and_come_out_the_same_twice) {
    const DemoBook book;
    const auto sheet = book.file("values.xlsx");
    const auto rows = exported(book, sheet, {"value", "list", "--period", "HT25"});
    BOOST_TEST(exported(book, book.file("again.xlsx"), {"value", "list", "--period", "HT25"}) ==
               rows);
    BOOST_TEST((tests::read_bytes(sheet) == tests::read_bytes(book.file("again.xlsx"))));
    const auto csv = book.file("values.csv");
    exported(book, csv, {"value", "list", "--period", "HT25", "--lang", "en"});
    const auto compared = tests::python("support/same_table.py", {sheet, csv});
    BOOST_TEST(compared.status == 0, compared.out << compared.err);
    BOOST_TEST(compared.out == std::to_string(rows) + "\n");
    BOOST_TEST(tests::read_xlsx("wellformed", sheet).empty());
}

BOOST_AUTO_TEST_CASE(an_earlier_state_is_exported_as_it_was_known) {
    const DemoBook book;
    const auto command = [](const std::string& as_of) {
        return std::vector<std::string>{"value", "list", "--as-of", as_of};
    };
    BOOST_TEST(exported(book, book.file("then.csv"), command("R-2025-001")) <
               exported(book, book.file("now.csv"), command(std::to_string(book.size()))));
}

BOOST_AUTO_TEST_CASE(a_name_that_says_no_format_writes_nothing) {
    const DemoBook book;
    const auto ran = book.run({"value", "list", "-o", book.file("values.ods"), "--json"});
    BOOST_TEST(ran.status == 2);
    BOOST_TEST(tests::parsed(ran.out).find("error")->string_or("code") == "EXPORT_FORMAT");
    BOOST_TEST(!std::filesystem::exists(book.file("values.ods")));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
