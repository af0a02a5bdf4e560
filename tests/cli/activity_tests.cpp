#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

#include <string>
#include <vector>

namespace {

using utfall::tests::read_bytes;
using utfall::tests::utfall;

// A book with activities, of the municipality and of a team.
struct BookWithActivities {
    BookWithActivities() {
        const std::string data = UTFALL_SOURCE_ROOT "/tests/data/";
        run({"book", "create", "--setup", data + "small/setup.json"});
        run({"activity", "import", data + "journeys/aktiviteter.csv"});
    }
    ::utfall::core::Json run(std::vector<std::string> command) const {
        command.insert(command.end(), {"-b", book});
        const auto ran = utfall(command);
        BOOST_TEST_REQUIRE(ran.status == 0, ran.out << ran.err);
        return ran.data();
    }

    utfall::tests::TemporaryFolder folder;
    std::string book = folder.file("prov.utfall");
};

BOOST_FIXTURE_TEST_SUITE(activity_tests, BookWithActivities)

BOOST_AUTO_TEST_CASE(a_list_written_by_the_program_is_replayed_when_it_is_read_in) {
    for (const std::string name : {"lista.csv", "lista.xlsx"}) {
        const std::string file = folder.file(name);
        const auto written = run({"activity", "list", "-o", file});
        BOOST_TEST(written.find("rows")->integer() == 3);
        const auto imported = run({"activity", "import", file});
        BOOST_TEST(imported.find("replayed")->boolean(), name);
        BOOST_TEST(imported.find("unchanged")->integer() == 3);
    }
}

BOOST_AUTO_TEST_CASE(a_list_says_what_was_known_at_a_size_and_of_whom_it_is_asked) {
    const auto answer = run({"activity", "list", "--team", "T1"});
    const auto& listed = answer.find("activities")->array();
    BOOST_TEST_REQUIRE(listed.size() == 1U);
    BOOST_TEST(listed.front().string_or("code") == "F1-02");
    BOOST_TEST(listed.front().string_or("hours") == "7.5");
    BOOST_TEST(listed.front().find("participants")->integer() == 31);
    BOOST_TEST(listed.front().find("evidence")->is_null());
    BOOST_TEST(run({"activity", "list", "--as-of", "2"}).find("activities")->array().empty());
}

BOOST_AUTO_TEST_CASE(the_app_lists_them_and_gives_the_list_as_a_file) {
    const auto page = [&](const std::string& path) {
        const auto ran = utfall({"get", path, "-b", book});
        BOOST_TEST_REQUIRE(ran.status == 0, path << ran.err);
        return ran.out;
    };
    const std::string all = page("/p/99-000-T01/activities?lang=sv");
    for (const char* words :
         {"Kartläggning steg för steg", "Workshop", "Team ett", "7,5", "Genomförd", "Planerad"})
        BOOST_TEST((all.find(words) != std::string::npos), words);
    BOOST_TEST((page("/p/99-000-T01/phases").find("/activities\"") != std::string::npos));
    BOOST_TEST((page("/p/99-000-T01/activities?team=T1").find("F1-01") == std::string::npos));
    const std::string file = page("/p/99-000-T01/activities.csv");
    BOOST_TEST((file.find("code;name;team") != std::string::npos ||
                file.find("code,name,team") != std::string::npos),
               file);
    BOOST_TEST((page("/p/99-000-T01/activities.json").find("\"F1-02\"") != std::string::npos));
    BOOST_TEST((page("/p/99-000-T01/audit/2?lang=sv").find("Målgrupp") != std::string::npos));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
