#include "tests/cli/small_book.h"
#include "tests/support/said.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

using namespace utfall::tests;
using utfall::tests::has;

namespace {

std::string bytes_of(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

// Three who begin in September, October and November, and the keys to who they are.
struct Autumn : SmallBook {
    Autumn() {
        must({"setup", "import", written("insatser.json", R"({"format": 1, "interventions": [
            {"code": "I-A", "name": "Studieteam", "level": "preventive", "teams": ["T1"],
             "phase": "F1", "from": "2024-01-01"}]})")});
        stays("P1,2024-09-02\nP2,2024-10-07\nP3,2024-11-04\n");
    }
    void stays(const std::string& rows) {
        std::string file =
            "participant,entry,sex,birth_date,labour_status,education,intervention,team\n";
        for (std::size_t at = 0; at < rows.size();) {
            const std::size_t end = rows.find('\n', at);
            file += rows.substr(at, end - at) + ",F,2008-05-14,inactive,1,I-A,T1\n";
            at = end + 1;
        }
        must({"participation", "import", written("deltagare.csv", file)});
    }
    std::string keys(const std::string& rows) {
        return written("nycklar.csv", "participant,personal_number\n" + rows);
    }
    // "2024-09 2024-10": the months that must be sent.
    std::string to_send() {
        std::string months;
        const auto answer = must({"participation", "scb"});
        for (const auto& one : answer.find("months")->array()) {
            if (one.find("send")->boolean())
                months += (months.empty() ? "" : " ") + one.string_or("month");
        }
        return months;
    }
    utfall::core::Json sent(const std::string& month) {
        return must({"participation", "scb", "--month", month, "--sent"});
    }

    const std::string all_keys = "P1,20080514-2387\nP2,20061130-2381\nP3,20100201-2381\n";
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(scb_tests, Autumn)

BOOST_AUTO_TEST_CASE(a_file_with_numbers_is_its_senders_alone_and_the_numbers_are_nowhere_else) {
    const std::string key_file = keys(all_keys);
    for (const std::string name : {"scb.csv", "scb.xlsx"}) {
        const std::string file = folder.file(name);
        written(name, "anyone may read this");
        const auto ran = run({"participation", "scb", "--month", "2024-09", "--keys", key_file,
                              "-o", file, "--sent"});
        BOOST_TEST_REQUIRE(ran.status == 0, ran.out << ran.err);
        BOOST_TEST(ran.data().find("starts")->integer() == 1);
        BOOST_TEST(ran.data().find("personal_numbers")->boolean());
        using std::filesystem::perms;
        BOOST_TEST((std::filesystem::status(file).permissions() ==
                    (perms::owner_read | perms::owner_write)));
        for (const std::string& told : {ran.out, ran.err}) {
            BOOST_TEST(!has(told, "0514-2387"), told);
            BOOST_TEST(!has(told, "\"P1\""), told);
        }
    }
    BOOST_TEST(has(bytes_of(folder.file("scb.csv")), "2024-09;20080514-2387;F;2024-09-02;;;"));
    // The book and whatever lies beside it.
    for (const auto& one : std::filesystem::directory_iterator{folder.file("")}) {
        if (!one.is_regular_file() || !one.path().filename().string().starts_with("bok.")) continue;
        for (const char* number : {"0514-2387", "05142387"})
            BOOST_TEST(!has(bytes_of(one.path().string()), number), one.path().string());
    }
}

BOOST_AUTO_TEST_CASE(a_person_without_a_key_is_named_by_pseudonym_and_no_file_is_written) {
    const std::string file = folder.file("scb.csv");
    const std::uint64_t before =
        static_cast<std::uint64_t>(must({"book", "info"}).find("size")->integer());
    const auto ran = run({"participation", "scb", "--month", "2024-10", "--keys",
                          keys("P1,20080514-2387\n"), "-o", file, "--sent"});
    BOOST_TEST(ran.status == 3);
    BOOST_TEST(ran.codes() == std::vector<std::string>{"SCB_KEY_MISSING"},
               boost::test_tools::per_element());
    BOOST_TEST(has(ran.out, "pseudonym P2"));
    BOOST_TEST(!has(ran.out + ran.err, "0514-2387"));
    BOOST_TEST(!std::filesystem::exists(file));
    BOOST_TEST(static_cast<std::uint64_t>(must({"book", "info"}).find("size")->integer()) ==
               before);
}

BOOST_AUTO_TEST_CASE(without_keys_the_file_says_that_it_has_pseudonyms) {
    const std::string file = folder.file("scb.csv");
    BOOST_TEST(!must({"participation", "scb", "--month", "2024-09", "-o", file})
                    .find("personal_numbers")
                    ->boolean());
    BOOST_TEST(has(bytes_of(file), "period;pseudonym;"));
    BOOST_TEST(has(bytes_of(file), "2024-09;P1;"));
}

BOOST_AUTO_TEST_CASE(a_september_corrected_after_november_was_sent_sends_all_three_again) {
    for (const char* month : {"2024-09", "2024-10", "2024-11"}) sent(month);
    BOOST_TEST(to_send() == "");
    stays("P4,2024-09-16\n");
    BOOST_TEST(to_send() == "2024-09 2024-10 2024-11");
    const auto note = must({"participation", "scb", "--month", "2024-09"});
    BOOST_TEST(note.find("changed")->integer() == 1);
    BOOST_TEST(note.find("send_after")->array().size() == 2U);
    for (const char* month : {"2024-09", "2024-10", "2024-11"}) sent(month);
    BOOST_TEST(to_send() == "");
    BOOST_TEST(sent("2024-10").find("replayed")->boolean());
    // As it was known before the correction.
    const auto earlier = must({"participation", "scb", "--as-of", "6"});
    BOOST_TEST(earlier.find("months")->array().size() == 3U);
}

BOOST_AUTO_TEST_CASE(what_scb_was_told_stands_beside_ones_own_counts) {
    must({"participation", "reconcile",
          written("scb.csv",
                  "Månad;Nya;Avslutade;Fil-id;Sändningsdatum;Orsak\n"
                  "2024-09;2;0;S-1;2024-10-03;En dubblett\n")});
    const auto answer = must({"participation", "scb"});
    const auto* told = answer.find("months")->array()[0].find("reported");
    BOOST_TEST(told->find("difference_starts")->integer() == 1);
    BOOST_TEST(told->string_or("cause") == "En dubblett");
}

BOOST_AUTO_TEST_CASE(options_that_do_not_go_together_are_told) {
    const std::vector<std::vector<std::string>> bad{
        {"participation", "scb", "--sent"},
        {"participation", "scb", "-o", "scb.csv"},
        {"participation", "scb", "--month", "2024-09", "--keys", "nycklar.csv"},
        {"participation", "scb", "--month", "2024-Q3"},
        {"participation", "scb", "--month", "2024-09", "-o", "scb.txt"}};
    for (const auto& words : bad) BOOST_TEST(run(words).status == 2);
}

BOOST_AUTO_TEST_SUITE_END()
