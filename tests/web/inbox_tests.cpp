#include "app/web/inbox.h"

#include "tests/support/seeded_entropy.h"
#include "tests/support/temporary_folder.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <memory>

using namespace utfall;
using namespace utfall::tests;
using namespace utfall::web;

namespace {

namespace fs = std::filesystem;

struct Sent {
    std::string keep(const std::string& session, const std::string& bytes = "a;b\n") {
        HeldFiles held;
        held.slug = "UP2";
        const std::string path = sent.file(std::to_string(++number));
        write_bytes(path, bytes);
        held.files.push_back({"file", "../../etc/passwd", path, bytes.size()});
        return inbox->keep(session, held);
    }

    TemporaryFolder sent;
    int number{0};
    SeededEntropy entropy;
    std::unique_ptr<Inbox> inbox{std::make_unique<Inbox>(entropy)};
};

BOOST_FIXTURE_TEST_SUITE(inbox_tests, Sent)

BOOST_AUTO_TEST_CASE(a_lot_is_found_by_the_session_that_sent_it_and_no_other) {
    const std::string id = keep("one");
    const auto held = inbox->find(id, "one");
    BOOST_TEST_REQUIRE(held.has_value());
    BOOST_TEST(read_bytes(held->files[0].path) == "a;b\n");
    BOOST_TEST(!inbox->find(id, "two").has_value());
    BOOST_TEST(!inbox->find(id, "").has_value());
    BOOST_TEST(!inbox->find("", "one").has_value());
}

BOOST_AUTO_TEST_CASE(a_name_that_the_browser_gave_is_no_part_of_where_a_file_lies) {
    const auto held = inbox->find(keep("one"), "one");
    BOOST_TEST(fs::path{held->files[0].path}.filename() == "1");
    const auto rights = fs::status(fs::path{held->files[0].path}.parent_path().parent_path());
    const auto others = rights.permissions() & (fs::perms::group_all | fs::perms::others_all);
    BOOST_TEST((others == fs::perms::none));
}

BOOST_AUTO_TEST_CASE(what_a_preview_came_to_is_remembered_until_the_lot_goes) {
    const std::string id = keep("one");
    auto held = *inbox->find(id, "one");
    held.reason = "Ny uttagning";
    inbox->set(held);
    BOOST_TEST(inbox->find(id, "one")->reason == "Ny uttagning");
    inbox->remove(id);
    inbox->set(held);
    BOOST_TEST(!inbox->find(id, "one").has_value());
    BOOST_TEST(!fs::exists(held.files[0].path));
}

BOOST_AUTO_TEST_CASE(files_sent_anew_take_the_place_of_a_lots_own_under_its_id) {
    const std::string id = keep("one");
    auto held = *inbox->find(id, "one");
    const std::string before = held.files[0].path;
    const auto send_anew = [&](const std::string& bytes) {
        held.files[0].path = sent.file("anew");
        write_bytes(held.files[0].path, bytes);
        inbox->replace(held);
    };
    send_anew("c;d\n");
    BOOST_TEST(read_bytes(inbox->find(id, "one")->files[0].path) == "c;d\n");
    BOOST_TEST(!inbox->find(id, "two").has_value());
    BOOST_TEST(!fs::exists(before));
    inbox->remove(id);
    send_anew("e;f\n");
    BOOST_TEST(!inbox->find(id, "one").has_value());
    BOOST_TEST(!fs::exists(sent.file("anew")));
}

BOOST_AUTO_TEST_CASE(the_oldest_lot_gives_way_and_its_files_with_it) {
    const std::string first = keep("one");
    const std::string path = inbox->find(first, "one")->files[0].path;
    for (int i = 0; i < 15; ++i) keep("two");
    BOOST_TEST(inbox->find(first, "one").has_value());
    keep("two");
    BOOST_TEST(!inbox->find(first, "one").has_value());
    BOOST_TEST(!fs::exists(path));
}

BOOST_AUTO_TEST_CASE(nothing_is_left_when_the_program_ends) {
    keep("one");
    const fs::path folder = fs::path{inbox->new_folder()}.parent_path();
    BOOST_TEST(fs::exists(folder));
    inbox.reset();
    BOOST_TEST(!fs::exists(folder));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
