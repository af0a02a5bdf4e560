#include "tests/cli/small_book.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

using namespace utfall;

// A municipality with two teams in a book of its own, as a person at a terminal meets it.
struct Terminal : tests::SmallBook {
    Terminal() {
        must({"value", "import",
              written("mars.csv",
                      "measure,team,period,sex,value\nM-PRES,T1,2024-03,F,41\n"
                      "M-PLAN,T1,2024-03,F,80\nM-PRES,T2,2024-03,F,7\n")});
    }

    /// Exit status and codes: "6 PERIOD_LOCKED PERIOD_LOCKED".
    std::string told(std::vector<std::string> words) const {
        const auto ran = run(std::move(words));
        std::string told = std::to_string(ran.status);
        for (const auto& code : ran.codes()) told += " " + code;
        return told;
    }
    std::string read(std::vector<std::string> words, const std::string& language) const {
        words.insert(words.end(), {"-b", folder.file("bok.utfall"), "--lang", language});
        const auto ran = tests::run_program(UTFALL_BINARY, words);
        return ran.out + ran.err;
    }
};

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

BOOST_AUTO_TEST_SUITE(period_tests)

BOOST_AUTO_TEST_CASE(a_period_is_approved_from_below_shown_as_changed_and_locked) {
    const Terminal terminal;
    const std::vector<std::string> approve{"period", "approve", "2024-03", "--organisation",
                                           "9901",   "--as",    "agare-1"};
    BOOST_TEST(terminal.told({"period", "submit", "2024-03", "--team", "T1", "--role",
                              "team_reporter"}) == "0");
    const auto refused = terminal.run(approve);
    BOOST_TEST(refused.status == 6);
    BOOST_TEST(refused.codes().size() == 2U, refused.out);
    BOOST_TEST(terminal.told({"period", "submit", "2024-03"}) == "0");
    const auto approved = terminal.must(approve);
    BOOST_TEST(approved.string_or("step") == "approve");
    BOOST_TEST(approved.find("reporters")->array().size() == 3U);

    const std::vector<std::string> correct{
        "value", "correct", "--measure", "M-PRES", "--team",   "T1",   "--period", "2024-03",
        "--sex", "F",       "--to",      "38",     "--reason", "typo", "--note",   "Omkastat"};
    terminal.must(correct);
    const auto cells = terminal.must({"period", "status", "2024-03"}).find("cells")->array();
    BOOST_TEST_REQUIRE(cells.size() == 3U);
    BOOST_TEST(cells[0].string_or("team") == "T1");
    BOOST_TEST(cells[0].string_or("state") == "approved");
    BOOST_TEST(cells[0].find("approved")->integer() == 2);
    BOOST_TEST(!cells[0].find("approval")->find("fits")->boolean());
    const auto& change = cells[0].find("changed_since")->array().front();
    BOOST_TEST(change.string_or("approved") == "41");
    BOOST_TEST(change.string_or("now") == "38");
    BOOST_TEST(cells[1].find("approval")->find("fits")->boolean());
    BOOST_TEST(cells[1].find("approval")->string_or("identity") == "declared");
    BOOST_TEST(cells[2].find("team")->is_null());

    const std::string shown = terminal.read({"period", "status", "2024-03"}, "sv");
    BOOST_TEST(holds(shown, "T1 M-PRES sex=F: godkänt 41, nu 38"), shown);
    BOOST_TEST(holds(shown, "agare-1, process_owner (uppgivet namn)"), shown);
    BOOST_TEST(terminal.told({"period", "lock", "2024-03"}) == "6 PERIOD_CHANGED_SINCE_APPROVAL");
    BOOST_TEST(terminal.told({"period", "approve", "2024-03"}) == "0");
    BOOST_TEST(terminal.told({"period", "lock", "2024-03"}) == "0");
    BOOST_TEST(terminal.told({"verify"}) == "0");
}

BOOST_AUTO_TEST_CASE(a_locked_period_says_so_in_both_languages_and_takes_corrections_alone) {
    const Terminal terminal;
    for (const char* verb : {"submit", "approve", "lock"})
        terminal.must({"period", verb, "2024-03", "--note", "Ett exempel"});
    const auto late = terminal.written("sent.csv",
                                       "measure,team,period,sex,value\n"
                                       "M-PRES,T1,2024-03,F,38\nM-PRES,T2,2024-03,F,7\n"
                                       "M-PRES,T2,2024-03,M,9\n");
    const auto size = terminal.must({"book", "info"}).find("size")->integer();
    BOOST_TEST(terminal.told({"value", "import", late}) == "6 PERIOD_LOCKED PERIOD_LOCKED");
    BOOST_TEST(holds(terminal.read({"value", "import", late}, "sv"), "T1: 2024-03 är låst."));
    BOOST_TEST(holds(terminal.read({"value", "import", late}, "en"), "T1: 2024-03 is locked."));
    BOOST_TEST(terminal.must({"book", "info"}).find("size")->integer() == size);
    BOOST_TEST(terminal.told({"value", "correct", "--measure", "M-PRES", "--team", "T1", "--period",
                              "2024-03", "--sex", "F", "--to", "38"}) == "3 CHANGE_NEEDS_REASON");
    BOOST_TEST(terminal.told({"value", "correct", "--measure", "M-PRES", "--team", "T1", "--period",
                              "2024-03", "--sex", "F", "--to", "38", "--reason", "typo", "--note",
                              "Omkastat"}) == "0");
    BOOST_TEST(terminal.told({"period", "return", "2024-03", "--team", "T2", "--note", "Nej"}) ==
               "6 PERIOD_LOCKED");
    BOOST_TEST(terminal.told({"period", "reopen", "2024-03", "--team", "T2"}) ==
               "3 PERIOD_NEEDS_REASON PERIOD_NEEDS_REASON");
    BOOST_TEST(terminal.told({"period", "reopen", "2024-03", "--team", "T2", "--reason",
                              "late_data", "--note", "Sent inkommet"}) == "0");
    BOOST_TEST(terminal.told({"period", "approve", "2024-03", "--team", "T2", "--role",
                              "auditor"}) == "6 PERIOD_NOT_SUBMITTED PERIOD_ROLE");
}

BOOST_AUTO_TEST_CASE(after_submission_a_file_takes_a_reason_and_a_request_is_recorded_once) {
    const Terminal terminal;
    const std::vector<std::string> submit{"period",
                                          "submit",
                                          "2024-03",
                                          "--team",
                                          "T1",
                                          "--request-id",
                                          "00112233445566778899aabbccddeeff"};
    const auto first = terminal.must(submit);
    const auto again = terminal.must(submit);
    BOOST_TEST(again.find("replayed")->boolean());
    BOOST_TEST(again.find("entry")->integer() == first.find("entry")->integer());
    const auto late =
        terminal.written("sent.csv", "measure,team,period,sex,value\nM-PRES,T1,2024-03,F,38\n");
    BOOST_TEST(terminal.told({"value", "import", late}) == "3 CHANGE_NEEDS_REASON");
    BOOST_TEST(terminal.told({"value", "import", late, "--reason", "late_data"}) == "0");
    BOOST_TEST(terminal.told({"period", "status", "2024-13"}) == "5");
    BOOST_TEST(terminal.told({"period", "status", "2024-03", "--team", "T1", "--organisation",
                              "9901"}) == "2");
}

BOOST_AUTO_TEST_CASE(a_report_of_values_that_are_not_approved_takes_a_reason_that_it_prints) {
    const Terminal terminal;
    terminal.must({"period", "submit", "2024-03"});
    const std::vector<std::string> issue{
        "report", "issue", "skr-followup", "--period", "2024-03", "-o", terminal.folder.file("ut")};
    std::filesystem::create_directory(terminal.folder.file("ut"));
    const auto size = terminal.must({"book", "info"}).find("size")->integer();
    BOOST_TEST(terminal.told(issue) == "6 REPORT_VALUES_NOT_APPROVED REPORT_VALUES_NOT_APPROVED");
    const auto checked = terminal.run({"report", "check", "skr-followup", "--period", "2024-03"});
    BOOST_TEST(checked.status == 3);
    BOOST_TEST(!checked.data().find("ready")->boolean());
    BOOST_TEST(checked.data().find("obstacles")->array().size() == 2U);
    BOOST_TEST(terminal.must({"book", "info"}).find("size")->integer() == size);
    auto all_the_same = issue;
    all_the_same.insert(all_the_same.end(), {"--reason", "late_data", "--note", "Rektor är sjuk"});
    const auto number = terminal.must(all_the_same).string_or("report");
    BOOST_TEST(terminal.told({"report", "rerun", number}) == "0");
    for (const auto& file : std::filesystem::directory_iterator{terminal.folder.file("ut")}) {
        if (file.path().extension() != ".html") continue;
        std::ifstream in{file.path(), std::ios::binary};
        const std::string page{std::istreambuf_iterator<char>{in}, {}};
        BOOST_TEST(holds(page, "Issued without all values being approved: 2024-03 (T1, T2)"));
        BOOST_TEST(holds(page, "Rektor är sjuk"));
    }
}

BOOST_AUTO_TEST_CASE(a_book_may_ask_for_another_name_and_says_how_little_that_is) {
    const Terminal terminal;
    BOOST_TEST(terminal.must({"book", "info"}).string_or("four_eyes") == "off");
    const std::vector<std::string> set{"book",     "set",   "--four-eyes", "declared",
                                       "--reason", "other", "--note",      "Styrgruppen"};
    BOOST_TEST(terminal.told({"book", "set", "--four-eyes", "declared"}) ==
               "3 BOOK_SET_NEEDS_REASON BOOK_SET_NEEDS_REASON");
    BOOST_TEST(terminal.run({"book", "set", "--four-eyes", "both"}).status == 2);
    const auto done = terminal.must(set);
    BOOST_TEST(done.find("entry")->integer() + 1 == done.find("size")->integer());
    BOOST_TEST(terminal.must(set).find("replayed")->boolean());
    BOOST_TEST(terminal.must({"book", "info"}).string_or("four_eyes") == "declared");
    BOOST_TEST(holds(terminal.read({"book", "info"}, "sv"), "vem det är kontrolleras inte"));
    terminal.must({"period", "submit", "2024-03", "--as", "bo-1"});
    BOOST_TEST(terminal.told({"period", "approve", "2024-03", "--as", "bo-1"}) ==
               "6 PERIOD_SAME_PERSON PERIOD_SAME_PERSON PERIOD_SAME_PERSON");
    terminal.must({"period", "approve", "2024-03", "--as", "cia-1"});
    BOOST_TEST(holds(terminal.read({"period", "status", "2024-03"}, "sv"),
                     "cia-1, process_owner (uppgivet namn)"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
