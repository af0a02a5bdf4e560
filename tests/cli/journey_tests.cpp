#include "tests/support/golden.h"
#include "tests/support/program.h"
#include "tests/support/source_tree.h"
#include "tests/support/temporary_folder.h"

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace utfall;
namespace fs = std::filesystem;

const fs::path transcripts{UTFALL_SOURCE_ROOT "/tests/golden/journeys"};

// What differs from day to day and from book to book; the rest of an answer is always the same.
std::string masked(std::string said) {
    static const std::vector<std::pair<std::regex, std::string>> varying{
        {std::regex{"[0-9a-f]{64}"}, "<digest>"},
        {std::regex{"R-20[0-9]{2}-"}, "R-<year>-"},
        {std::regex{"är före 20[0-9]{2}-[0-9]{2}-[0-9]{2}"}, "är före <day>"},
        {std::regex{"([0-9A-Z]{4}-){8}[0-9A-Z]{4}"}, "<seal>"},
        {std::regex{"20[0-9]{2}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9.]+Z)?"}, "<minute>"}};
    for (const auto& [pattern, name] : varying) said = std::regex_replace(said, pattern, name);
    return said;
}

// This year's number for the transcript's.
std::string of_this_year(const std::string& command, const std::string& year) {
    return std::regex_replace(command, std::regex{"R-<year>-"}, "R-" + year + "-");
}

std::string year_of_reports(const fs::path& folder) {
    static const std::regex number{"_R-(20[0-9]{2})-"};
    std::smatch found;
    for (const auto& file : fs::directory_iterator{folder}) {
        const std::string name = file.path().filename().string();
        if (std::regex_search(name, found, number)) return found[1];
    }
    return "none";
}

// Types the commands of a transcript, those lines that begin with "$", in a folder of its own; what
// stands between them is what the program said last time, and lines with "#" tell the story.
std::string typed_again(const std::string& name) {
    const tests::TemporaryFolder folder;
    const fs::path desk{folder.path()};
    for (const auto& file : fs::directory_iterator{UTFALL_SOURCE_ROOT "/tests/data/journeys"})
        fs::copy_file(file.path(), desk / file.path().filename());
    fs::copy_file(UTFALL_SOURCE_ROOT "/tests/data/small/setup.json", desk / "setup.json");
    fs::create_directories(desk / "mallar" / "skr-followup");
    fs::copy(UTFALL_SOURCE_ROOT "/templates/skr-followup/1.0.0",
             desk / "mallar" / "skr-followup" / "1.0.0", fs::copy_options::recursive);
    fs::create_directory(desk / "ut");
    const std::string path =
        fs::path{UTFALL_BINARY}.parent_path().string() + ":" + std::string{std::getenv("PATH")};
    std::ifstream transcript{transcripts / name};
    BOOST_TEST_REQUIRE(transcript.good(), name);
    std::string all;
    for (std::string line; std::getline(transcript, line);) {
        if (line.starts_with("#")) all += line + "\n";
        if (!line.starts_with("$ ")) continue;
        all += line + "\n";
        const std::string command = of_this_year(line.substr(2), year_of_reports(desk / "ut"));
        const auto ran = tests::run_program("/bin/sh", {"-c", command + " 2>&1"},
                                            {{"PATH", path}, {"LC_ALL", "C"}}, desk.string());
        all += masked(ran.out);
        if (ran.status != 0) all += "[" + std::to_string(ran.status) + "]\n";
    }
    return all;
}

BOOST_AUTO_TEST_SUITE(journey_tests)

BOOST_AUTO_TEST_CASE(what_people_set_out_to_do_reads_as_a_transcript_and_goes_the_same_way_again) {
    std::size_t count = 0;
    for (const char* name :
         {"correct_a_value.txt", "approve_and_lock.txt", "audit_an_indicator.txt",
          "extend_a_phase.txt", "change_a_template.txt", "compare_with_others.txt",
          "record_activities.txt", "record_survey_answers.txt", "claim_to_payment.txt",
          "claim_checks.txt", "claim_rules.txt"}) {
        BOOST_TEST_CONTEXT(name) {
            tests::check_golden(std::string{"journeys/"} + name, typed_again(name));
            ++count;
        }
    }
    BOOST_TEST_MESSAGE(count << " journeys");
}

// Codes in backquotes at the beginning of a table's rows, below a heading.
std::vector<std::string> checks_of_the_page() {
    const std::string page = tests::read_bytes(UTFALL_SOURCE_ROOT "/schemas/files.md");
    const std::size_t from = page.find("| check | holds when |");
    std::istringstream rows{page.substr(from, page.find("\n\n", from) - from)};
    std::vector<std::string> codes;
    std::string family;
    static const std::regex code{"`([A-Z_0-9]+)`"};
    for (std::string row; std::getline(rows, row);) {
        const std::string first = row.substr(0, row.find('|', 1));
        for (std::sregex_iterator at{first.begin(), first.end(), code}, end; at != end; ++at) {
            const std::string found = (*at)[1];
            // "`FLAT_RATE_7`, `_15`": the same family.
            if (!found.starts_with('_')) family = found.substr(0, found.rfind('_'));
            codes.push_back(found.starts_with('_') ? family + found : found);
        }
    }
    return codes;
}

BOOST_AUTO_TEST_CASE(every_check_of_a_claim_is_seen_to_hold_and_not_to) {
    const std::string rules = tests::read_bytes((transcripts / "claim_rules.txt").string());
    // Refused when the records are read; or never: both tell how much was left out or came late,
    // and no command makes parts and wholes differ (funding/claim_tests does).
    const std::map<std::string, std::string> instead{
        {"IN_KIND_TWICE", "[IN_KIND_TWICE]"},    {"LINES_PLACED", "[COST_OUTSIDE_OPERATION]"},
        {"RATES_SUM", "[SETUP_RATES]"},          {"UNPAID_EXCLUDED", "UNPAID_EXCLUDED 500.00"},
        {"LATE_LINES", "LATE_LINES 0"},          {"SHARES_SUM", "SHARES_SUM 1400.01 / 1400.01"},
        {"CLAIMS_SUM", "CLAIMS_SUM 0.00 / 0.00"}};
    const auto codes = checks_of_the_page();
    BOOST_TEST(codes.size() > 20U);
    for (const std::string& code : codes) {
        BOOST_TEST((rules.find("  ok  " + code + " ") != std::string::npos), code << " holds");
        const auto other = instead.find(code);
        const std::string fails = other == instead.end() ? "  !!  " + code + " " : other->second;
        BOOST_TEST((rules.find(fails) != std::string::npos), code << " does not hold");
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
