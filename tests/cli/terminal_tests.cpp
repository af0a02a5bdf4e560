#include "tests/cli/demo_book.h"
#include "tests/support/run_process.h"

namespace {

using namespace utfall;

// What somebody sees who makes forms at a terminal; `script` lends one.
std::string shown(const std::pair<std::string, std::string>& variable) {
    const tests::DemoBook book;
    const std::string command = "'" UTFALL_BINARY "' form make --period HT25 --lang en -b '" +
                                book.path() + "' -o '" + book.file("forms") + "'";
    const auto ran = tests::run_process({"script", "-qec", command, "/dev/null"},
                                        {{"TERM", "xterm"}, {"NO_COLOR", ""}, variable});
    BOOST_TEST(ran.status == 0, ran.out);
    return ran.out;
}

BOOST_AUTO_TEST_SUITE(terminal_tests)

BOOST_AUTO_TEST_CASE(progress_is_shown_on_a_terminal_and_colour_nowhere) {
    const std::string progress = "\rMaking forms 1/";
    for (const auto& variable : std::vector<std::pair<std::string, std::string>>{
             {"TERM", "xterm"}, {"NO_COLOR", "1"}, {"TERM", "dumb"}}) {
        const std::string out = shown(variable);
        const bool expected = variable.second != "dumb";
        BOOST_TEST((out.find(progress) != std::string::npos) == expected, variable.second);
        BOOST_TEST(out.find('\x1b') == std::string::npos);
    }
    const tests::DemoBook book;
    const auto piped = book.run({"form", "make", "--period", "HT25", "-o", book.file("forms")});
    BOOST_TEST(piped.err.find('\r') == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
