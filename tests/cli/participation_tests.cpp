#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

#include <filesystem>
#include <regex>
#include <string>
#include <vector>

namespace {

using utfall::tests::utfall;

const std::string data = UTFALL_SOURCE_ROOT "/tests/data/participations/";

// A book with the people of R11.
struct BookWithPeople {
    BookWithPeople() {
        run({"book", "create", "--setup", data + "r11_setup.json"});
        imported = run({"participation", "import", data + "r11_participations.csv"});
    }
    ::utfall::core::Json run(std::vector<std::string> command) const {
        const auto ran = tried(std::move(command));
        BOOST_TEST_REQUIRE(ran.status == 0, ran.out << ran.err);
        return ran.data();
    }
    utfall::tests::Ran tried(std::vector<std::string> command) const {
        command.insert(command.end(), {"-b", book});
        return utfall(std::move(command));
    }

    utfall::tests::TemporaryFolder folder;
    std::string book = folder.file("prov.utfall");
    ::utfall::core::Json imported;
};

std::int64_t number(const ::utfall::core::Json& object, const char* member) {
    return object.find(member)->integer();
}

BOOST_FIXTURE_TEST_SUITE(participation_tests, BookWithPeople)

BOOST_AUTO_TEST_CASE(an_import_answers_how_many_people_and_participations_it_was) {
    BOOST_TEST(number(imported, "participants") == 8);
    BOOST_TEST(number(imported, "participations") == 11);
    BOOST_TEST(number(imported, "new") == 11);
    BOOST_TEST(number(imported, "changed") == 0);
    BOOST_TEST(number(imported, "size") == number(imported, "entry") + 1);
    const auto outcomes = run({"outcome", "import", data + "r11_outcomes.csv"});
    BOOST_TEST(number(outcomes, "new") == 3);
}

BOOST_AUTO_TEST_CASE(a_list_written_by_the_program_is_replayed_when_it_is_read_in) {
    for (const std::string name : {"lista.csv", "lista.xlsx"}) {
        const std::string file = folder.file(name);
        BOOST_TEST(number(run({"participation", "list", "-o", file}), "rows") == 11);
        const auto again = run({"participation", "import", file});
        BOOST_TEST(again.find("replayed")->boolean(), name);
        BOOST_TEST(number(again, "unchanged") == 11);
    }
    const std::string file = folder.file("team.csv");
    BOOST_TEST(number(run({"participation", "list", "--team", "T2", "-o", file}), "rows") == 3);
}

BOOST_AUTO_TEST_CASE(an_answer_has_counts_and_nobody_who_took_part) {
    const auto answer = run({"participation", "list"});
    BOOST_TEST(answer.find("participations")->array().size() == 3U);
    const auto& total = *answer.find("total");
    BOOST_TEST(number(total, "participations") == 11);
    BOOST_TEST(number(total, "participants") == 8);
    BOOST_TEST(number(total, "open") == 1);
    BOOST_TEST((::utfall::core::canonical(answer).find("P1") == std::string::npos));
    const auto one = run({"participation", "list", "--intervention", "I-A"});
    BOOST_TEST(number(*one.find("total"), "participants") == 3);
    BOOST_TEST(
        run({"participation", "list", "--as-of", "2"}).find("participations")->array().empty());
    BOOST_TEST(tried({"participation", "list", "--intervention", "I-Z"}).status == 5);
}

BOOST_AUTO_TEST_CASE(common_indicators_are_counted_to_a_day_and_held_against_one_another) {
    run({"outcome", "import", data + "r11_outcomes.csv"});
    const auto told = run({"participation", "indicators", "--on", "2025-06-30"});
    const auto row = [&](const char* list, const std::string& code) {
        for (const auto& one : told.find(list)->array()) {
            if (one.string_or("code") == code) return one;
        }
        return ::utfall::core::Json{};
    };
    const auto all = row("outputs", "EECO01");
    BOOST_TEST(number(*all.find("people"), "women") == 4);
    BOOST_TEST(number(*all.find("people"), "men") == 3);
    BOOST_TEST(number(*all.find("people"), "total") == 7);
    BOOST_TEST(all.find("people")->find("non_binary")->is_null());
    BOOST_TEST(number(all, "incomplete") == 1);
    BOOST_TEST(number(*told.find("complete"), "total") == 7);
    BOOST_TEST(number(*row("results", "EECR02").find("people"), "total") == 1);
    BOOST_TEST(number(row("results", "EECR05"), "waiting") > 0);
    for (const auto& check : told.find("checks")->array())
        BOOST_TEST(check.find("ok")->boolean(), check.string_or("rule"));
    BOOST_TEST((::utfall::core::canonical(told).find("P1") == std::string::npos));
    const auto before = run({"participation", "indicators", "--on", "2024-01-01"});
    BOOST_TEST(number(*before.find("complete"), "total") == 0);
    BOOST_TEST(tried({"participation", "indicators", "--on", "30 juni"}).status == 2);
}

BOOST_AUTO_TEST_CASE(whose_role_is_not_for_people_one_by_one_gets_counts_and_no_file) {
    const std::string file = folder.file("personer.csv");
    const auto taken = [&](const std::string& role) {
        std::filesystem::remove(file);
        const auto ran =
            tried({"participation", "list", "-o", file, "--as", "anna-1", "--role", role});
        BOOST_TEST(std::filesystem::exists(file) == (ran.status == 0), role);
        return ran.status;
    };
    for (const std::string role : {"process_owner", "process_leader", "evaluator", "auditor"})
        BOOST_TEST(taken(role) == 0, role);
    for (const std::string role : {"economist", "team_reporter", "administrator"})
        BOOST_TEST(taken(role) == 6, role);
    BOOST_TEST(tried({"participation", "list", "--role", "economist"}).status == 0);
    BOOST_TEST(
        tried({"participation", "scb", "--month", "2024-09", "-o", file, "--role", "economist"})
            .status == 6);
    // From the first role on the book says who has which.
    run({"role", "grant", "--person", "olle-1", "--role", "process_owner", "--as", "olle-1",
         "--reason", "other", "--note", "Beslut"});
    BOOST_TEST(taken("auditor") == 6);
    run({"role", "grant", "--person", "anna-1", "--role", "auditor", "--as", "olle-1", "--reason",
         "other", "--note", "Granskning"});
    BOOST_TEST(taken("auditor") == 0);
}

BOOST_AUTO_TEST_CASE(every_look_at_people_one_by_one_is_written_down_in_both_faces_and_no_other) {
    const auto readers = [&] {
        std::string all;
        const auto data = run({"audit", "reads"});
        for (const auto& read : data.find("reads")->array())
            all += read.string_or("actor") + " " + read.string_or("view") + "; ";
        return all;
    };
    const std::string file = folder.file("lista.csv");
    run({"participation", "list"});
    run({"participation", "indicators"});
    tried({"get", "/p/99-000-T01/participations"});
    tried({"participation", "list", "-o", file, "--role", "team_reporter", "--as", "rapp-1"});
    BOOST_TEST(readers().empty());
    run({"participation", "list", "-o", file, "--role", "evaluator", "--as", "eva-1"});
    run({"participation", "scb", "--month", "2024-09", "-o", folder.file("scb.csv"), "--as",
         "ow-1"});
    const auto operation = run({"book", "info"}).string_or("operation");
    BOOST_TEST(tried({"get", "/p/" + operation + "/participations/list.csv"}).status == 0);
    BOOST_TEST(readers() == "eva-1 participations; ow-1 scb-month; os-user participations; ");
    BOOST_TEST(tried({"get", "/p/" + operation + "/audit/reads"}).out.find("eva-1") !=
               std::string::npos);
    const std::string kept = utfall::tests::read_bytes(book + ".reads");
    BOOST_TEST(kept.find("P1") == std::string::npos, "never about whom");
    utfall::tests::write_bytes(book + ".reads",
                               std::regex_replace(kept, std::regex{"eva-1"}, "eva-2"));
    BOOST_TEST(tried({"audit", "reads"}).status == 4);
}

BOOST_AUTO_TEST_CASE(a_change_of_what_was_stated_ends_in_3_until_it_has_a_reason) {
    const std::string file = folder.file("timmar.csv");
    const auto hours = [&](const std::string& number_of) {
        utfall::tests::write_bytes(
            file, "participant,intervention,month,hours\nP1,I-A,2024-09," + number_of + "\n");
    };
    hours("12");
    BOOST_TEST(number(run({"participation", "hours", file}), "new") == 1);
    hours("13");
    const auto refused = tried({"participation", "hours", file});
    BOOST_TEST(refused.status == 3);
    BOOST_TEST((refused.codes() == std::vector<std::string>{"CHANGE_NEEDS_REASON"}));
    const auto done =
        run({"participation", "hours", file, "--reason", "typo", "--note", "Avläst igen"});
    BOOST_TEST(number(done, "changed") == 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
