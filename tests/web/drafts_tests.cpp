#include "app/web/drafts.h"

#include "app/core/error.h"
#include "tests/support/temporary_folder.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <thread>
#include <vector>

using namespace utfall;
using namespace utfall::tests;
using namespace utfall::web;

namespace {

namespace fs = std::filesystem;

struct Beside {
    void type(const std::string& name, const std::string& text, const std::string& collector = "T1",
              std::uint64_t seen = 3) {
        Drafts{book}.change("VT24", collector, [&](Draft& draft) {
            draft.fields[name] = {text, seen};
        });
    }

    TemporaryFolder folder;
    std::string book{folder.file("book.utfall")};
    Drafts drafts{book};
};

BOOST_FIXTURE_TEST_SUITE(drafts_tests, Beside)

BOOST_AUTO_TEST_CASE(what_is_typed_comes_back_as_it_was_typed) {
    const std::string odd = "=1+1\"<b>\\ \xE2\x80\xAE å\n";
    type("M-PRES", odd);
    type("m-pres", "2", "t1");
    BOOST_TEST(drafts.read("VT24", "T1").fields.at("M-PRES").text == odd);
    BOOST_TEST(drafts.read("VT24", "T1").fields.at("M-PRES").seen == 3U);
    BOOST_TEST(drafts.read("VT24", "t1").fields.at("m-pres").text == "2");
    BOOST_TEST(drafts.read("HT24", "T1").fields.empty());
    BOOST_TEST(drafts.list().size() == 2U);
}

BOOST_AUTO_TEST_CASE(people_who_save_at_the_same_time_lose_nothing_to_each_other) {
    constexpr int people = 4;
    constexpr int saves = 25;
    std::vector<std::thread> typing;
    for (int person = 0; person < people; ++person) {
        typing.emplace_back([&, person] {
            for (int i = 0; i < saves; ++i)
                type(std::to_string(person) + ":" + std::to_string(i), std::to_string(i));
        });
    }
    for (auto& one : typing) one.join();
    BOOST_TEST(drafts.read("VT24", "T1").fields.size() == static_cast<std::size_t>(people * saves));
}

BOOST_AUTO_TEST_CASE(a_folder_that_goes_away_under_one_who_waits_is_made_anew) {
    std::vector<std::thread> typing;
    for (int person = 0; person < 4; ++person) {
        typing.emplace_back([&, person] {
            const std::string collector = std::to_string(person);
            for (int i = 0; i < 50; ++i) {
                type("a", "1", collector);
                BOOST_TEST(drafts.read("VT24", collector).fields.size() == 1U);
                drafts.change("VT24", collector, [](Draft& draft) { draft.fields.clear(); });
            }
        });
    }
    for (auto& one : typing) one.join();
    BOOST_TEST(!fs::exists(book + ".drafts"));
}

BOOST_AUTO_TEST_CASE(a_draft_that_cannot_be_kept_is_an_error_and_not_a_silence) {
    write_bytes(book + ".drafts", "not a folder");
    BOOST_CHECK_EXCEPTION(type("a", "1"), core::Error, [](const core::Error& error) {
        return error.code() == "DRAFT_UNWRITABLE";
    });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
