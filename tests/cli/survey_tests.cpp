#include "tests/support/program.h"
#include "tests/support/said.h"
#include "tests/support/temporary_folder.h"

#include <filesystem>
#include <string>
#include <vector>

namespace {

using utfall::tests::has;
using utfall::tests::utfall;

// A book with the surveys and answers of the journeys, before and after.
struct BookWithSurveys {
    BookWithSurveys() {
        const std::string data = UTFALL_SOURCE_ROOT "/tests/data/";
        run({"book", "create", "--setup", data + "small/setup.json"});
        run({"setup", "import", data + "journeys/enkater.json"});
        run({"activity", "import", data + "journeys/aktiviteter.csv"});
        run({"survey", "import", data + "journeys/enkatsvar_in.csv",
             data + "journeys/enkatsvar_ut.csv"});
    }
    ::utfall::core::Json run(std::vector<std::string> command) const {
        command.insert(command.end(), {"-b", book});
        const auto ran = utfall(command);
        BOOST_TEST_REQUIRE(ran.status == 0, ran.out << ran.err);
        return ran.data();
    }
    std::string page(const std::string& path) const {
        const auto ran = utfall({"get", path, "-b", book});
        BOOST_TEST_REQUIRE(ran.status == 0, path << ran.err);
        return ran.out;
    }

    utfall::tests::TemporaryFolder folder;
    std::string book = folder.file("prov.utfall");
};

BOOST_FIXTURE_TEST_SUITE(survey_tests, BookWithSurveys)

BOOST_AUTO_TEST_CASE(a_list_written_by_the_program_is_replayed_when_it_is_read_in) {
    for (const std::string name : {"lista.csv", "lista.xlsx"}) {
        const std::string file = folder.file(name);
        BOOST_TEST(run({"survey", "list", "-o", file}).find("rows")->integer() == 15);
        const auto imported = run({"survey", "import", file});
        BOOST_TEST(imported.find("replayed")->boolean(), name);
        BOOST_TEST(imported.find("unchanged")->integer() == 15);
    }
    const std::string file = folder.file("team.csv");
    BOOST_TEST(run({"survey", "list", "--team", "T2", "-o", file}).find("rows")->integer() == 4);
}

BOOST_AUTO_TEST_CASE(every_answer_is_for_those_whose_role_takes_out_people_and_counts_are_for_all) {
    const std::string file = folder.file("svar.csv");
    const auto ran = utfall({"survey", "list", "-o", file, "--role", "team_reporter", "-b", book});
    BOOST_TEST(ran.status == 6);
    BOOST_TEST(has(ran.out, "PERSON_DETAILS_ROLE"));
    BOOST_TEST(!std::filesystem::exists(file));
    run({"survey", "list", "--role", "team_reporter"});
    BOOST_TEST(run({"survey", "list", "-o", file, "--role", "evaluator"}).find("rows")->integer() ==
               15);
    // The app acts as the process owner until its settings say otherwise.
    BOOST_TEST(has(page("/p/99-000-T01/surveys/list.csv?lang=sv"), "R01"));
    BOOST_TEST(has(page("/p/99-000-T01/surveys?lang=sv"), "/surveys/list.csv"));
}

BOOST_AUTO_TEST_CASE(an_answer_to_a_program_has_counts_and_nobody_who_answered) {
    const auto answer = run({"survey", "list"});
    const auto& listed = answer.find("surveys")->array();
    BOOST_TEST_REQUIRE(listed.size() == 2U);
    const auto& question = listed[0].find("questions")->array()[0];
    BOOST_TEST(question.find("n_in")->integer() == 4);
    BOOST_TEST(question.find("paired")->integer() == 3);
    BOOST_TEST(question.string_or("response_rate_in") == "80");
    BOOST_TEST(listed[1].string_or("activity") == "F1-02");
    BOOST_TEST(listed[1].find("questions")->array()[0].find("n_in")->is_null());
    BOOST_TEST(!has(::utfall::core::canonical(answer), "R01"));
    BOOST_TEST(run({"survey", "list", "--as-of", "2"}).find("surveys")->array().empty());
}

BOOST_AUTO_TEST_CASE(the_app_shows_what_answers_come_to_and_nobody_who_answered) {
    const std::string all = page("/p/99-000-T01/surveys?lang=sv");
    for (const char* words :
         {"Ungas upplevelse", "Jag trivs i skolan", "Vid start, 2024-02-05: 4 av 5 svarade",
          "median 2", "1 högre, 1 lika, 0 lägre", "Utvärderar aktiviteten F1-02", "Vet inte"})
        BOOST_TEST(has(all, words), words);
    BOOST_TEST(has(page("/p/99-000-T01/phases"), "/surveys\""));
    BOOST_TEST(!has(page("/p/99-000-T01/surveys?survey=ENK&lang=sv"), "Utvärderar"));
    const std::string file = page("/p/99-000-T01/surveys.csv");
    BOOST_TEST(has(file, "n_in"));
    const std::string json = page("/p/99-000-T01/surveys.json");
    BOOST_TEST(has(json, "\"STÖD\""));
    for (const std::string& told : {all, file, json}) BOOST_TEST(!has(told, "R01"));
}

BOOST_AUTO_TEST_CASE(the_lines_of_an_entry_are_shown_under_words_of_their_own) {
    for (const char* entry : {"3", "4"}) {
        const std::string shown = page(std::string{"/p/99-000-T01/audit/"} + entry + "?lang=sv");
        BOOST_TEST(has(shown, entry[0] == '3' ? "Aktivitet" : "Enkätsvar"), shown);
        BOOST_TEST(!has(shown, "line."), entry);
        BOOST_TEST(!has(shown, "line_table."), entry);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
