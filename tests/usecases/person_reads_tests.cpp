#include "app/usecases/person_reads.h"

#include "app/core/error.h"
#include "tests/support/temporary_folder.h"

#include <sys/stat.h>
#include <boost/test/unit_test.hpp>
#include <filesystem>

namespace {

using namespace utfall;
using usecases::PersonView;

constexpr std::int64_t day = 24LL * 60 * 60 * 1'000'000;

struct ReadBook {
    void read(const std::string& actor, PersonView view = PersonView::participations,
              std::int64_t after_days = 0) {
        usecases::PersonRead one{{start.micros + after_days * day}, {}, view, 7};
        one.actor.code = actor;
        one.actor.role = "evaluator";
        one.actor.identity = ledger::Identity::account;
        usecases::note_person_read(book, one);
    }
    std::string readers() {
        std::string all;
        for (const auto& one : usecases::person_reads(book).list) all += one.actor.code + " ";
        return all;
    }
    std::vector<std::uint64_t> altered() { return usecases::person_reads(book).altered; }
    std::string text() { return tests::read_bytes(path); }

    tests::TemporaryFolder folder;
    std::string book{folder.file("b.utfall")};
    std::string path{book + ".reads"};
    core::Instant start{*core::Instant::parse("2026-01-01T08:00:00Z")};
};

BOOST_FIXTURE_TEST_SUITE(person_reads_tests, ReadBook)

BOOST_AUTO_TEST_CASE(every_read_is_one_line_of_who_what_and_when) {
    BOOST_TEST(readers().empty());
    read("eva-1");
    read("eva-2", PersonView::answers);
    read("eva-1", PersonView::scb_month);
    BOOST_TEST(readers() == "eva-1 eva-2 eva-1 ");
    BOOST_TEST(altered().empty());
    const auto reads = usecases::person_reads(book);
    BOOST_TEST((reads.list[1].view == PersonView::answers));
    BOOST_TEST(reads.list[1].as_of == 7U);
    BOOST_TEST((reads.list[1].actor.identity == ledger::Identity::account));
    struct stat status {};
    BOOST_TEST_REQUIRE(::stat(path.c_str(), &status) == 0);
    BOOST_TEST((status.st_mode & 0777U) == 0600U);
}

BOOST_AUTO_TEST_CASE(a_line_that_was_altered_left_out_or_moved_is_seen) {
    for (const char* const who : {"a-1", "b-1", "c-1", "d-1"}) read(who);
    const std::string whole = text();
    std::string other = whole;
    other.replace(other.find("b-1"), 3, "x-1");
    tests::write_bytes(path, other);
    BOOST_TEST((altered() == std::vector<std::uint64_t>{3}));
    const std::size_t second = whole.find('\n') + 1;
    const std::size_t third = whole.find('\n', second) + 1;
    tests::write_bytes(path, whole.substr(0, second) + whole.substr(third));
    BOOST_TEST((altered() == std::vector<std::uint64_t>{2}));
    tests::write_bytes(
        path, whole.substr(second, third - second) + whole.substr(0, second) + whole.substr(third));
    BOOST_TEST((altered() == std::vector<std::uint64_t>{2, 3}));
    tests::write_bytes(path, "nonsense\n" + whole);
    BOOST_TEST((altered() == std::vector<std::uint64_t>{1, 2}));
}

BOOST_AUTO_TEST_CASE(half_a_line_of_a_power_cut_was_never_answered_for_and_goes) {
    read("a-1");
    const std::string whole = text();
    tests::write_bytes(path, whole + R"({"actor":"b-1","as)");
    BOOST_TEST(readers() == "a-1 ");
    BOOST_TEST(altered().empty());
    read("c-1");
    BOOST_TEST(readers() == "a-1 c-1 ");
    BOOST_TEST(altered().empty());
}

BOOST_AUTO_TEST_CASE(what_is_older_than_two_years_goes_and_the_rest_still_follows) {
    read("old-1");
    read("old-2", PersonView::answers, 10);
    read("new-1", PersonView::answers, 300);
    BOOST_TEST(readers() == "old-1 old-2 new-1 ");
    read("new-2", PersonView::answers, 2 * 366 + 11);
    BOOST_TEST(readers() == "new-1 new-2 ");
    BOOST_TEST(altered().empty());
}

BOOST_AUTO_TEST_CASE(what_cannot_be_written_down_is_not_given_out) {
    std::filesystem::create_directory(path);
    BOOST_CHECK_EXCEPTION(read("a-1"), core::Error, [](const core::Error& error) {
        return error.code() == "READS_UNWRITABLE";
    });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
