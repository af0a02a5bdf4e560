#include "tests/cli/small_book.h"

namespace {

using namespace utfall;

BOOST_FIXTURE_TEST_SUITE(report_disclosure_tests, tests::SmallBook)

// 3 of 7 present: a percentage of a base below ten, whose decimals nothing else has.
BOOST_AUTO_TEST_CASE(a_percentage_of_too_few_is_in_none_of_the_files_that_leave) {
    must({"value", "import",
          written("values.csv",
                  "measure,team,period,sex,value\nM-PRES,T1,2024-03,F,3\n"
                  "M-PLAN,T1,2024-03,F,7\n")});
    const auto json_of = [&](std::vector<std::string> profile) {
        std::vector<std::string> words{"report",          "make",     "skr-followup",
                                       "--period",        "VT24",     "-o",
                                       folder.file("ut"), "--format", "json"};
        words.insert(words.end(), profile.begin(), profile.end());
        const auto made = must(words);
        return tests::read_bytes(folder.file("ut") + "/" +
                                 made.find("files")->array().front().string_or("name"));
    };
    const auto has = [](const std::string& bytes, const std::string& text) {
        return bytes.find(text) != std::string::npos;
    };
    BOOST_TEST(has(json_of({}), "42.9"));
    const std::string left = json_of({"--profile", "public"});
    BOOST_TEST(!has(left, "42.9"));
    BOOST_TEST(!has(left, "42,9"));
    BOOST_TEST(has(json_of({"--profile", "recipient", "--recipient", "SKR"}), "42.9"));
    BOOST_TEST(run({"report", "make", "skr-followup", "--period", "VT24", "-o", folder.file("ut"),
                    "--profile", "recipient"})
                   .status == 2);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
