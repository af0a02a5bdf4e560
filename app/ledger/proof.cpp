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

// `is_known`: whoever is shown the path knows the root of all these leaves already.
void add_growth(Leaves leaves, std::uint64_t earlier, bool is_known,
                std::vector<core::Digest>& path) {
    if (earlier == leaves.size()) {
        if (!is_known) path.push_back(root_of(leaves));
        return;
    }
    const std::size_t left = std::bit_floor(leaves.size() - 1);
    if (earlier <= left) {
        add_growth(leaves.first(left), earlier, is_known, path);
        path.push_back(root_of(leaves.subspan(left)));
    } else {
        add_growth(leaves.subspan(left), earlier - left, false, path);
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

std::vector<core::Digest> growth_path(const std::vector<core::Digest>& leaves,
                                      std::uint64_t earlier) {
    std::vector<core::Digest> path;
    if (earlier != 0) add_growth(leaves, earlier, true, path);
    return path;
}

bool has_grown(const TreeHead& before, const TreeHead& now, const std::vector<core::Digest>& path) {
    MerkleTree tree;
    if (before.size == 0) return path.empty() && before.root == tree.root();
    if (before.size == now.size) return path.empty() && before.root == now.root;
    if (before.size > now.size || path.empty()) return false;
    std::uint64_t first = before.size - 1;
    std::uint64_t last = now.size - 1;
    while ((first & 1U) != 0) {
        first >>= 1U;
        last >>= 1U;
    }
    // The root of a whole tree is the first node of its own path, and is not said again.
    auto beside = path.begin();
    core::Digest earlier = std::has_single_bit(before.size) ? before.root : *beside++;
    core::Digest later = earlier;
    for (; beside != path.end(); ++beside) {
        if (last == 0) return false;
        if ((first & 1U) != 0 || first == last) {
            earlier = tree.node_of(*beside, earlier);
            later = tree.node_of(*beside, later);
            while ((first & 1U) == 0 && first != 0) {
                first >>= 1U;
                last >>= 1U;
            }
        } else {
            later = tree.node_of(later, *beside);
        }
        first >>= 1U;
        last >>= 1U;
    }
    return last == 0 && earlier == before.root && later == now.root;
}

}  // namespace utfall::ledger
