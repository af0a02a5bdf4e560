#include "tests/cli/small_book.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

namespace {

using namespace utfall;

struct Office : tests::SmallBook {
    tests::Ran role(const std::string& verb, std::vector<std::string> words) const {
        words.insert(words.begin(), {"role", verb, "--reason", "other", "--note", "Ett exempel"});
        return run(std::move(words));
    }
};

BOOST_FIXTURE_TEST_SUITE(role_tests, Office)

BOOST_AUTO_TEST_CASE(a_role_is_given_listed_and_taken_back_and_whoever_lacks_it_is_refused) {
    const auto first =
        role("grant", {"--person", "owner-1", "--role", "process_owner", "--as", "founder-1"});
    BOOST_TEST_REQUIRE(first.status == 0, first.out);
    const auto refused = run({"period", "submit", "2024-03", "--team", "T1", "--as", "anna-1",
                              "--role", "team_reporter", "--note", "Inget än"});
    BOOST_TEST(refused.status == 6);
    BOOST_TEST(refused.codes() == std::vector<std::string>{"ROLE_NOT_HELD"},
               boost::test_tools::per_element());
    BOOST_TEST(role("grant", {"--person", "anna-1", "--role", "team_reporter", "--team", "T1",
                              "--as", "owner-1"})
                   .status == 0);
    const auto listed = must({"role", "list"});
    const auto roles = listed.find("roles")->array();
    BOOST_TEST_REQUIRE(roles.size() == 2U);
    BOOST_TEST(roles[1].string_or("person") == "anna-1");
    BOOST_TEST(roles[1].string_or("team") == "T1");
    BOOST_TEST(roles[1].string_or("by") == "owner-1");
    must({"period", "submit", "2024-03", "--team", "T1", "--as", "anna-1", "--role",
          "team_reporter", "--note", "Inget än"});
    BOOST_TEST(role("grant", {"--person", "eva-1", "--role", "auditor", "--as", "anna-1"}).status ==
               6);
    BOOST_TEST(role("end", {"--person", "anna-1", "--role", "team_reporter", "--team", "T1", "--as",
                            "owner-1"})
                   .status == 0);
    BOOST_TEST(
        role("end", {"--person", "anna-1", "--role", "team_reporter", "--as", "owner-1"}).status ==
        5);
    BOOST_TEST(must({"verify"}).find("notes")->array().empty());
}

BOOST_AUTO_TEST_CASE(a_role_for_days_is_listed_with_them_and_holds_on_none_but_those) {
    const auto give = [&](const std::vector<std::string>& days) {
        std::vector<std::string> words{"--person", "anna-1", "--role", "process_leader",
                                       "--team",   "T1",     "--as",   "owner-1"};
        words.insert(words.end(), days.begin(), days.end());
        return role("grant", words);
    };
    const auto submitted = [&] {
        return run({"period", "submit", "2024-03", "--team", "T1", "--as", "anna-1", "--role",
                    "process_leader", "--note", "Inget än"})
            .status;
    };
    role("grant", {"--person", "owner-1", "--role", "process_owner", "--as", "founder-1"});
    const auto before = must({"book", "info"}).find("size")->integer();
    BOOST_TEST(give({"--from", "2100-01-01"}).status == 0);
    BOOST_TEST(submitted() == 6);
    const auto given = give({"--from", "2020-01-01", "--to", "2099-12-31"});
    BOOST_TEST_REQUIRE(given.status == 0, given.out);
    BOOST_TEST(given.data().string_or("to") == "2099-12-31");
    BOOST_TEST(submitted() == 0);
    const auto listed = must({"role", "list"}).find("roles")->array();
    BOOST_TEST_REQUIRE(listed.size() == 3U);
    BOOST_TEST(listed[0].find("from")->is_null());
    BOOST_TEST(listed[1].string_or("from") == "2100-01-01");
    BOOST_TEST(listed[2].string_or("from") == "2020-01-01");
    BOOST_TEST(listed[2].string_or("to") == "2099-12-31");
    BOOST_TEST(
        must({"role", "list", "--as-of", std::to_string(before)}).find("roles")->array().size() ==
        1U);
    const auto wrong = give({"--from", "2020-13-01", "--to", "2019-01-01"});
    BOOST_TEST(wrong.status == 3);
    BOOST_TEST(wrong.codes() == std::vector<std::string>{"ROLE_DAY"},
               boost::test_tools::per_element());
    BOOST_TEST(must({"verify"}).find("findings")->array().empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
