#include "app/ledger/merkle.h"

namespace utfall::ledger {

namespace {

// The two prefixes keep a leaf from ever passing for a node (RFC 6962 section 2.1).
constexpr std::string_view leaf_prefix{"\0", 1};
constexpr std::string_view node_prefix{"\1", 1};

}  // namespace

core::Digest MerkleTree::leaf_of(std::string_view record) {
    return hash_.update(leaf_prefix).update(record).finish();
}

core::Digest MerkleTree::node_of(const core::Digest& left, const core::Digest& right) {
    return hash_.update(node_prefix).update(left.view()).update(right.view()).finish();
}

void MerkleTree::add(const core::Digest& leaf) {
    core::Digest subtree = leaf;
    for (std::uint64_t bits = size_; (bits & 1U) != 0; bits >>= 1U) {
        subtree = node_of(complete_.back(), subtree);
        complete_.pop_back();
    }
    complete_.push_back(subtree);
    ++size_;
}

core::Digest MerkleTree::root() {
    if (complete_.empty()) {
        return hash_.finish();
    }
    core::Digest root = complete_.back();
    for (std::size_t at = complete_.size() - 1; at > 0; --at) {
        root = node_of(complete_[at - 1], root);
    }
    return root;
}

void MerkleTree::clear() noexcept {
    complete_.clear();
    size_ = 0;
}

}  // namespace utfall::ledger
