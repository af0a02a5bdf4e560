#include "app/ledger/checkpoint.h"
#include "app/storage/notary_files.h"
#include "tests/storage/sample_book.h"

#include <sys/stat.h>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace {

using namespace utfall;
using namespace utfall::tests;

std::string read(const std::string& path) {
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

void write(const std::string& path, const std::string& text) {
    std::ofstream{path, std::ios::binary | std::ios::trunc} << text;
}

unsigned permissions(const std::string& path) {
    struct stat status {};
    BOOST_TEST_REQUIRE(::stat(path.c_str(), &status) == 0);
    return status.st_mode & 0777U;
}

struct Signed : BookFixture {
    std::unique_ptr<ledger::Notary> notary{storage::open_notary(path, store->info().ledger_id)};
    std::string anchors{storage::anchors_path(path)};

    void grow(const std::string& value) {
        append_values({value_row(series_of("M-" + value), "2025-01", value)});
    }
    std::string sign() { return notary->sign(*store, store->size()); }
    // Everything a book is, under another name.
    void copy(const std::string& from, const std::string& to) const {
        std::filesystem::copy_file(from, to, std::filesystem::copy_options::overwrite_existing);
    }
    std::string codes(const std::vector<ledger::Evidence>& evidence = {}) const {
        std::string codes;
        for (const auto& finding : storage::verify_book(path, {}, evidence).findings)
            codes += finding.step + " " + finding.code + "\n";
        return codes;
    }
};

BOOST_FIXTURE_TEST_SUITE(notary_files_tests, Signed)

BOOST_AUTO_TEST_CASE(a_book_has_a_key_that_only_its_owner_reads) {
    BOOST_TEST_REQUIRE((notary != nullptr));
    BOOST_TEST(permissions(path + ".keys") == 0700U);
    BOOST_TEST(permissions(path + ".keys/signing.key") == 0600U);
    BOOST_TEST(store->entry(0)->body.string_or("signing_key") == notary->key());
}

BOOST_AUTO_TEST_CASE(a_copy_without_the_key_has_nobody_to_sign) {
    const std::string copied = folder.file("copy.utfall");
    copy(path, copied);
    BOOST_TEST((storage::open_notary(copied, store->info().ledger_id) == nullptr));
}

BOOST_AUTO_TEST_CASE(a_key_that_lies_there_is_never_overwritten) {
    const std::string kept = read(path + ".keys/signing.key");
    store.reset();
    std::filesystem::remove(path);
    BOOST_TEST(fails_with(core::ErrorKind::conflict, "BOOK_KEY_EXISTS", [&] {
        storage::SqliteStore::create(path, "Europe/Stockholm", draft_of("book-created", 9), clock,
                                     entropy);
    }));
    BOOST_TEST(read(path + ".keys/signing.key") == kept);
    BOOST_TEST(!std::filesystem::exists(path));
}

BOOST_AUTO_TEST_CASE(what_is_signed_is_kept_once_and_the_same_again) {
    const std::string first = sign();
    BOOST_TEST(sign() == first);
    grow("1");
    const std::string second = sign();
    BOOST_TEST(read(anchors) == first + "\n" + second + "\n");
    const auto note = ledger::read_note(second);
    BOOST_TEST_REQUIRE(note.has_value());
    BOOST_TEST(note->checkpoint.size == 2U);
    BOOST_TEST(ledger::is_signed_by(*note, *ledger::read_verifier_key(notary->key())));
    BOOST_TEST(codes() == "");
    BOOST_TEST(*verify().anchored_size == 2U);
}

BOOST_AUTO_TEST_CASE(a_note_that_a_power_cut_left_half_written_is_written_anew) {
    const std::string first = sign();
    grow("1");
    const std::string second = sign();
    const std::string whole = read(anchors);
    for (std::size_t size = first.size() + 1; size < whole.size(); ++size) {
        write(anchors, whole.substr(0, size));
        sign();
        BOOST_TEST_REQUIRE(read(anchors) == whole, "cut at " << size);
    }
}

BOOST_AUTO_TEST_CASE(an_older_copy_is_not_signed_and_is_said_to_be_rolled_back) {
    const std::string older = folder.file("older");
    copy(path, older);
    grow("1");
    sign();
    store.reset();
    copy(older, path);
    store = open();
    BOOST_TEST(fails_with(core::ErrorKind::integrity, "BOOK_ROLLED_BACK", [&] { sign(); }));
    BOOST_TEST(codes() == "V6 ROLLED_BACK\n");
}

BOOST_AUTO_TEST_CASE(a_second_history_is_told_by_what_was_signed_of_the_first) {
    const std::string older = folder.file("older");
    copy(path, older);
    grow("1");
    const std::string note = sign();
    store.reset();
    copy(older, path);
    store = open();
    grow("2");
    BOOST_TEST(fails_with(core::ErrorKind::integrity, "BOOK_ROLLED_BACK", [&] { sign(); }));
    BOOST_TEST(codes() == "V6 FORKED\n");
    std::filesystem::remove(anchors);
    BOOST_TEST(codes() == "");
    BOOST_TEST(!verify().anchored_size.has_value());
    BOOST_TEST(codes({{"from the funder", note}}) == "V6 FORKED\n");
}

BOOST_AUTO_TEST_CASE(a_key_with_a_passphrase_signs_with_it_alone_and_as_before) {
    const std::string note = sign();
    const std::string id = store->info().ledger_id;
    const std::string file = path + ".keys/signing.key";
    const std::string plain = read(file);
    storage::protect_signing_key(path, id, "phrase", entropy);
    BOOST_TEST(permissions(file) == 0600U);
    BOOST_TEST(read(file).find(plain.substr(21, 20)) == std::string::npos);
    const auto with = [&](const std::string& passphrase) {
        return storage::open_notary(path, id, passphrase);
    };
    BOOST_TEST(with("")->key() == notary->key());
    BOOST_TEST(with("")->signed_before(*store, 1).value_or("") == note);
    BOOST_TEST(with("phrase")->sign(*store, 1) == note);
    using core::ErrorKind;
    BOOST_TEST(
        fails_with(ErrorKind::usage, "PASSPHRASE_MISSING", [&] { with("")->sign(*store, 1); }));
    BOOST_TEST(fails_with(ErrorKind::unreadable, "PASSPHRASE_WRONG",
                          [&] { with("phrasf")->sign(*store, 1); }));
    BOOST_TEST(fails_with(ErrorKind::conflict, "KEY_PROTECTED",
                          [&] { storage::protect_signing_key(path, id, "other", entropy); }));
    BOOST_TEST(fails_with(ErrorKind::unreadable, "PASSPHRASE_WRONG",
                          [&] { storage::unprotect_signing_key(path, "other"); }));
    storage::unprotect_signing_key(path, "phrase");
    BOOST_TEST(read(file) == plain);
    BOOST_TEST(fails_with(ErrorKind::conflict, "KEY_OPEN",
                          [&] { storage::unprotect_signing_key(path, "phrase"); }));
}

BOOST_AUTO_TEST_CASE(evidence_that_is_none_is_said_to_be_none) {
    const std::string note = sign();
    std::string forged = note;
    forged.replace(forged.size() - 6, 1, forged[forged.size() - 6] == 'A' ? "B" : "A");
    const auto stranger = core::SigningKey::from_seed(std::string(32, 's'));
    const std::pair<std::string, std::string> rows[] = {
        {note, ""},
        {"{\"checkpoint\":" + core::canonical(core::Json{note}) + "}", ""},
        {forged, "V6 CHECKPOINT_FORGED\n"},
        {ledger::signed_note({store->info().ledger_id, 1, store->info().root}, *stranger),
         "V6 CHECKPOINT_FORGED\n"},
        {ledger::signed_note({std::string(32, '0'), 1, store->info().root}, *stranger),
         "V6 CHECKPOINT_OF_ANOTHER_BOOK\n"},
        {"not a checkpoint", "V6 CHECKPOINT_UNREADABLE\n"},
        {"", "V6 CHECKPOINT_UNREADABLE\n"},
    };
    for (const auto& [text, expected] : rows)
        BOOST_TEST(codes({{"evidence", text}}) == expected, text);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
