#pragma once

#include "app/core/clock.h"
#include "app/ledger/notary.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace utfall::storage {

/// The file beside a book in which every checkpoint lies that was signed here.
std::string anchors_path(const std::string& book_path);

/// Makes the signing key of a new book, which nobody but the owner can read, and gives its public
/// half as ledger::verifier_key writes it; sealed unless `passphrase` is empty. Throws
/// Error(conflict, "BOOK_KEY_EXISTS") when a key of another book lies there.
std::string create_signing_key(const std::string& book_path, const std::string& ledger_id,
                               core::Entropy& entropy, const std::string& passphrase = {});
/// For a book whose creation failed.
void remove_signing_key(const std::string& book_path) noexcept;

/// Who signs for the book `ledger_id` here; nullptr when its key is not kept beside it, as with a
/// copy that was sent to somebody. Throws Error(unreadable, "BOOK_KEY_UNREADABLE"). A sealed key
/// is opened when it first has to sign: Error(usage, "PASSPHRASE_MISSING") and Error(unreadable,
/// "PASSPHRASE_WRONG") come from there.
std::unique_ptr<ledger::Notary> open_notary(const std::string& book_path,
                                            const std::string& ledger_id,
                                            const std::string& passphrase = {});

/// Seals the key of a book. Throws Error(conflict, "KEY_PROTECTED") when it already is.
void protect_signing_key(const std::string& book_path, const std::string& ledger_id,
                         const std::string& passphrase, core::Entropy& entropy);
/// Keeps the key without passphrase again. Throws Error(conflict, "KEY_OPEN") when it already is.
void unprotect_signing_key(const std::string& book_path, const std::string& passphrase);

/// What the anchors file holds; empty when there is none.
std::optional<std::string> read_anchors(const std::string& book_path);

}  // namespace utfall::storage
