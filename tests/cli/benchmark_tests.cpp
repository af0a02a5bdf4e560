#include "tests/support/program.h"
#include "tests/support/source_tree.h"
#include "tests/support/temporary_folder.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

using utfall::tests::run_program;
using utfall::tests::utfall;
namespace fs = std::filesystem;

// A book with benchmarks, and with values of its own that become figures.
struct BookWithBenchmarks {
    BookWithBenchmarks() {
        const std::string data = UTFALL_SOURCE_ROOT "/tests/data/";
        done({"book", "create", "--setup", data + "small/setup.json"});
        done({"value", "import", data + "journeys/mars.csv"});
        done({"benchmark", "import", data + "journeys/kolada.json",
              data + "journeys/kolada_namn.json", data + "journeys/skolverket.csv"});
    }
    void done(std::vector<std::string> command) const {
        command.insert(command.end(), {"-b", book});
        const auto ran = utfall(command);
        BOOST_TEST_REQUIRE(ran.status == 0, ran.out << ran.err);
    }
    // What a person is shown, in Swedish.
    std::string shown(std::vector<std::string> command) const {
        command.insert(command.end(), {"-b", book, "--lang", "sv"});
        const auto ran = run_program(UTFALL_BINARY, command);
        BOOST_TEST_REQUIRE(ran.status == 0, ran.err);
        return ran.out;
    }
    ::utfall::core::Json listed(std::vector<std::string> options) const {
        options.insert(options.begin(), {"benchmark", "list", "-b", book});
        return utfall(options).data();
    }

    utfall::tests::TemporaryFolder folder;
    std::string book = folder.file("prov.utfall");
};

bool says(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

BOOST_FIXTURE_TEST_SUITE(benchmark_tests, BookWithBenchmarks)

BOOST_AUTO_TEST_CASE(
    trap_20_figures_of_others_are_shown_with_their_source_and_figures_of_our_own_never) {
    const std::string list = shown({"benchmark", "list"});
    BOOST_TEST(says(list, "Källa: Kolada"));
    BOOST_TEST(says(list, "Källa: Skolverket"));
    const std::string of_one = shown({"benchmark", "list", "--source", "skolverket"});
    BOOST_TEST(!says(of_one, "Kolada"));
    BOOST_TEST(says(of_one, "Källa: Skolverket"));

    const std::string figures = shown({"indicator", "figures", "--period", "2024-03"});
    BOOST_TEST(says(figures, "NÄR"));
    BOOST_TEST(!says(figures, "Kolada"));
    shown({"report", "make", "skr-followup", "--period", "2024-03", "-o", folder.file("ut")});
    std::size_t files = 0;
    for (const auto& file : fs::directory_iterator{folder.file("ut")}) {
        if (file.path().extension() == ".xlsx") continue;  // Packed; it says what the others do.
        std::ifstream in{file.path(), std::ios::binary};
        const std::string text{std::istreambuf_iterator<char>{in}, {}};
        BOOST_TEST(!says(text, "Källa: Kolada"), file.path());
        ++files;
    }
    BOOST_TEST(files >= 1U);
}

// One text of each face, and one of reports, says whose figures they are: of benchmarks alone.
BOOST_AUTO_TEST_CASE(no_text_but_that_of_benchmarks_names_a_publisher_as_the_source) {
    std::size_t found = 0;
    const fs::path templates{UTFALL_SOURCE_ROOT "/templates"};
    for (const auto& file : fs::recursive_directory_iterator{templates}) {
        if (!file.is_regular_file()) continue;
        std::ifstream in{file.path()};
        for (std::string line; std::getline(in, line);) {
            if (!says(line, "Källa: Kolada") && !says(line, "Source: Kolada")) continue;
            ++found;
            BOOST_TEST((says(line, "\"benchmark.source.kolada\"") ||
                        says(line, "\"benchmark_source.kolada\"")),
                       file.path() << ": " << line);
        }
    }
    BOOST_TEST(found == 6U);
}

BOOST_AUTO_TEST_CASE(
    a_listed_benchmark_says_where_it_came_from_and_has_no_number_it_was_not_given) {
    const auto list = listed({"--area", "9901"});
    std::size_t states = 0;
    for (const auto& one : list.find("benchmarks")->array()) {
        BOOST_TEST(!one.string_or("source").empty());
        BOOST_TEST(!one.string_or("file").empty());
        BOOST_TEST(one.string_or("sha256").size() == 64U);
        BOOST_TEST(one.find("row")->integer() > 0);
        const bool is_number = one.string_or("state") == "value";
        BOOST_TEST(one.find("value")->is_null() == !is_number);
        states += is_number ? 0U : 1U;
    }
    BOOST_TEST(states == 7U);
    const auto exact = listed({"--measure", "N99999", "--area", "9901", "--period", "2023"});
    BOOST_TEST_REQUIRE(exact.find("benchmarks")->array().size() == 3U);
    BOOST_TEST(exact.find("benchmarks")->array()[0].string_or("value") == "74.25");
    BOOST_TEST(exact.find("benchmarks")->array()[1].string_or("state") == "not_reported");
}

BOOST_AUTO_TEST_CASE(an_answer_to_an_import_tells_revisions_and_warnings) {
    const auto ran =
        utfall({"benchmark", "import", UTFALL_SOURCE_ROOT "/tests/data/journeys/kolada_senare.json",
                "-b", book, "--dry-run"});
    const auto data = ran.data();
    BOOST_TEST(data.find("changed")->integer() == 1);
    const auto& revision = data.find("revisions")->array().at(0);
    BOOST_TEST(revision.find("before")->string_or("value") == "71.2");
    BOOST_TEST(revision.find("after")->string_or("value") == "70.9");
    BOOST_TEST(revision.find("reports")->array().empty());
    BOOST_TEST(data.find("findings")->array().empty());
    BOOST_TEST(data.find("source")->string_or("name") == "kolada_senare.json");
}

BOOST_AUTO_TEST_CASE(a_list_is_taken_into_a_spreadsheet) {
    for (const std::string name : {"jamforelse.csv", "jamforelse.xlsx"}) {
        const auto ran = utfall({"benchmark", "list", "-b", book, "-o", folder.file(name)});
        BOOST_TEST(ran.status == 0, ran.out);
        BOOST_TEST(fs::file_size(folder.file(name)) > 500U);
    }
    BOOST_TEST(utfall({"benchmark", "list", "-b", book, "-o", folder.file("x.pdf")}).status == 2);
    BOOST_TEST(utfall({"benchmark", "list", "-b", book, "--source", "scb"}).status == 2);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
