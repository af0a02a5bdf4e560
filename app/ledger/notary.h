#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace utfall::ledger {

class Store;

/// Signs what a book came to, and keeps each signature it gave where the book's file does not
/// reach.
class Notary {
  public:
    virtual ~Notary() = default;
    /// The signed checkpoint of the first `size` entries, kept before it is given away. Throws
    /// Error(integrity, "BOOK_ROLLED_BACK") when the book does not hold what was signed before, and
    /// Error(unavailable, "ANCHORS_UNWRITABLE") when it cannot be kept.
    virtual std::string sign(const Store& store, std::uint64_t size) = 0;
    /// The same where it was signed before, without signing anything; empty: it never was. Throws
    /// Error(integrity, "BOOK_ROLLED_BACK") as sign() does.
    virtual std::optional<std::string> signed_before(const Store& store,
                                                     std::uint64_t size) const = 0;
    /// The public half of the key, as ledger::verifier_key writes it.
    virtual const std::string& key() const = 0;
};

}  // namespace utfall::ledger
