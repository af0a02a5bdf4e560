#include "app/cli/command.h"
#include "app/core/json.h"
#include "tests/cli/demo_book.h"
#include "tests/cli/small_book.h"

#include <set>

namespace {

using namespace utfall;

BOOST_AUTO_TEST_SUITE(usage_tests)

BOOST_AUTO_TEST_CASE(a_command_there_is_none_of_is_named_with_the_one_that_was_likely_meant) {
    struct Row {
        std::vector<std::string> words;
        std::string sv, en;
    };
    const std::vector<Row> rows{
        {{"value", "lst"},
         "Kommandot \"value lst\" finns inte. Menade du \"value list\"?",
         "There is no command \"value lst\". Did you mean \"value list\"?"},
        {{"repot", "list"},
         "Kommandot \"repot\" finns inte. Menade du \"report\"?",
         "There is no command \"repot\". Did you mean \"report\"?"},
        {{"nonsense"}, "Kommandot \"nonsense\" finns inte.", "There is no command \"nonsense\"."},
        {{"report"}, "Ett kommando saknas.", "A command is missing."},
        {{}, "Ett kommando saknas.", "A command is missing."},
    };
    for (const auto& row : rows) {
        for (const bool swedish : {true, false}) {
            auto words = row.words;
            words.insert(words.end(), {"--json", "--lang", swedish ? "sv" : "en"});
            const auto ran = tests::run_program(UTFALL_BINARY, words);
            BOOST_TEST(ran.status == 2);
            const auto answer = tests::parsed(ran.out);
            const auto* error = answer.find("error");
            BOOST_TEST_REQUIRE((error != nullptr), ran.out);
            BOOST_TEST(error->string_or("code") == "USAGE");
            BOOST_TEST(error->string_or("message") == (swedish ? row.sv : row.en));
            BOOST_TEST(!error->string_or("remedy").empty());
        }
    }
}

BOOST_AUTO_TEST_CASE(a_number_and_its_report_turned_round_are_answered_with_what_to_type) {
    const std::vector<std::pair<std::vector<std::string>, std::string>> rows{
        {{"R-2026-001", "T2.1"}, "T2.1 --report R-2026-001"},
        {{"T2.1", "R-2026-001"}, "T2.1 --report R-2026-001"},
        {{"R-2026-001", "--report", "T2.1"}, "T2.1 --report R-2026-001"},
        {{"rapport.xlsx", "T2.1"}, "T2.1 rapport.xlsx"},
        {{"rapport.xlsx", "--report", "T2.1"}, "T2.1 rapport.xlsx"},
    };
    for (auto [words, command] : rows) {
        words.insert(words.begin(), {"report", "explain"});
        const auto ran = tests::utfall(words);
        BOOST_TEST(ran.status == 2);
        const auto answer = tests::parsed(ran.out);
        const auto* error = answer.find("error");
        BOOST_TEST_REQUIRE((error != nullptr), ran.out);
        BOOST_TEST(error->string_or("code") == "EXPLAIN_ORDER");
        BOOST_TEST(error->string_or("remedy") == "Type: utfall report explain " + command);
    }
}

BOOST_AUTO_TEST_CASE(every_command_answers_a_program_with_one_object_and_says_nothing_else) {
    const tests::SmallBook book;
    std::size_t asked = 0;
    for (const auto& command : cli::commands()) {
        if (command.noun == "serve" || command.noun == "demo") continue;
        std::vector<std::string> words{std::string{command.noun}};
        if (!command.verb.empty()) words.emplace_back(command.verb);
        const auto ran = book.run(words);
        BOOST_TEST_CONTEXT(command.noun << " " << command.verb << ": " << ran.out << ran.err) {
            const auto answer = core::parse_own_json(ran.out);
            BOOST_TEST_REQUIRE(answer.find("ok") != nullptr);
            BOOST_TEST(answer.find("ok")->boolean() == (ran.status == 0));
            BOOST_TEST((answer.find("data") != nullptr || answer.find("error") != nullptr));
        }
        ++asked;
    }
    BOOST_TEST(asked + 2 == cli::commands().size());
}

BOOST_AUTO_TEST_CASE(help_shows_the_whole_command_as_it_is_typed) {
    const std::vector<std::pair<std::vector<std::string>, std::string>> rows{
        {{"report", "make"}, "Usage: utfall report make [OPTIONS] FAMILY\n"},
        {{"value", "import"}, "Usage: utfall value import [OPTIONS] FILE...\n"},
        {{"demo"}, "Usage: utfall demo [OPTIONS] [DIR]\n"},
        {{"report", "list"}, "Usage: utfall report list [OPTIONS]\n"},
    };
    for (auto [words, usage] : rows) {
        words.insert(words.end(), {"--help", "--lang", "en"});
        const auto ran = tests::run_program(UTFALL_BINARY, words);
        BOOST_TEST(ran.status == 0);
        BOOST_TEST(ran.out.find(usage) != std::string::npos, ran.out);
    }
}

BOOST_AUTO_TEST_CASE(about_names_every_library_with_its_version) {
    const auto data = tests::utfall({"about", "--versions"}).data();
    std::string nameless;
    std::set<std::string> libraries;
    for (const auto& [library, version] : data.find("libraries")->object()) {
        libraries.insert(library);
        // A publication of time zones is a year and a letter, all others begin with a number.
        const std::string& words = version.string();
        if (words.empty() || words.front() < '0' || words.front() > '9') nameless += library + " ";
    }
    BOOST_TEST(nameless == "");
    BOOST_TEST(libraries == (std::set<std::string>{
                                "CLI11", "ICU", "OpenSSL", "Poco", "SQLite", "SQLiteCpp", "expat",
                                "libsodium", "libxlsxwriter", "libzip", "nlohmann/json", "tzdata"}),
               boost::test_tools::per_element());
    BOOST_TEST((tests::utfall({"about"}).data().find("libraries") == nullptr));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
