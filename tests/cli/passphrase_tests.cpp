#include "tests/cli/demo_book.h"

namespace {

using namespace utfall;

BOOST_AUTO_TEST_SUITE(passphrase_tests)

BOOST_AUTO_TEST_CASE(a_book_whose_key_has_a_passphrase_is_signed_with_it_alone) {
    const tests::TemporaryFolder folder;
    const std::string book = folder.file("b.utfall");
    const std::string phrase = folder.file("phrase");
    const std::string wrong = folder.file("wrong");
    tests::write_bytes(phrase, "en lång fras\n");
    tests::write_bytes(wrong, "en annan fras\n");
    const auto run = [&](std::vector<std::string> command,
                         const std::map<std::string, std::string>& environment = {}) {
        command.insert(command.end(), {"-b", book});
        return tests::utfall(std::move(command), environment);
    };
    const auto code = [](const tests::Ran& ran) {
        return tests::parsed(ran.out).find("error")->string_or("code");
    };
    BOOST_TEST_REQUIRE(run({"book", "create", "--passphrase-file", phrase}).status == 0);
    // What needs no signature needs no passphrase.
    BOOST_TEST(run({"setup", "import", UTFALL_SOURCE_ROOT "/tests/data/small/setup.json"}).status ==
               0);
    BOOST_TEST(run({"verify"}).status == 0);
    BOOST_TEST(run({"audit", "checkpoint", "--dry-run"}).status == 0);
    const auto missing = run({"audit", "checkpoint"});
    BOOST_TEST(missing.status == 2);
    BOOST_TEST(code(missing) == "PASSPHRASE_MISSING");
    const auto other = run({"audit", "checkpoint", "--passphrase-file", wrong});
    BOOST_TEST(other.status == 7);
    BOOST_TEST(code(other) == "PASSPHRASE_WRONG");
    const auto first = run({"audit", "checkpoint", "--passphrase-file", phrase});
    BOOST_TEST_REQUIRE(first.status == 0, first.out << first.err);
    BOOST_TEST(
        run({"audit", "checkpoint", "--as-of", "1"}, {{"UTFALL_PASSPHRASE_FILE", phrase}}).status ==
        0);
    BOOST_TEST(run({"audit", "key", "protect", "--passphrase-file", wrong}).status == 6);
    BOOST_TEST(run({"audit", "key", "unprotect", "--passphrase-file", phrase}).status == 0);
    const auto second = run({"audit", "checkpoint"});
    BOOST_TEST(second.data().string_or("checkpoint") == first.data().string_or("checkpoint"));
    BOOST_TEST(run({"audit", "key", "protect", "--passphrase-file", wrong}).status == 0);
    BOOST_TEST(run({"audit", "key", "lose"}).status == 2);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
