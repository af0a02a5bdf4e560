#pragma once

#include "app/core/digest.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace utfall::ledger {

/// The Merkle tree hash of RFC 6962 section 2.1, built leaf by leaf. It keeps one hash for each
/// complete subtree (at most 64), so a tree over millions of records needs no memory to speak of.
class MerkleTree {
  public:
    /// SHA-256(0x00 || record): what the tree holds for a record.
    core::Digest leaf_of(std::string_view record);
    /// SHA-256(0x01 || left || right).
    core::Digest node_of(const core::Digest& left, const core::Digest& right);

    void add(const core::Digest& leaf);
    void add_record(std::string_view record) { add(leaf_of(record)); }

    std::uint64_t size() const noexcept { return size_; }
    /// SHA-256 of nothing when the tree is empty.
    core::Digest root();
    void clear() noexcept;

  private:
    core::Sha256 hash_;
    std::vector<core::Digest> complete_;  // Left to right: one for each bit set in size_.
    std::uint64_t size_{0};
};

}  // namespace utfall::ledger
