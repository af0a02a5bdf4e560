#include "tests/cli/demo_book.h"

namespace {

using namespace utfall;
using tests::list;

BOOST_AUTO_TEST_SUITE(short_seal_tests)

BOOST_AUTO_TEST_CASE(a_mistyped_group_of_a_short_seal_is_named) {
    const tests::DemoBook book;
    const std::string out = book.file("out");
    const auto issued = book.ask({"report", "issue", "skr-followup", "--period", "HT25", "--format",
                                  "html,json", "-o", out});
    const std::string seal = issued.string_or("short_seal");
    BOOST_TEST_REQUIRE(seal.size() == 44U);
    for (const std::string& name : tests::files_in(out, {".html", ".json"})) {
        const std::string text = tests::read_bytes(out + "/" + name);
        BOOST_TEST(text.find(seal) != std::string::npos, name);
    }
    const auto found = book.ask({"verify", "--short-seal", seal});
    BOOST_TEST(list(found, "reports").front().string_or("report") == issued.string_or("report"));
    std::string wrong = seal;
    wrong[11] = wrong[11] == '7' ? '8' : '7';
    const auto mistyped = book.run({"verify", "--short-seal", wrong});
    BOOST_TEST(mistyped.status == 3);
    BOOST_TEST(mistyped.codes().front() == "SHORT_SEAL_GROUP");
    BOOST_TEST(mistyped.out.find("Group 3") != std::string::npos, mistyped.out);
    BOOST_TEST(book.run({"verify", "--short-seal", seal.substr(5)}).status == 3);
    BOOST_TEST(book.run({"verify", "--short-seal", seal, "--as-of", "5"}).status == 5);
    const auto again = book.ask({"report", "rerun", issued.string_or("report")});
    BOOST_TEST(again.string_or("bytes") == "equal");
    BOOST_TEST(again.string_or("figures") == "equal");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
