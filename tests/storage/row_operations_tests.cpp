#include "app/storage/notary_files.h"
#include "tests/storage/raw_book.h"
#include "tests/storage/sample_book.h"
#include "tests/support/counted.h"
#include "tests/support/long_form.h"
#include "tests/support/sync_calls.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>

using namespace utfall;
using namespace utfall::tests;

namespace {

/// A book of many entries, each with a value, and the checkpoint that somebody else holds of it.
struct LongBook : BookFixture {
    LongBook() {
        const NoSyncs in_haste;
        while (store->size() < entries()) {
            const std::string number = std::to_string(store->size());
            append_values({value_row(series_of("M-" + number), "2025-01", number)});
        }
        note = storage::open_notary(path, store->info().ledger_id)->sign(*store, store->size());
        store.reset();
        std::filesystem::remove(storage::anchors_path(path));
        std::filesystem::copy_file(path, sound);
    }
    static std::size_t entries() { return long_form() ? 2'000 : 24; }

    ledger::Verification after(const std::string& sql, bool with_checkpoint) const {
        std::filesystem::copy_file(sound, path, std::filesystem::copy_options::overwrite_existing);
        RawBook{path}.tamper(sql);
        return storage::verify_book(path, {},
                                    with_checkpoint
                                        ? std::vector<ledger::Evidence>{{"held elsewhere", note}}
                                        : std::vector<ledger::Evidence>{});
    }
    std::string sound{folder.file("sound.utfall")};
    std::string note;
};

// Entries from `from` on get the number after their own, so that there is room for another.
std::string make_room(std::size_t from) {
    const std::string at = std::to_string(from);
    return "UPDATE entry SET seq = -seq - 1 WHERE seq >= " + at +
           "; UPDATE entry SET seq = -seq WHERE seq < 0;";
}

std::string columns_of(const std::string& seq) {
    return "INSERT INTO entry SELECT " + seq +
           ", randomblob(16), recorded_at, actor, identity, role, kind, subject, reason_code, "
           "reason, body, line_count, lines_root, leaf FROM entry WHERE seq = ";
}

std::string removed(std::size_t at) {
    return "DELETE FROM entry WHERE seq = " + std::to_string(at);
}
std::string doubled(std::size_t at) {
    return make_room(at + 1) + columns_of(std::to_string(at + 1)) + std::to_string(at);
}
std::string inserted(std::size_t at) {
    return make_room(at) + columns_of(std::to_string(at)) + "0";
}
std::string swapped(std::size_t at) {
    const std::string one = std::to_string(at);
    const std::string other = std::to_string(at - 1);
    return "UPDATE entry SET seq = -9 WHERE seq = " + one + "; UPDATE entry SET seq = " + one +
           " WHERE seq = " + other + "; UPDATE entry SET seq = " + other + " WHERE seq = -9";
}
// All that came after the first `size` entries is gone, as if it had never been.
std::string cut(std::size_t size) {
    const std::string at = std::to_string(size);
    return "DELETE FROM entry WHERE seq >= " + at +
           "; DELETE FROM value_line WHERE id >> 32 >= " + at +
           "; DELETE FROM detached WHERE seq >= " + at + "; DELETE FROM tree_head WHERE size > " +
           at + "; DELETE FROM series WHERE id >= " + at +
           "; DELETE FROM value_cache; DELETE FROM value_cache_reach";
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(row_operations_tests, LongBook)

BOOST_AUTO_TEST_CASE(an_entry_removed_doubled_inserted_or_moved_is_found_wherever_it_stands) {
    BOOST_TEST(after("UPDATE entry SET seq = seq", true).findings.empty());
    const std::pair<const char*, std::string (*)(std::size_t)> operations[] = {
        {"removed", removed}, {"doubled", doubled}, {"inserted", inserted}, {"swapped", swapped}};
    for (const auto& [name, operation] : operations) {
        std::size_t found = 0;
        std::size_t tried = 0;
        for (std::size_t at = 1; at < entries(); ++at) {
            const bool told = !after(operation(at), true).findings.empty();
            BOOST_TEST(told, "entry " << at << " " << name);
            found += told ? 1U : 0U;
            ++tried;
        }
        tell_count("M4", found, tried, std::string{"entries "} + name + " are found");
    }
}

// A book cannot know what it no longer has: only who held a checkpoint can tell.
BOOST_AUTO_TEST_CASE(an_end_that_was_cut_off_is_found_by_who_held_a_checkpoint_and_by_nobody_else) {
    std::size_t found = 0;
    std::size_t silent = 0;
    std::size_t tried = 0;
    for (std::size_t size = 1; size < entries(); ++size, ++tried) {
        const auto alone = after(cut(size), false);
        BOOST_TEST(text_of(alone) == "");
        BOOST_TEST(!alone.outside.has_value());
        silent += alone.findings.empty() ? 1U : 0U;
        const auto held = storage::verify_book(path, {}, {{"held elsewhere", note}});
        const bool told = held.findings.size() == 1U && held.findings[0].code == "ROLLED_BACK";
        BOOST_TEST(told, text_of(held));
        found += told ? 1U : 0U;
    }
    tell_count("M4", found, tried, "ends cut off are found with a checkpoint held elsewhere");
    tell_count("M4", silent, tried, "ends cut off leave nothing to be found without one");
}

BOOST_AUTO_TEST_SUITE_END()
