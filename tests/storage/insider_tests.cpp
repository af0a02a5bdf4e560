#include "app/storage/anchor_files.h"
#include "app/storage/notary_files.h"
#include "tests/storage/forger.h"
#include "tests/storage/raw_book.h"
#include "tests/storage/sample_book.h"
#include "tests/support/counted.h"
#include "tests/support/long_form.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <random>

using namespace utfall;
using namespace utfall::tests;

namespace {

/// A book of twenty entries, with a copy of the file and what was signed for it at every size.
struct GrownBook : BookFixture {
    static constexpr std::size_t last = 20;

    GrownBook() {
        for (std::size_t size = 1;; ++size) {
            sign(size);
            copy(path, at(size));
            if (size == last) break;
            append_values({value_row(series_of("M-" + std::to_string(size)), "2025-01",
                                     std::to_string(size), "Anteckning " + std::to_string(size))});
        }
        store.reset();
    }
    std::string at(std::size_t size) const { return folder.file("size-" + std::to_string(size)); }
    static void copy(const std::string& from, const std::string& to) {
        std::filesystem::copy_file(from, to, std::filesystem::copy_options::overwrite_existing);
    }
    void sign(std::size_t size) {
        notes.push_back(storage::open_notary(path, store->info().ledger_id)->sign(*store, size));
    }
    /// What somebody else has held since the book had that size.
    std::vector<ledger::Evidence> held(std::size_t size) const {
        return {{"the funder's", notes.at(size - 1)}};
    }
    std::string codes(const std::vector<ledger::Evidence>& evidence = {}) const {
        std::string all;
        for (const auto& finding : storage::verify_book(path, {}, evidence).findings)
            all += (all.empty() ? "" : " ") + finding.step + " " + finding.code;
        return all;
    }
    std::string anchors() const { return storage::anchors_path(path); }
    std::size_t any(std::size_t from, std::size_t to) {
        return std::uniform_int_distribution<std::size_t>{from, to}(random);
    }
    /// Rewrites one entry, or one line, of entry `seq`, and all hashes.
    void rewrite(std::size_t seq) {
        const std::string number = std::to_string(seq);
        if (any(0, 1) == 0) {
            forge(path, "UPDATE entry SET actor = 'insider' WHERE seq = " + number);
        } else {
            forge(path, "UPDATE value_line SET value = '777' WHERE id >> 32 = " + number);
        }
    }
    /// Signs the book as it stands with its real key, as if nothing had ever been signed.
    void sign_anew() {
        std::filesystem::remove(anchors());
        const auto signer = open(storage::OpenMode::read_only);
        storage::open_notary(path, signer->info().ledger_id)->sign(*signer, signer->size());
    }

    std::vector<std::string> notes;
    std::mt19937 random{20'25'01'15};
};

std::size_t rounds() {
    return long_form() ? 100 : 8;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(insider_tests, GrownBook)

// Whoever has the key can rewrite the past so that the book itself shows nothing: only what others
// hold does. That is the limit of what a book can prove, and the program says so.
BOOST_AUTO_TEST_CASE(a_past_rewritten_with_the_key_is_told_by_what_somebody_else_held_and_only_so) {
    std::size_t unseen = 0;
    std::size_t told = 0;
    std::size_t younger = 0;
    for (std::size_t round = 0; round < rounds(); ++round) {
        copy(at(last), path);
        const std::size_t seq = any(1, last - 1);
        rewrite(seq);
        sign_anew();
        const std::size_t since = any(seq + 1, last);
        BOOST_TEST_CONTEXT("entry " << seq << " rewritten, size " << since << " held") {
            const std::string alone = codes();
            BOOST_TEST(alone == "");
            unseen += alone.empty() ? 1U : 0U;
            const std::string against = codes(held(since));
            BOOST_TEST(against == "V6 FORKED");
            told += against == "V6 FORKED" ? 1U : 0U;
            const std::string before = codes(held(any(1, seq)));
            BOOST_TEST(before == "");
            younger += before.empty() ? 1U : 0U;
        }
    }
    tell_count("M7", told, rounds(), "rewritten books are told by a checkpoint held elsewhere");
    tell_count("M7", unseen, rounds(), "show nothing by themselves");
    tell_count("M7", younger, rounds(), "show nothing against a checkpoint of before");
}

BOOST_AUTO_TEST_CASE(an_older_copy_and_another_history_are_told_by_what_was_signed) {
    const std::string signed_beside = read_bytes(anchors());
    std::size_t rolled_back = 0;
    std::size_t forked = 0;
    for (std::size_t round = 0; round < rounds(); ++round) {
        const std::size_t older = any(1, last - 1);
        const std::size_t since = any(older + 1, last);
        copy(at(older), path);
        // What lies beside the book tells, or what somebody else holds.
        const bool beside = any(0, 1) == 0;
        write_bytes(anchors(), beside ? signed_beside : "");
        const auto evidence = beside ? std::vector<ledger::Evidence>{} : held(since);
        BOOST_TEST_CONTEXT("size " << older << " put back, size " << since << " was signed") {
            const std::string shorter = codes(evidence);
            const bool told = shorter.find("V6 ROLLED_BACK") != std::string::npos &&
                              shorter.find("FORKED") == std::string::npos;
            BOOST_TEST(told, shorter);
            rolled_back += told ? 1U : 0U;

            store = open();
            while (store->size() < last)
                append_values(
                    {value_row(series_of("M-OTHER"), "2025-02", std::to_string(store->size()))});
            store.reset();
            const std::string other = codes(evidence);
            const bool apart = other.find("V6 FORKED") != std::string::npos &&
                               other.find("ROLLED_BACK") == std::string::npos;
            BOOST_TEST(apart, other);
            forked += apart ? 1U : 0U;
        }
    }
    tell_count("M8", rolled_back, rounds(), "older copies are told to be rolled back");
    tell_count("M8", forked, rounds(), "other histories are told to be forked");
}

BOOST_AUTO_TEST_SUITE_END()
