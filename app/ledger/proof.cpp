#include "app/ledger/proof.h"

#include "app/ledger/merkle.h"

#include <bit>
#include <span>

namespace utfall::ledger {
namespace {

using Leaves = std::span<const core::Digest>;

core::Digest root_of(Leaves leaves) {
    MerkleTree tree;
    for (const core::Digest& leaf : leaves) tree.add(leaf);
    return tree.root();
}

void add_path(Leaves leaves, std::uint64_t index, std::vector<core::Digest>& path) {
    if (leaves.size() < 2) return;
    const std::size_t left = std::bit_floor(leaves.size() - 1);
    if (index < left) {
        add_path(leaves.first(left), index, path);
        path.push_back(root_of(leaves.subspan(left)));
    } else {
        add_path(leaves.subspan(left), index - left, path);
        path.push_back(root_of(leaves.first(left)));
    }
}

}  // namespace

std::vector<core::Digest> audit_path(const std::vector<core::Digest>& leaves, std::uint64_t index) {
    std::vector<core::Digest> path;
    add_path(leaves, index, path);
    return path;
}

std::optional<core::Digest> root_by_path(const core::Digest& leaf, std::uint64_t index,
                                         std::uint64_t size,
                                         const std::vector<core::Digest>& path) {
    if (index >= size) return std::nullopt;
    MerkleTree tree;
    core::Digest hash = leaf;
    std::uint64_t last = size - 1;
    for (const core::Digest& beside : path) {
        if (last == 0) return std::nullopt;
        if ((index & 1U) != 0 || index == last) {
            hash = tree.node_of(beside, hash);
            while ((index & 1U) == 0 && index != 0) {
                index >>= 1U;
                last >>= 1U;
            }
        } else {
            hash = tree.node_of(hash, beside);
        }
        index >>= 1U;
        last >>= 1U;
    }
    return last == 0 ? std::optional{hash} : std::nullopt;
}

}  // namespace utfall::ledger
