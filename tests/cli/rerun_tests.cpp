#include "tests/cli/demo_book.h"

namespace {

using namespace utfall;
using tests::DemoBook;
using tests::list;

std::vector<std::string> reports_of(const DemoBook& book) {
    std::vector<std::string> numbers;
    for (const auto& report : list(book.ask({"report", "list"}), "reports"))
        numbers.push_back(report.string_or("report"));
    return numbers;
}

// Changes the book's file past every guard, as somebody with a database program could.
void tamper(const DemoBook& book, const std::string& sql) {
    const auto ran = tests::python("support/tamper.py", {book.path(), sql});
    BOOST_TEST_REQUIRE(ran.status == 0, ran.out << ran.err);
}

BOOST_AUTO_TEST_SUITE(rerun_tests)

BOOST_AUTO_TEST_CASE(an_issued_report_comes_out_the_same_after_later_entries_and_in_another_place) {
    const DemoBook book;
    const auto numbers = reports_of(book);
    BOOST_TEST_REQUIRE(numbers.size() >= 6U);
    book.ask({"value", "correct", "--measure", "M-UTBT", "--organisation", "9901", "--organiser",
              "SKR", "--period", "2025-11", "--to", "7", "--reason", "typo", "--note",
              "Ett pass räknades två gånger"});
    for (const auto& number : numbers) {
        BOOST_TEST_CONTEXT(number) {
            const auto ran =
                book.run({"report", "rerun", number, "--json", "-o", book.file(number)},
                         {{"TZ", "Pacific/Auckland"}, {"LC_ALL", "sv_SE.UTF-8"}});
            BOOST_TEST_REQUIRE(ran.status == 0, ran.out << ran.err);
            const auto answer = ran.data();
            BOOST_TEST(answer.string_or("bytes") == "equal");
            BOOST_TEST(answer.string_or("figures") == "equal");
            BOOST_TEST(list(answer, "differences").empty());
            const auto files = list(answer, "files");
            BOOST_TEST(files.size() >= 2U);
            for (const auto& file : files) {
                const auto name = file.string_or("name");
                BOOST_TEST((tests::read_bytes(book.file(number) + "/" + name) ==
                            tests::read_bytes((tests::demo_folder() / name).string())),
                           "other bytes: " << name);
            }
        }
    }
}

struct Change {
    const char* sql;
    const char* bytes;
};

BOOST_AUTO_TEST_CASE(the_two_verdicts_tell_a_changed_source_from_a_changed_report) {
    const Change changes[] = {
        {"UPDATE value_line SET value = '99' WHERE id = (SELECT min(l.id) FROM value_line l JOIN "
         "series s ON s.id = l.series WHERE s.measure = 'M-UTBT' AND l.state = 'value' AND "
         "l.period LIKE '2025-1%')",
         "equal"},
        {"UPDATE report_line SET content = replace(content, '\"n\":\"57\"', '\"n\":\"75\"') "
         "WHERE content LIKE '%\"n\":\"57\"%'",
         "differs"},
    };
    for (const Change& change : changes) {
        BOOST_TEST_CONTEXT(change.sql) {
            const DemoBook book;
            tamper(book, change.sql);
            const auto ran = book.run({"report", "rerun", "R-2026-001", "--json"});
            BOOST_TEST(ran.status == 4);
            const auto answer = *tests::parsed(ran.out).find("data");
            BOOST_TEST(answer.string_or("bytes") == change.bytes);
            BOOST_TEST(answer.string_or("figures") == "differs");
            const auto differences = list(answer, "differences");
            BOOST_TEST_REQUIRE(!differences.empty());
            for (const auto& difference : differences) {
                BOOST_TEST(difference.string_or("ref").starts_with("T"));
                BOOST_TEST(difference.string_or("issued") != difference.string_or("recalculated"));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(reports_about_different_periods_are_not_compared) {
    const DemoBook book;
    const auto ran = book.run({"report", "diff", "R-2025-001", "R-2026-001", "--json"});
    BOOST_TEST(ran.status == 2);
    BOOST_TEST(tests::parsed(ran.out).find("error")->string_or("code") == "REPORTS_NOT_COMPARABLE");
}

BOOST_AUTO_TEST_CASE(a_number_that_no_report_has_is_not_found) {
    const DemoBook book;
    const auto ran = book.run({"report", "rerun", "R-2099-001", "--json"});
    BOOST_TEST(ran.status == 5);
    BOOST_TEST(tests::parsed(ran.out).find("error")->string_or("code") == "REPORT_UNKNOWN");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
