#include "app/usecases/backup.h"

#include "app/core/error.h"
#include "app/storage/backup.h"
#include "app/usecases/checkpoints.h"
#include "tests/support/counted.h"
#include "tests/support/long_form.h"
#include "tests/usecases/small_book.h"

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <filesystem>
#include <future>
#include <thread>

namespace {

using namespace utfall;
using namespace utfall::tests;
namespace fs = std::filesystem;

/// Books in files, as the composition root makes them.
class FileBooks final : public usecases::Books, public usecases::Safekeeping {
  public:
    std::unique_ptr<usecases::Book> open(const std::string& path, bool read_only) override {
        return std::make_unique<StoredBook>(
            path,
            storage::SqliteStore::open(
                path, read_only ? storage::OpenMode::read_only : storage::OpenMode::read_write,
                clock_, entropy_));
    }
    std::unique_ptr<usecases::Book> create(const std::string&, const std::string&,
                                           const ledger::EntryDraft&) override {
        return nullptr;
    }
    ledger::Verification verify(const std::string& path, const usecases::ProgressSink&,
                                const std::vector<ledger::Evidence>& evidence) override {
        return storage::verify_book(path, {}, evidence);
    }
    std::uint64_t rebuild(const std::string&) override { return 0; }
    std::string mark(const std::string&) override { return {}; }
    core::Clock& clock() override { return clock_; }
    core::Entropy& entropy() override { return entropy_; }

    void protect_key(const std::string&, const std::string&) override {}
    void unprotect_key(const std::string&, const std::string&) override {}
    void copy(const std::string& path, const std::string& copy,
              const usecases::ProgressSink&) override {
        storage::copy_book(path, copy);
    }
    std::string anchors(const std::string& path) override {
        return storage::read_anchors(path).value_or("");
    }

  private:
    FixedClock clock_;
    SeededEntropy entropy_{"backups"};
};

struct Kept : SmallBook {
    Kept() { values("M-PRES,T1,2024-01,F,3\n"); }
    std::string sign() { return usecases::take_checkpoint(*book, path, "", "", false).note; }
    usecases::Backup back_up(const std::string& name) {
        return usecases::back_up(books, books, path, folder.file(name), false, {});
    }
    usecases::Restored restore(const std::string& name, const std::string& to,
                               bool accept_rollback = false) {
        usecases::Act why = act();
        why.reason_code = "other";
        why.reason = "The disk broke and this is the newest backup";
        return usecases::restore_book(
            books, books, {folder.file(name), to, std::nullopt, accept_rollback}, why, {});
    }
    // One more entry, of one value.
    void correct_or_record(std::size_t number) {
        const std::string value = std::to_string(1 + number % 80);
        if (number == 0) {
            values("M-PRES,T1,2024-02,F," + value + "\n");
        } else {
            correct(presences("T1", "2024-02"), value);
        }
    }
    // The disk broke: what lies beside the book is all there is.
    void lose() {
        book.reset();
        fs::remove(path);
    }
    std::string verified(const std::vector<ledger::Evidence>& evidence = {}) const {
        const auto result = storage::verify_book(path, {}, evidence);
        std::string codes;
        for (const auto& finding : result.findings) codes += finding.code + " ";
        return codes;
    }
    FileBooks books;
};

bool fails(const std::string& code, const std::function<void()>& work) {
    try {
        work();
    } catch (const core::Error& error) {
        return error.code() == code;
    }
    return false;
}

BOOST_FIXTURE_TEST_SUITE(backup_tests, Kept)

BOOST_AUTO_TEST_CASE(what_was_backed_up_is_what_is_restored) {
    sign();
    const auto root = book->store().info().root;
    const auto backup = back_up("b.utfall");
    BOOST_TEST(backup.findings.empty());
    BOOST_TEST((backup.root == root));
    BOOST_TEST(backup.bytes == fs::file_size(folder.file("b.utfall")));
    BOOST_TEST(backup.sha256 == core::sha256(read_bytes(folder.file("b.utfall"))).hex());
    BOOST_TEST(fails("BACKUP_EXISTS", [&] { back_up("b.utfall"); }));
    BOOST_TEST(fails("BOOK_EXISTS", [&] { restore("b.utfall", path); }));
    lose();
    const auto restored = restore("b.utfall", path);
    BOOST_TEST(restored.findings.empty());
    BOOST_TEST(!restored.entry.has_value());
    BOOST_TEST((books.open(path, true)->store().info().root == root));
    BOOST_TEST(verified() == "");
}

BOOST_AUTO_TEST_CASE(a_backup_that_is_not_what_its_manifest_says_is_refused) {
    back_up("b.utfall");
    const std::string file = folder.file("b.utfall");
    const std::string manifest = file + ".manifest.json";
    const std::string bytes = read_bytes(file);
    const std::string said = read_bytes(manifest);
    const std::string target = folder.file("new.utfall");
    std::string altered = bytes;
    altered[altered.size() / 2] = static_cast<char>(altered[altered.size() / 2] ^ 1);
    for (const std::string& wrong : {altered, bytes.substr(0, bytes.size() - 1), std::string{}}) {
        write_bytes(file, wrong);
        BOOST_TEST(fails("BACKUP_ALTERED", [&] { restore("b.utfall", target); }));
    }
    write_bytes(file, bytes);
    std::string other_size = said;
    other_size.replace(other_size.find("\"size\": ") + 8, 1, "9");
    write_bytes(manifest, other_size);
    BOOST_TEST(fails("BACKUP_ALTERED", [&] { restore("b.utfall", target); }));
    write_bytes(manifest, "{}");
    BOOST_TEST(fails("BACKUP_MANIFEST_MALFORMED", [&] { restore("b.utfall", target); }));
    fs::remove(manifest);
    BOOST_TEST(fails("BACKUP_MANIFEST_MISSING", [&] { restore("b.utfall", target); }));
    for (const auto& left : fs::directory_iterator{folder.path()})
        BOOST_TEST(left.path().filename().string().find("new.utfall") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_older_backup_is_restored_only_with_an_entry_that_says_so) {
    back_up("b.utfall");
    values("M-PRES,T1,2024-02,F,4\n");
    const std::string note = sign();
    lose();
    const auto refused = restore("b.utfall", path);
    BOOST_TEST_REQUIRE(refused.findings.size() == 1U);
    BOOST_TEST(refused.findings.front().code == "ROLLED_BACK");
    BOOST_TEST(!fs::exists(path));
    const auto restored = restore("b.utfall", path, true);
    BOOST_TEST_REQUIRE(restored.entry.has_value());
    BOOST_TEST(restored.given_up == 1U);
    BOOST_TEST(verified() == "");
    // Whoever holds what was given up is still told.
    BOOST_TEST(verified({{"the funder's", note}}) == "FORKED ");
    const auto again = books.open(path, false);
    BOOST_TEST(again->store().entry(*restored.entry)->kind == "book-restored");
    BOOST_TEST(usecases::take_checkpoint(*again, path, "", "", false).is_signed);
    BOOST_TEST(verified() == "");
    BOOST_TEST(fails("ROLLBACK_NEEDS_REASON", [&] {
        usecases::restore_book(books, books,
                               {folder.file("b.utfall"), folder.file("x"), std::nullopt, true},
                               act(), {});
    }));
}

BOOST_AUTO_TEST_CASE(another_history_is_refused_as_such) {
    back_up("b.utfall");
    lose();
    restore("b.utfall", path);
    book = std::make_unique<StoredBook>(
        path, storage::SqliteStore::open(path, storage::OpenMode::read_write, clock, entropy));
    values("M-PRES,T1,2024-02,F,4\n");
    back_up("other.utfall");
    lose();
    restore("b.utfall", path);
    book = std::make_unique<StoredBook>(
        path, storage::SqliteStore::open(path, storage::OpenMode::read_write, clock, entropy));
    values("M-PRES,T1,2024-02,F,5\n");
    sign();
    lose();
    const auto refused = restore("other.utfall", path);
    BOOST_TEST_REQUIRE(refused.findings.size() == 1U);
    BOOST_TEST(refused.findings.front().code == "FORKED");
}

BOOST_AUTO_TEST_CASE(a_book_that_is_not_sound_gives_no_backup) {
    back_up("older.utfall");
    values("M-PRES,T1,2024-02,F,4\n");
    sign();
    book.reset();
    fs::copy_file(folder.file("older.utfall"), path, fs::copy_options::overwrite_existing);
    const auto refused = back_up("b.utfall");
    BOOST_TEST_REQUIRE(refused.findings.size() == 1U);
    BOOST_TEST(refused.findings.front().code == "ROLLED_BACK");
    BOOST_TEST(!fs::exists(folder.file("b.utfall")));
    BOOST_TEST(!fs::exists(folder.file("b.utfall.new")));
}

// What came of a copy: what had been acknowledged when it was begun, and what it holds.
struct Copy {
    std::uint64_t promised{0};
    usecases::Backup backup;
};

BOOST_AUTO_TEST_CASE(backups_taken_while_somebody_writes_are_whole_and_can_be_restored) {
    const std::size_t copies = long_form() ? 500 : 6;
    const std::size_t restores = long_form() ? 100 : 2;
    std::atomic<std::uint64_t> acknowledged{size()};
    std::atomic<bool> done{false};
    auto making = std::async(std::launch::async, [&] {
        FileBooks others;
        std::vector<Copy> made;
        for (std::size_t at = 0; at < copies; ++at) {
            const std::uint64_t promised = acknowledged;
            made.push_back(
                {promised, usecases::back_up(others, others, path,
                                             folder.file("b" + std::to_string(at)), false, {})});
        }
        done = true;
        return made;
    });
    const auto from = std::chrono::steady_clock::now();
    std::size_t written = 0;
    for (; !done; ++written) {
        correct_or_record(written);
        acknowledged = size();
        // A hundred a second, or as many as the disk takes.
        std::this_thread::sleep_until(from + written * std::chrono::milliseconds{10});
    }
    const auto made = making.get();
    std::size_t whole = 0;
    for (const auto& [promised, backup] : made) {
        const bool is_whole = backup.findings.empty() && backup.size >= promised &&
                              book->store().root_at(backup.size) == backup.root &&
                              storage::verify_book(backup.path).findings.empty();
        BOOST_TEST(is_whole, backup.path << " of size " << backup.size << ", not " << promised);
        whole += is_whole ? 1U : 0U;
    }
    std::size_t restored = 0;
    for (std::size_t at = 0; at < restores; ++at) {
        const auto& backup = made[at * made.size() / restores].backup;
        const std::string to = folder.file("restored" + std::to_string(at));
        const auto back =
            usecases::restore_book(books, books, {backup.path, to, std::nullopt, false}, act(), {});
        const bool is_same = back.findings.empty() && back.size == backup.size &&
                             books.open(to, true)->store().info().root == backup.root;
        BOOST_TEST(is_same, to);
        restored += is_same ? 1U : 0U;
    }
    tell_count("K6", whole, copies,
               "backups hold all that was acknowledged before them, while " +
                   std::to_string(written) + " entries were written");
    tell_count("K6", restored, restores, "restored books are what was backed up");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
