#pragma once

#include "app/core/digest.h"
#include "app/core/signing.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::ledger {

/// What a book came to: whoever holds one can tell later whether what was in it then still is.
struct Checkpoint {
    std::string ledger_id;  ///< 32 lower-case hex characters.
    std::uint64_t size{0};
    core::Digest root;

    bool operator==(const Checkpoint&) const = default;
};

/// The three lines of a C2SP tlog-checkpoint, without signatures.
std::string checkpoint_text(const Checkpoint& checkpoint);

/// A key of a book as C2SP's signed notes write it: NAME+ID+BASE64, where the name is
/// "utfall/LEDGER" and the id is short for both.
std::string verifier_key(const std::string& ledger_id, const core::PublicKey& key);
/// The key in such a text; empty when it is none or its id does not fit.
std::optional<core::PublicKey> read_verifier_key(std::string_view text);

/// A checkpoint with its signature line: a C2SP signed note.
std::string signed_note(const Checkpoint& checkpoint, const core::SigningKey& key);

struct SignedCheckpoint {
    Checkpoint checkpoint;
    std::string key_id;     ///< 4 bytes.
    std::string signature;  ///< 64 bytes.
};

/// The note again, with the book's own signature alone.
std::string note_text(const SignedCheckpoint& note);
/// The checkpoint of a note, whoever signed it; empty when the text is none. Of several signatures
/// the book's own is taken.
std::optional<SignedCheckpoint> read_note(std::string_view text);
/// True when the note was signed with the private half of `key`.
bool is_signed_by(const SignedCheckpoint& note, const core::PublicKey& key);

/// The notes of a file in which one follows the other after an empty line. What stands there
/// instead of a note is an empty place in the list.
std::vector<std::optional<SignedCheckpoint>> read_notes(std::string_view text);

/// Where the last of them that is whole ends, with its empty line.
std::size_t end_of_whole_notes(std::string_view text);

}  // namespace utfall::ledger
