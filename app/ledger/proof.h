#pragma once

#include "app/core/digest.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace utfall::ledger {

/// That one entry is in the tree of a given size, for somebody who has only the root.
struct InclusionProof {
    std::string record;              ///< The entry's record, as schemas/ledger.md tells.
    std::vector<core::Digest> path;  ///< The audit path of RFC 6962 section 2.1.1.
};

/// The audit path of leaf `index` (below the number of leaves), from the bottom up.
std::vector<core::Digest> audit_path(const std::vector<core::Digest>& leaves, std::uint64_t index);

/// The root of a tree of `size` leaves to which the path leads; empty when it has not as many
/// hashes as such a tree asks for (RFC 9162 section 2.1.3.2).
std::optional<core::Digest> root_by_path(const core::Digest& leaf, std::uint64_t index,
                                         std::uint64_t size, const std::vector<core::Digest>& path);

/// The consistency proof of RFC 9162 section 2.1.4.1: that the first `earlier` of the leaves, at
/// most all of them, are what the tree began with. Empty for none and for all of them.
std::vector<core::Digest> growth_path(const std::vector<core::Digest>& leaves,
                                      std::uint64_t earlier);

/// A tree as somebody knows it who has none of its leaves.
struct TreeHead {
    std::uint64_t size{0};
    core::Digest root;
    bool operator==(const TreeHead&) const = default;
};

/// True when the path shows that `now` begins with all of `before` (RFC 9162 section 2.1.4.2).
bool has_grown(const TreeHead& before, const TreeHead& now, const std::vector<core::Digest>& path);

}  // namespace utfall::ledger
