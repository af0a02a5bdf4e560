#include "tests/cli/small_book.h"
#include "tests/support/said.h"

#include <sys/stat.h>
#include <algorithm>
#include <filesystem>
#include <set>

namespace {

using utfall::tests::has;
using utfall::tests::Ran;
using utfall::tests::read_bytes;

std::string pseudonym(int person) {
    return "P-canary" + std::to_string(100 + person);
}

// A book with the answers of forty people.
struct Participants : utfall::tests::SmallBook {
    Participants() {
        must({"setup", "import", UTFALL_SOURCE_ROOT "/tests/data/journeys/enkater.json"});
        std::string rows = "survey,question,respondent,wave,answer,team\n";
        for (int person = 0; person < 40; ++person)
            rows += "UTV-1,HELHET," + pseudonym(person) + "," + wave + ",2,T1\n";
        // Read in and gone, as the file of whoever sent it should be.
        const std::string file = written("svar.csv", rows);
        must({"survey", "import", file});
        std::filesystem::remove(file);
    }
    Ran erase(int person, std::vector<std::string> more = {}) const {
        more.insert(more.begin(), {"participant", "erase", pseudonym(person)});
        return run(more);
    }
    /// The names of files that hold any of the words.
    std::set<std::string> holding(const std::string& words) const {
        std::set<std::string> names;
        for (const auto& one : std::filesystem::recursive_directory_iterator{folder.path()}) {
            if (one.is_regular_file() && has(read_bytes(one.path().string()), words))
                names.insert(one.path().filename().string());
        }
        return names;
    }

    std::string wave = "EFTER";
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(participant_tests, Participants)

BOOST_AUTO_TEST_CASE(who_was_erased_is_in_no_file_made_or_left_and_in_no_answer) {
    const std::string old_backup = folder.file("fore.utfall");
    must({"book", "backup", "-o", old_backup});
    must({"audit", "checkpoint"});
    const std::uint64_t before =
        static_cast<std::uint64_t>(must({"book", "info"}).find("size")->integer());
    std::string said;
    for (int person = 0; person < 10; ++person) {
        const auto ran =
            erase(person, {"--reason", "other", "--note", "Begäran", "--as", "ombud-1"});
        BOOST_TEST_REQUIRE(ran.status == 0, ran.out << ran.err);
        BOOST_TEST(ran.data().find("lines")->integer() == 1);
        BOOST_TEST(has(ran.data().string_or("backups"), "still hold"));
        said += ran.out + ran.err;
    }
    must({"book", "backup", "-o", folder.file("efter.utfall")});
    must({"export", "tidy", "-o", folder.file("ut")});
    for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{
             {"audit", "log"},
             {"survey", "list"},
             {"survey", "list", "--as-of", std::to_string(before)},
             {"verify"},
             {"get", "/p/99-000-T01/audit"},
             {"get", "/p/99-000-T01/surveys"}}) {
        const auto ran = run(command);
        BOOST_TEST(ran.status == 0, ran.out << ran.err);
        said += ran.out + ran.err;
    }
    for (int person = 0; person < 10; ++person) {
        // What was copied before still has it, as the answer says.
        BOOST_TEST((holding(pseudonym(person)) == std::set<std::string>{"fore.utfall"}), person);
        BOOST_TEST(!has(said, pseudonym(person)));
    }
    BOOST_TEST(holding(pseudonym(10)).contains("bok.utfall"));
    const auto notes = must({"verify"}).find("notes")->array();
    BOOST_TEST(std::count_if(notes.begin(), notes.end(), [](const auto& note) {
                   return note.string_or("code") == "DETAILS_ERASED" &&
                          has(note.string_or("message"), "2 texts erased by entry #");
               }) == 10);
}

BOOST_AUTO_TEST_CASE(a_hold_and_an_unknown_pseudonym_refuse_and_a_try_changes_nothing) {
    BOOST_TEST(erase(1, {"--dry-run"}).data().find("texts")->integer() == 2);
    BOOST_TEST(holding(pseudonym(1)).contains("bok.utfall"));
    const auto refused = erase(1, {"--role", "team_reporter", "--dry-run"});
    BOOST_TEST(refused.status == 6);
    BOOST_TEST(has(refused.out, "ERASE_ROLE"));
    BOOST_TEST(erase(77).status == 5);
    BOOST_TEST(!has(erase(77).out + erase(77).err, pseudonym(77)));
    must({"book", "set", "--legal-hold", "on", "--last-payment", "2024-06-30", "--reason", "other",
          "--note", "Tvist"});
    BOOST_TEST(erase(1).status == 6);
    const auto info = must({"book", "info"});
    const auto& retention = *info.find("retention");
    BOOST_TEST(retention.find("legal_hold")->boolean());
    BOOST_TEST(retention.string_or("keep_until") == "2031-12-31");
    BOOST_TEST(run({"book", "set"}).status == 2);
    BOOST_TEST(run({"book", "set", "--legal-hold", "kanske"}).status == 2);
    BOOST_TEST(run({"book", "set", "--legal-hold", "off", "--four-eyes", "off"}).status == 2);
}

BOOST_AUTO_TEST_CASE(numbers_are_left_outside_and_only_the_table_has_them) {
    const std::string key = folder.file("nyckel"), out = folder.file("deltagare.csv"),
                      table = folder.file("tabell.csv");
    const std::string id =
        utfall::tests::utfall({"participant", "key", "-o", key}).data().string_or("key_id");
    BOOST_TEST(id.size() == 16U);
    BOOST_TEST(utfall::tests::utfall({"participant", "key", "-o", key}).status == 6);
    const std::string rows = written("elever.csv", "personnummer;kön\n20100612TF29;\n");
    const auto ran = utfall::tests::utfall(
        {"participant", "pseudonymise", rows, "--key", key, "-o", out, "--table", table});
    BOOST_TEST_REQUIRE(ran.status == 0, ran.out << ran.err);
    BOOST_TEST(ran.data().string_or("key_id") == id);
    BOOST_TEST(ran.data().find("shielded")->integer() == 1);
    BOOST_TEST(!has(ran.out + ran.err + read_bytes(out), "20100612"));
    BOOST_TEST(has(read_bytes(table), "20100612TF29"));
    for (const std::string& path : {key, out, table}) {
        struct stat status {};
        BOOST_TEST_REQUIRE(::stat(path.c_str(), &status) == 0);
        BOOST_TEST((status.st_mode & 0777) == 0600U, path);
    }
    const auto refused = [&](const std::string& input, const std::string& output) {
        return utfall::tests::utfall(
                   {"participant", "pseudonymise", input, "--key", key, "-o", output})
            .status;
    };
    BOOST_TEST(refused(rows, key) == 2);
    BOOST_TEST(refused(rows, folder.file("./elever.csv")) == 2);
    BOOST_TEST(refused(written("fel.csv", "personnummer\n20100612-0000\n"), out) == 3);
    BOOST_TEST_REQUIRE(::chmod(key.c_str(), 0644) == 0);
    BOOST_TEST(refused(rows, out) == 7);
}

BOOST_AUTO_TEST_SUITE_END()
