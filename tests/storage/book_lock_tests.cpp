#include "app/storage/book_lock.h"

#include "app/core/error.h"
#include "tests/support/temporary_folder.h"

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <memory>
#include <thread>

using namespace utfall;
using namespace utfall::tests;

namespace {

using Held = std::unique_ptr<storage::BookLock>;

bool is_locked(const core::Error& error) {
    return error.code() == "BOOK_LOCKED" && error.kind() == core::ErrorKind::conflict;
}

BOOST_AUTO_TEST_SUITE(book_lock_tests)

BOOST_AUTO_TEST_CASE(a_writer_without_patience_is_told_at_once_that_there_is_another) {
    const TemporaryFolder folder;
    const storage::BookLock held{folder.file("book.utfall")};
    BOOST_CHECK_EXCEPTION(storage::BookLock{folder.file("book.utfall")}, core::Error, is_locked);
}

BOOST_AUTO_TEST_CASE(a_patient_writer_gets_its_turn_when_the_other_is_done) {
    const TemporaryFolder folder;
    Held held = std::make_unique<storage::BookLock>(folder.file("book.utfall"));
    std::thread leaving{[&] {
        std::this_thread::sleep_for(std::chrono::milliseconds{50});
        held.reset();
    }};
    const storage::BookLock other{folder.file("book.utfall"), std::chrono::seconds{60}};
    leaving.join();
    BOOST_TEST(held == nullptr);
}

BOOST_AUTO_TEST_CASE(patience_has_an_end) {
    const TemporaryFolder folder;
    const storage::BookLock held{folder.file("book.utfall")};
    const std::chrono::milliseconds patience{30};
    BOOST_CHECK_EXCEPTION((storage::BookLock{folder.file("book.utfall"), patience}), core::Error,
                          is_locked);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
