#include "app/storage/book_mark.h"

#include "tests/storage/raw_book.h"
#include "tests/storage/sample_book.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <set>

using namespace utfall;
using namespace utfall::tests;

BOOST_FIXTURE_TEST_SUITE(book_mark_tests, BookFixture)

BOOST_AUTO_TEST_CASE(every_change_of_the_file_gives_it_another_mark_and_reading_gives_it_none) {
    std::set<std::string> marks{storage::book_mark(path)};
    for (int entry = 0; entry < 20; ++entry) {
        append_values({value_row(series_of("A", "T1"), "2025-01", std::to_string(entry))});
        BOOST_TEST(marks.insert(storage::book_mark(path)).second);
    }
    const std::string last = storage::book_mark(path);
    BOOST_TEST(text_of(verify()) == "");
    BOOST_TEST(open(storage::OpenMode::read_only)->size() == 21U);
    BOOST_TEST(storage::book_mark(path) == last);
    store.reset();
    RawBook{path}.tamper(
        "UPDATE value_line SET value = '7' WHERE id = (SELECT min(id) FROM "
        "value_line)");
    BOOST_TEST(marks.insert(storage::book_mark(path)).second);
    // The same bytes in another file are another book: what was shown of one is not the other's.
    const std::string copy = folder.file("copy.utfall");
    std::filesystem::copy_file(path, copy);
    BOOST_TEST(storage::book_mark(copy) != storage::book_mark(path));
}

BOOST_AUTO_TEST_CASE(there_is_no_mark_while_somebody_writes_nor_of_no_file) {
    BOOST_TEST(storage::book_mark(folder.file("none.utfall")) == "");
    store.reset();
    RawBook raw{path};
    raw.execute("BEGIN IMMEDIATE; CREATE TABLE other(a)");
    BOOST_TEST(storage::book_mark(path) == "");
    raw.execute("ROLLBACK");
    BOOST_TEST(storage::book_mark(path) != "");
}

BOOST_AUTO_TEST_SUITE_END()
