#include "app/core/durable_file.h"

#include "tests/support/temporary_folder.h"

#include <boost/test/unit_test.hpp>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <memory>
#include <thread>

namespace {

using namespace utfall;
using tests::read_bytes;

std::size_t files_in(const tests::TemporaryFolder& folder) {
    std::size_t files = 0;
    for (const auto& file : std::filesystem::directory_iterator{folder.path()})
        files += file.path().empty() ? 0U : 1U;
    return files;
}

BOOST_AUTO_TEST_SUITE(durable_file_tests)

BOOST_AUTO_TEST_CASE(a_file_is_replaced_whole_and_nothing_else_is_left) {
    const tests::TemporaryFolder folder;
    const std::string path = folder.file("a.json");
    for (const char* bytes : {"first, and longer", "second", ""}) {
        BOOST_TEST(core::replace_file(path, bytes, 0600) == 0);
        BOOST_TEST(read_bytes(path) == bytes);
    }
    BOOST_TEST(files_in(folder) == 1U);
    std::filesystem::create_directory(folder.file("folder"));
    BOOST_TEST(core::replace_file(folder.file("folder"), "x", 0600) == EISDIR);
    BOOST_TEST(core::replace_file(folder.file("none/a"), "x", 0600) == ENOENT);
    BOOST_TEST(files_in(folder) == 2U);
}

BOOST_AUTO_TEST_CASE(a_file_is_created_once) {
    const tests::TemporaryFolder folder;
    const std::string path = folder.file("key");
    BOOST_TEST(core::create_file(path, "one", 0600) == 0);
    BOOST_TEST(core::create_file(path, "two", 0600) == EEXIST);
    BOOST_TEST(read_bytes(path) == "one");
}

BOOST_AUTO_TEST_CASE(who_waited_for_a_file_that_was_replaced_adds_to_the_one_that_has_its_name) {
    const tests::TemporaryFolder folder;
    const std::string path = folder.file("a");
    auto held = std::make_unique<core::GrowingFile>(path);
    BOOST_TEST(held->add(0, "old\n") == 0);
    std::thread waiting{[&] {
        core::GrowingFile file{path};
        static_cast<void>(file.add(file.text().size(), "two\n"));
    }};
    std::this_thread::sleep_for(std::chrono::milliseconds{100});
    BOOST_TEST(core::replace_file(path, "one\n", 0600) == 0);
    held.reset();
    waiting.join();
    BOOST_TEST(read_bytes(path) == "one\ntwo\n");
}

BOOST_AUTO_TEST_CASE(what_a_power_cut_left_of_an_addition_is_cut_off_by_the_next) {
    const tests::TemporaryFolder folder;
    const std::string path = folder.file("a");
    BOOST_TEST(core::GrowingFile{path}.add(0, "one\n") == 0);
    tests::write_bytes(path, "one\ntw");
    {
        core::GrowingFile file{path};
        BOOST_TEST(file.text() == "one\ntw");
        BOOST_TEST(file.add(4, "two\n") == 0);
        BOOST_TEST(file.add(8, "three\n") == 0);
        BOOST_TEST(file.text() == "one\ntwo\nthree\n");
    }
    BOOST_TEST(read_bytes(path) == "one\ntwo\nthree\n");
    BOOST_TEST(core::GrowingFile{folder.file("none/a")}.fault() == ENOENT);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
