#include "tests/cli/demo_book.h"
#include "tests/support/time_authority.h"

namespace {

using namespace utfall;
using tests::list;

BOOST_AUTO_TEST_SUITE(anchor_tests)

BOOST_AUTO_TEST_CASE(a_book_gets_a_time_stamp_by_file_and_verify_tells_what_came_after_it) {
    const tests::TemporaryFolder folder;
    const tests::TimeAuthority authority{folder.file("authority")};
    const std::string book = folder.file("b.utfall");
    const std::string asked = folder.file("request.tsq");
    const std::string answer = folder.file("answer.tsr");
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
    BOOST_TEST(run({"audit", "anchor", "request", "-o", asked}).status == 5);
    done({"audit", "checkpoint"});
    done({"audit", "anchor", "request", "-o", asked, "--dry-run"});
    BOOST_TEST(!std::filesystem::exists(asked));
    BOOST_TEST(done({"audit", "anchor", "request", "-o", asked}).find("size")->integer() == 1);
    authority.answer(asked, answer);
    const auto imported = done({"audit", "anchor", "import", answer, "--request", asked});
    BOOST_TEST((*imported.find("kept") == core::Json{true}));
    const std::string at = imported.string_or("at");

    const auto plain = done({"audit", "anchor", "verify"});
    BOOST_TEST(list(plain, "stamps").front().string_or("state") == "signer_unchecked");
    const auto held = done({"audit", "anchor", "verify", "--ca", authority.issuer()});
    BOOST_TEST(list(held, "stamps").front().string_or("state") == "holds");
    const tests::TimeAuthority other{folder.file("other")};
    BOOST_TEST(run({"audit", "anchor", "verify", "--ca", other.issuer()}).status == 4);

    done({"setup", "import", UTFALL_SOURCE_ROOT "/tests/data/small/setup.json"});
    const auto verified = done({"verify"});
    BOOST_TEST(verified.find("outside_anchor")->string_or("kind") == "timestamp");
    BOOST_TEST(verified.find("outside_anchor")->string_or("at") == at);
    BOOST_TEST(verified.find("since_outside")->find("entries")->integer() == 1);

    authority.refuse(asked, answer);
    const auto refused = run({"audit", "anchor", "import", answer, "--request", asked});
    BOOST_TEST(refused.status == 3);
    BOOST_TEST(refused.codes().front() == "STAMP_REFUSED");
    BOOST_TEST(run({"audit", "anchor", "import", asked}).status == 7);
    BOOST_TEST(run({"audit", "anchor", "import"}).status == 2);
    BOOST_TEST(run({"audit", "anchor", "stamp"}).status == 2);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
