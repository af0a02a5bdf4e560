#include "app/usecases/checkpoints.h"

#include "app/core/error.h"
#include "app/ledger/checkpoint.h"
#include "app/ledger/proof.h"
#include "app/usecases/report_seal.h"
#include "tests/usecases/small_book.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>

namespace {

using namespace utfall;
using namespace utfall::tests;

struct Checkpoints : SmallBook {
    Checkpoints() { values("M-PRES,T1,2024-01,F,3\n"); }
    usecases::TakenCheckpoint take(bool dry_run) {
        return usecases::take_checkpoint(*book, path, "", "", dry_run);
    }
    std::string anchors{storage::anchors_path(path)};
};

BOOST_FIXTURE_TEST_SUITE(checkpoints_tests, Checkpoints)

BOOST_AUTO_TEST_CASE(a_checkpoint_is_kept_before_it_is_given) {
    const auto taken = take(false);
    BOOST_TEST(taken.is_signed);
    BOOST_TEST(read_bytes(anchors) == taken.note + "\n");
    BOOST_TEST(take(false).note == taken.note);
}

BOOST_AUTO_TEST_CASE(one_that_is_only_tried_is_neither_signed_nor_kept) {
    const auto tried = take(true);
    BOOST_TEST(!tried.is_signed);
    BOOST_TEST(!std::filesystem::exists(anchors));
    const auto taken = take(false);
    BOOST_TEST(taken.note.starts_with(tried.note));
    BOOST_TEST(!ledger::read_note(tried.note).has_value());
    BOOST_TEST(take(true).note == taken.note);
}

BOOST_AUTO_TEST_CASE(a_witness_is_given_the_proof_that_the_book_has_only_grown) {
    const std::uint64_t known = size();
    const core::Digest root = book->store().root_at(known);
    values("M-PRES,T1,2024-02,F,4\n");
    values("M-PRES,T1,2024-03,F,5\n");
    const auto taken = usecases::take_checkpoint(*book, path, "", std::to_string(known), false);
    BOOST_TEST_REQUIRE(taken.growth.has_value());
    BOOST_TEST(ledger::has_grown({known, root}, {taken.size, taken.root}, taken.growth->path));
    BOOST_TEST(taken.given().starts_with("old " + std::to_string(known) + "\n"));
    BOOST_TEST(taken.given().ends_with("\n\n" + taken.note));
    BOOST_CHECK_EXCEPTION(
        usecases::take_checkpoint(*book, path, std::to_string(known), std::to_string(size()), true),
        core::Error,
        [](const core::Error& error) { return error.code() == "CHECKPOINT_SINCE_LATER"; });
}

BOOST_AUTO_TEST_CASE(asking_for_a_seal_signs_nothing) {
    const auto issued = issue(act());
    BOOST_TEST_REQUIRE(issued.entry.has_value());
    const std::string seal = usecases::seal_file(*book, issued.number)->bytes;
    std::filesystem::remove(anchors);
    BOOST_TEST(!usecases::seal_file(*book, issued.number).has_value());
    BOOST_TEST(!std::filesystem::exists(anchors));
    take(false);
    BOOST_TEST(usecases::seal_file(*book, issued.number)->bytes == seal);
}

BOOST_AUTO_TEST_CASE(without_the_key_nothing_is_signed) {
    std::filesystem::remove_all(path + ".keys");
    BOOST_CHECK_EXCEPTION(take(true), core::Error, [](const core::Error& error) {
        return error.code() == "BOOK_KEY_MISSING";
    });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
