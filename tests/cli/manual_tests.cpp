#include "app/cli/manual.h"

#include "app/cli/command.h"
#include "tests/cli/demo_book.h"
#include "tests/support/run_process.h"

namespace {

using namespace utfall;

BOOST_AUTO_TEST_SUITE(manual_tests)

BOOST_AUTO_TEST_CASE(the_manual_has_every_command_option_and_exit_status_in_both_languages) {
    for (const auto lang : {core::Lang::sv, core::Lang::en}) {
        const std::string page = cli::manual(lang);
        for (const auto& command : cli::commands()) {
            const std::string heading = ".SS \"utfall " + cli::command_name(command) + "\"\n";
            BOOST_TEST((page.find(heading) != std::string::npos), heading);
        }
        for (const std::string status : {"0", "1", "2", "3", "4", "5", "6", "7", "130"})
            BOOST_TEST((page.find(".TP\n\\fB" + status + "\\fR\n") != std::string::npos), status);
        // A key stands where its words should, when there are none.
        for (const std::string key : {"manual.", "command.", "option.", "positional."})
            BOOST_TEST((page.find(key) == std::string::npos), key);
    }
}

BOOST_AUTO_TEST_CASE(groff_renders_the_manual_without_a_warning) {
    for (const std::string lang : {"sv", "en"}) {
        const auto ran = tests::run_program(UTFALL_BINARY, {"help", "--man", "--lang", lang});
        BOOST_TEST_REQUIRE(ran.status == 0);
        const tests::TemporaryFolder folder;
        tests::write_bytes(folder.file("utfall.1"), ran.out);
        const auto shown =
            tests::run_process({"groff", "-k", "-man", "-Tutf8", "-ww", folder.file("utfall.1")});
        BOOST_TEST(shown.status == 0);
        BOOST_TEST(shown.err == "");
        BOOST_TEST(shown.out.find("utfall value import") != std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(help_of_a_command_is_what_its_own_option_says) {
    const auto asked =
        tests::run_program(UTFALL_BINARY, {"help", "value", "import", "--lang", "en"});
    const auto option =
        tests::run_program(UTFALL_BINARY, {"value", "import", "--help", "--lang", "en"});
    BOOST_TEST(asked.status == 0);
    BOOST_TEST(asked.out == option.out);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
