#include "tests/support/source_tree.h"

#include <map>
#include <regex>
#include <string>
#include <vector>

namespace {

using utfall::tests::file_text;
using utfall::tests::source_files;

bool has_word(const std::string& text, const std::string& word) {
    const auto is_part = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
    };
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
        const bool left = at == 0 || !is_part(text[at - 1]);
        const bool right = at + word.size() == text.size() || !is_part(text[at + word.size()]);
        if (left && right) return true;
    }
    return false;
}

// The file's code without its comments.
std::string code_of(const std::string& file) {
    std::string code;
    std::string text = file_text(file);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string line = text.substr(at, end - at);
        const std::size_t comment = line.find("//");
        code += line.substr(0, comment) + "\n";
        at = end + 1;
    }
    return code;
}

BOOST_AUTO_TEST_SUITE(source_tests)

BOOST_AUTO_TEST_CASE(law_6_floating_point_exists_only_in_the_workbook_writer) {
    for (const auto& file : source_files({"app", "reports"})) {
        if (file.starts_with("reports/xlsx_")) continue;
        const std::string code = code_of(file);
        BOOST_TEST(!has_word(code, "double"), file << " uses double");
        BOOST_TEST(!has_word(code, "float"), file << " uses float");
    }
}

BOOST_AUTO_TEST_CASE(law_9_no_layer_below_the_use_cases_reads_clock_locale_environment_or_chance) {
    const std::vector<std::string> forbidden{
        "system_clock", "steady_clock", "high_resolution_clock", "localtime",
        "getenv",       "setlocale",    "random_device",         "unordered_set"};
    const std::vector<std::string> files{"ifstream", "ofstream", "fopen", "filesystem"};
    for (const auto& file :
         source_files({"app/core", "app/ledger", "app/programme", "app/indicators", "app/funding",
                       "app/activities", "app/surveys", "app/participants", "app/disclosure",
                       "app/workflow", "reports"})) {
        const std::string code = code_of(file);
        for (const auto& word : forbidden)
            BOOST_TEST(!has_word(code, word), file << " uses " << word);
        // A workbook is put together in a folder of its own; core writes what must be there.
        if (file.starts_with("reports/xlsx_") || file.starts_with("app/core/")) continue;
        for (const auto& word : files) BOOST_TEST(!has_word(code, word), file << " uses " << word);
    }
}

BOOST_AUTO_TEST_CASE(nothing_sets_a_global_locale) {
    for (const auto& file : source_files({"app", "reports"})) {
        const std::string code = code_of(file);
        BOOST_TEST(!has_word(code, "setlocale"), file);
        BOOST_TEST((code.find("locale::global") == std::string::npos), file);
    }
}

// A locked period is closed to every way in: there is no way that does not ask the gate.
BOOST_AUTO_TEST_CASE(whatever_writes_values_asks_the_gate_of_their_period) {
    std::size_t ways = 0;
    for (const auto& file : source_files({"app/usecases", "app/web", "app/cli"})) {
        const std::string code = code_of(file);
        if (code.find(".add(indicators::value_line") == std::string::npos &&
            code.find("->add(indicators::value_line") == std::string::npos)
            continue;
        ++ways;
        BOOST_TEST(code.find("PeriodGate") != std::string::npos, file << " asks nobody");
    }
    BOOST_TEST(ways >= 3U);
}

// The linker would take either for both.
BOOST_AUTO_TEST_CASE(no_two_headers_of_a_namespace_define_types_of_the_same_name) {
    const std::regex definition{
        R"(\n(?:struct|class|enum class) (\w+)(?: final)?(?: :[^;{]*)? \{)"};
    const std::regex space{R"(\nnamespace ([\w:]+) \{)"};
    std::map<std::string, std::string> homes;
    for (const auto& file : source_files({"app", "reports"})) {
        if (!file.ends_with(".h")) continue;
        const std::string code = code_of(file);
        std::smatch within;
        if (!std::regex_search(code, within, space)) continue;
        for (std::sregex_iterator at{code.begin(), code.end(), definition}, end; at != end; ++at) {
            const auto [home, is_new] =
                homes.emplace(within[1].str() + "::" + (*at)[1].str(), file);
            BOOST_TEST(is_new, home->first << " stands in " << home->second << " and " << file);
        }
    }
    BOOST_TEST(homes.size() > 300U);
}

BOOST_AUTO_TEST_CASE(every_header_is_guarded_once) {
    for (const auto& file : source_files({"app", "reports"})) {
        if (file.ends_with(".h")) BOOST_TEST(file_text(file).starts_with("#pragma once\n"), file);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
