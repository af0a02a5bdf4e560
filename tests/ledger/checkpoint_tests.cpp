#include "app/ledger/checkpoint.h"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace utfall;
using namespace utfall::ledger;

namespace {

const std::string ledger_id = "7f3a9c00112233445566778899aabbcc";

core::SigningKey key_of(char letter) {
    return std::move(*core::SigningKey::from_seed(std::string(32, letter)));
}

BOOST_AUTO_TEST_SUITE(checkpoint_tests)

BOOST_AUTO_TEST_CASE(a_checkpoint_is_three_lines) {
    const Checkpoint checkpoint{ledger_id, 18234, core::sha256("")};
    BOOST_TEST(checkpoint_text(checkpoint) ==
               "utfall/7f3a9c00112233445566778899aabbcc\n18234\n"
               "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
}

// The key and the note of the documentation of golang.org/x/mod/sumdb/note.
BOOST_AUTO_TEST_CASE(keys_and_signatures_are_those_of_other_programs) {
    const auto key =
        read_verifier_key("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    BOOST_TEST_REQUIRE(key.has_value());
    const auto signature = core::bytes_from_base64(
        "x08go/ZJkuBS9UG/"
        "SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM"
        "=");
    BOOST_TEST_REQUIRE(signature.has_value());
    BOOST_TEST(core::to_hex(signature->substr(0, 4)) == "c74f20a3");
    BOOST_TEST(
        key->has_signed("If you think cryptography is the answer to your problem,\n"
                        "then you don't know what your problem is.\n",
                        signature->substr(4)));
    BOOST_TEST(!read_verifier_key("PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/"
                                  "LDE4izWy10TW")
                    .has_value());
    for (const char* bad : {"", "a", "a+b", "a+b+c", "PeterNeumann+c74f20a3+AAAA"})
        BOOST_TEST(!read_verifier_key(bad).has_value(), bad);
}

BOOST_AUTO_TEST_CASE(a_note_is_read_back_and_holds_for_its_key_alone) {
    const Checkpoint checkpoint{ledger_id, 412, core::sha256("412")};
    const auto key = key_of('a');
    const std::string text = signed_note(checkpoint, key);
    const auto note = read_note(text);
    BOOST_TEST_REQUIRE(note.has_value());
    BOOST_TEST((note->checkpoint == checkpoint));
    BOOST_TEST(is_signed_by(*note, key.public_key()));
    BOOST_TEST(!is_signed_by(*note, key_of('b').public_key()));
    BOOST_TEST((read_verifier_key(verifier_key(ledger_id, key.public_key())) == key.public_key()));
}

BOOST_AUTO_TEST_CASE(a_changed_character_anywhere_makes_a_note_worthless) {
    const auto key = key_of('a');
    const std::string text = signed_note({ledger_id, 412, core::sha256("412")}, key);
    for (std::size_t at = 0; at < text.size(); ++at) {
        std::string changed = text;
        changed[at] = changed[at] == 'x' ? 'y' : 'x';
        const auto note = read_note(changed);
        BOOST_TEST((!note || !is_signed_by(*note, key.public_key())),
                   "character " << at << " of the note");
    }
}

BOOST_AUTO_TEST_CASE(notes_that_follow_each_other_are_read_one_by_one) {
    const auto key = key_of('a');
    std::string file;
    for (std::uint64_t size = 1; size <= 3; ++size)
        file += signed_note({ledger_id, size, core::sha256(std::to_string(size))}, key) + "\n";
    const auto notes = read_notes(file);
    BOOST_TEST_REQUIRE(notes.size() == 3U);
    for (std::size_t at = 0; at < notes.size(); ++at) {
        BOOST_TEST_REQUIRE(notes[at].has_value());
        BOOST_TEST(notes[at]->checkpoint.size == at + 1);
    }
    const auto torn = read_notes(file.substr(0, file.size() - 40));
    BOOST_TEST(torn.size() == 3U);
    BOOST_TEST((!torn.back() || !is_signed_by(*torn.back(), key.public_key())));
    BOOST_TEST(read_notes("").empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
