#include "tests/cli/demo_book.h"

#include <boost/test/unit_test.hpp>

namespace {

using namespace utfall;
using tests::DemoBook;

std::string newest(const DemoBook& book) {
    return tests::list(book.ask({"report", "list"}), "reports").back().string_or("report");
}

std::string state(const DemoBook& book, const std::string& number) {
    for (const auto& report : tests::list(book.ask({"report", "list"}), "reports")) {
        if (report.string_or("report") == number) return report.string_or("state");
    }
    return {};
}

BOOST_AUTO_TEST_SUITE(report_steps_tests)

BOOST_AUTO_TEST_CASE(a_reports_way_to_the_funder_is_recorded_shown_and_refused_out_of_turn) {
    const DemoBook book;
    const std::string number = newest(book);
    const auto early =
        book.run({"report", "receive", number, "--on", "2030-01-22", "--reference", "Kvittens 55"});
    BOOST_TEST(early.status == 6, early.out);
    const std::vector<std::string> submit{"report",     "submit",      number,    "--on",
                                          "2030-01-20", "--reference", "Ärende 1"};
    const auto before = book.size();
    auto tried = submit;
    tried.emplace_back("--dry-run");
    BOOST_TEST(book.ask(tried).find("entry")->is_null());
    BOOST_TEST(book.size() == before);
    const auto submitted = book.ask(submit);
    BOOST_TEST(submitted.find("entry")->integer() == before);
    BOOST_TEST(submitted.find("size")->integer() == before + 1);
    BOOST_TEST(book.ask(submit).find("replayed")->boolean());
    BOOST_TEST(book.size() == before + 1);
    BOOST_TEST(state(book, number) == "submitted");
    book.ask({"report", "receive", number, "--on", "2030-01-22", "--reference", "Brev 7",
              "--supplement"});
    BOOST_TEST(state(book, number) == "supplement_requested");

    const auto shown = book.ask({"report", "show", number});
    BOOST_TEST(shown.string_or("state") == "supplement_requested");
    const auto steps = tests::list(shown, "steps");
    BOOST_TEST_REQUIRE(steps.size() == 2U);
    BOOST_TEST(steps[1].string_or("reference") == "Brev 7");
    const auto past = book.ask({"report", "show", number, "--as-of", std::to_string(before + 1)});
    BOOST_TEST(past.string_or("state") == "submitted");
    const auto words = tests::run_program(
        UTFALL_BINARY, {"report", "show", number, "-b", book.path(), "--lang", "sv"});
    BOOST_TEST((words.out.find("tillstånd: komplettering begärd") != std::string::npos), words.out);
    BOOST_TEST(book.run({"verify"}).status == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
