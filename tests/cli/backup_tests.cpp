#include "tests/cli/demo_book.h"

namespace {

using namespace utfall;
using tests::list;

BOOST_AUTO_TEST_SUITE(backup_tests)

BOOST_AUTO_TEST_CASE(a_lost_book_comes_back_from_its_backup_and_says_what_was_given_up) {
    const tests::TemporaryFolder folder;
    const std::string book = folder.file("b.utfall");
    const std::string backup = folder.file("kept/b.utfall");
    std::filesystem::create_directory(folder.file("kept"));
    const auto run = [&](std::vector<std::string> command) {
        command.insert(command.end(), {"-b", book});
        return tests::utfall(std::move(command));
    };
    const auto done = [&](std::vector<std::string> command) {
        const auto ran = run(std::move(command));
        BOOST_TEST_REQUIRE(ran.status == 0, ran.out << ran.err);
        return ran.data();
    };
    done({"book", "create"});
    done({"book", "backup", "-o", backup, "--dry-run"});
    BOOST_TEST(std::filesystem::is_empty(folder.file("kept")));
    BOOST_TEST(done({"book", "backup", "-o", backup}).find("size")->integer() == 1);
    BOOST_TEST(run({"book", "backup", "-o", backup}).status == 6);
    BOOST_TEST(run({"book", "backup"}).status == 2);
    done({"setup", "import", UTFALL_SOURCE_ROOT "/tests/data/small/setup.json"});
    done({"audit", "checkpoint"});

    BOOST_TEST(run({"book", "restore", backup}).status == 6);
    std::filesystem::remove(book);
    const auto refused = run({"book", "restore", backup});
    BOOST_TEST(refused.status == 4);
    const auto findings = list(*tests::parsed(refused.out).find("data"), "findings");
    BOOST_TEST(findings.front().string_or("code") == "ROLLED_BACK");
    BOOST_TEST(run({"book", "restore", backup, "--accept-rollback"}).status == 2);
    const std::vector<std::string> accepted{"book",     "restore", backup,   "--accept-rollback",
                                            "--reason", "other",   "--note", "The disk broke"};
    std::vector<std::string> tried = accepted;
    tried[5] = "weather";
    BOOST_TEST(run(tried).codes().front() == "REASON_CODE_UNKNOWN");
    tried = accepted;
    tried[7] = "The disk of 19640823-3234 broke";
    BOOST_TEST(run(tried).status == 3);
    tried = accepted;
    tried.emplace_back("--dry-run");
    done(tried);
    BOOST_TEST(!std::filesystem::exists(book));
    BOOST_TEST(done(accepted).find("size")->integer() == 2);
    BOOST_TEST(done({"verify"}).find("size")->integer() == 2);
    const auto second = tests::python("verify_book.py", {book});
    BOOST_TEST(second.status == 0, second.out << second.err);
    const auto entries = list(done({"audit", "log"}), "entries");
    BOOST_TEST(entries.back().string_or("kind") == "book-restored");
    BOOST_TEST(entries.back().string_or("reason") == "The disk broke");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
