#include "app/cli/completion.h"

#include "app/cli/command.h"
#include "app/usecases/values.h"
#include "app/workflow/permissions.h"
#include "tests/cli/demo_book.h"
#include "tests/support/run_process.h"

namespace {

using namespace utfall;
using Paths = cli::Completion::Paths;

std::string words_of(const cli::Completion& completion) {
    std::string words;
    for (const auto& candidate : completion.candidates)
        words += (words.empty() ? "" : " ") + candidate.word;
    return words;
}

std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const auto& word : words) all += (all.empty() ? "" : "|") + word;
    return all;
}

const cli::Option& global_option(std::string_view name) {
    for (const auto& option : cli::global_options()) {
        if (option.name == name) return option;
    }
    throw std::runtime_error{"no such option"};
}

BOOST_AUTO_TEST_SUITE(completion_tests)

BOOST_AUTO_TEST_CASE(what_may_stand_where_the_cursor_is_comes_from_the_table_of_commands) {
    struct Row {
        std::vector<std::string> typed;
        std::string words;
        Paths paths{Paths::none};
    };
    const std::vector<Row> rows{
        {{"val"}, "value"},
        {{"value", "c"}, "check correct"},
        {{"nonsense", ""}, ""},
        {{"value", "nonsense", ""}, ""},
        {{"setup", "import", ""}, "", Paths::files},
        {{"value", "import", "a.csv", ""}, "", Paths::files},
        {{"setup", "import", "a.json", ""}, ""},
        {{"demo", ""}, "", Paths::folders},
        {{"report", "explain", "T1.1", ""}, "", Paths::files},
        {{"report", "explain", ""}, ""},
        {{"audit", "anchor", ""}, "request import verify"},
        {{"audit", "anchor", "import", ""}, "", Paths::files},
        {{"audit", "key", "p"}, "protect"},
        {{"completion", "z"}, "zsh"},
        {{"form", "status", "--m"}, "--missing"},
        {{"value", "list", "--lang", ""}, "sv en"},
        {{"value", "list", "--lang=s"}, "--lang=sv"},
        {{"value", "list", "--json=s"}, ""},
        {{"book", "set", "--four-eyes", "a"}, "account"},
        {{"phase", "extend", "F2", "--targets", "k"}, "keep", Paths::files},
        {{"report", "make", "--format", ""}, "xlsx html json"},
        {{"role", "grant", "--role", "e"}, "economist evaluator"},
        {{"value", "correct", "--reason", "l"}, "late_data"},
        {{"value", "list", "-b", ""}, "", Paths::files},
        {{"value", "list", "-o", ""}, "", Paths::files},
        {{"value", "list", "--lang", "sv", "--la"}, ""},
        {{"value", "list", "--period", "HT25", "--per"}, "--period"},
        {{"value", "import", "--", "--l"}, "", Paths::files},
        {{"get", ""}, ""},
        {{}, ""},
    };
    for (const auto& [typed, words, paths] : rows) {
        const auto found = cli::complete(typed, core::Lang::en);
        BOOST_TEST(words_of(found) == words, joined(typed));
        BOOST_TEST((found.paths == paths), joined(typed));
    }
}

BOOST_AUTO_TEST_CASE(every_command_and_every_option_is_offered_with_its_help) {
    for (const auto& command : cli::commands()) {
        std::vector<std::string> typed{std::string{command.noun}};
        const auto nouns = cli::complete(typed, core::Lang::sv);
        BOOST_TEST(!nouns.candidates.empty(), command.noun);
        if (!command.verb.empty()) {
            typed.emplace_back(command.verb);
            const auto verbs = cli::complete(typed, core::Lang::sv);
            BOOST_TEST_REQUIRE(!verbs.candidates.empty(), cli::command_name(command));
            BOOST_TEST(!verbs.candidates.front().help.empty());
        }
        for (const auto& option : command.options) {
            auto dashed = typed;
            dashed.push_back("--" + std::string{option.name});
            const auto found = cli::complete(dashed, core::Lang::sv);
            BOOST_TEST_REQUIRE(!found.candidates.empty(), cli::command_name(command));
            BOOST_TEST(found.candidates.front().word == dashed.back());
            BOOST_TEST(found.candidates.front().help.find('\n') == std::string::npos);
        }
    }
}

BOOST_AUTO_TEST_CASE(the_closed_lists_of_the_table_are_those_that_the_program_takes) {
    BOOST_TEST(global_option("role").choices == joined(workflow::all_roles()));
    BOOST_TEST(global_option("reason").choices == joined(usecases::reason_codes()));
}

// The script in a real bash: what it puts into COMPREPLY for a line as readline cuts it.
BOOST_AUTO_TEST_CASE(bash_fills_in_commands_values_and_files) {
    const tests::TemporaryFolder folder;
    tests::write_bytes(folder.file("value s.csv"), "");
    tests::write_bytes(folder.file("vaults"), "");
    std::filesystem::create_directory(folder.path() / "vacant");
    struct Row {
        std::string words;  // As an array of bash: COMP_WORDS after the program's name.
        std::string replies;
    };
    const std::vector<Row> rows{
        {"val", "<value>"},
        {"value li", "<list>"},
        {"value list --lang = s", "<sv>"},
        {"value list --lang =", "<sv><en>"},
        {"value import va", "<vacant><value s.csv><vaults>"},
        {"demo va", "<vacant>"},
        {"value list --book = vau", "<vaults>"},
        {"verify --short-seal ''", ""},
    };
    std::string script = "source <('" UTFALL_BINARY "' completion bash)\n";
    std::string expected;
    for (const auto& [words, replies] : rows) {
        script += "COMP_WORDS=('" UTFALL_BINARY "' " + words +
                  "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMPREPLY=(); _utfall 2>/dev/null; "
                  "mapfile -t s < <(printf '%s\\n' \"${COMPREPLY[@]}\" | LC_ALL=C sort); "
                  "[[ ${COMPREPLY[*]} ]] && if [[ ${s[*]} == *va* ]]; then printf '<%s>' "
                  "\"${s[@]}\"; else printf '<%s>' \"${COMPREPLY[@]}\"; fi; echo\n";
        expected += replies + "\n";
    }
    const auto ran = tests::run_process({"bash", "--norc", "-c", script}, {}, folder.path());
    BOOST_TEST(ran.out == expected, ran.err);
}

BOOST_AUTO_TEST_CASE(each_shell_has_a_script_that_it_can_parse) {
    for (const std::string shell : {"bash", "zsh", "fish"}) {
        const auto ran = tests::run_program(UTFALL_BINARY, {"completion", shell});
        BOOST_TEST(ran.status == 0);
        BOOST_TEST(ran.out.find("completion -- words") != std::string::npos);
        const tests::TemporaryFolder folder;
        tests::write_bytes(folder.file("script"), ran.out);
        if (tests::run_process({"sh", "-c", "command -v " + shell}).status != 0) continue;
        const auto parsed = tests::run_process({shell, "-n", folder.file("script")});
        BOOST_TEST(parsed.status == 0, parsed.err);
    }
    const auto other = tests::utfall({"completion", "tcsh"});
    BOOST_TEST(other.status == 2);
    BOOST_TEST(other.out.find("SHELL_UNKNOWN") != std::string::npos, other.out);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
