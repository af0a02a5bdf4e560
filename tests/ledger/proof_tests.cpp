#include "app/ledger/proof.h"

#include "app/ledger/merkle.h"
#include "tests/support/counted.h"
#include "tests/support/long_form.h"

#include <rapidcheck.h>
#include <boost/test/unit_test.hpp>

using namespace utfall;
using namespace utfall::tests;

namespace {

std::vector<core::Digest> some_leaves(std::size_t count) {
    std::vector<core::Digest> leaves;
    for (std::size_t i = 0; i < count; ++i) leaves.push_back(core::sha256(std::to_string(i)));
    return leaves;
}

core::Digest root_of(const std::vector<core::Digest>& leaves) {
    ledger::MerkleTree tree;
    for (const auto& leaf : leaves) tree.add(leaf);
    return tree.root();
}

// A proof, and what somebody could say in its place.
struct Claim {
    core::Digest leaf;
    std::uint64_t index{0};
    std::uint64_t size{0};
    std::vector<core::Digest> path;
    core::Digest root;

    [[nodiscard]] bool holds() const {
        return ledger::root_by_path(leaf, index, size, path) == root;
    }
    bool operator==(const Claim&) const = default;
};

core::Digest with_a_bit_changed(core::Digest digest, std::size_t bit) {
    digest.bytes[bit / 8 % digest.bytes.size()] ^= static_cast<unsigned char>(1U << bit % 8);
    return digest;
}

// All that is forged of one proof: each of its parts, and each hash of its path.
std::vector<std::pair<std::string, Claim>> forgeries(const Claim& proof) {
    std::vector<std::pair<std::string, Claim>> all;
    const auto add = [&](const char* name, auto change) {
        Claim forged = proof;
        change(forged);
        all.emplace_back(name, std::move(forged));
    };
    const core::Digest other = core::sha256("something else");
    add("another leaf", [&](Claim& claim) { claim.leaf = other; });
    add("a bit of the leaf", [](Claim& claim) { claim.leaf = with_a_bit_changed(claim.leaf, 77); });
    add("the place before", [](Claim& claim) { --claim.index; });
    add("the place after", [](Claim& claim) { ++claim.index; });
    add("the place two away", [](Claim& claim) { claim.index ^= 2U; });
    add("twice the size", [](Claim& claim) { claim.size *= 2; });
    add("half the size", [](Claim& claim) { claim.size /= 2; });
    add("no path", [](Claim& claim) { claim.path.clear(); });
    add("garbage before", [&](Claim& claim) { claim.path.insert(claim.path.begin(), other); });
    add("garbage behind", [&](Claim& claim) { claim.path.push_back(other); });
    add("the root before", [](Claim& claim) { claim.path.insert(claim.path.begin(), claim.root); });
    add("another root", [&](Claim& claim) { claim.root = other; });
    add("no root", [](Claim& claim) { claim.root = core::Digest{}; });
    for (std::size_t at = 0; at < proof.path.size(); ++at) {
        const auto place = static_cast<std::ptrdiff_t>(at);
        add("one left out", [&](Claim& claim) { claim.path.erase(claim.path.begin() + place); });
        add("one twice", [&](Claim& claim) {
            const core::Digest twice = claim.path[at];
            claim.path.insert(claim.path.begin() + place, twice);
        });
        add("one put in",
            [&](Claim& claim) { claim.path.insert(claim.path.begin() + place, other); });
        add("another one", [&](Claim& claim) { claim.path[at] = other; });
        add("a bit of one", [&](Claim& claim) {
            claim.path[at] = with_a_bit_changed(claim.path[at], at * 31 + 3);
        });
        add("two changed places", [&](Claim& claim) {
            std::swap(claim.path[at], claim.path[(at + 1) % claim.path.size()]);
        });
    }
    return all;
}

struct Growth {
    ledger::TreeHead before, now;
    std::vector<core::Digest> path;

    [[nodiscard]] bool holds() const { return ledger::has_grown(before, now, path); }
    bool operator==(const Growth&) const = default;
};

// All that is forged of one proof of growth. Sizes that others have with the same hashes are not:
// a head names its size, and is signed.
std::vector<std::pair<std::string, Growth>> forgeries(const Growth& proof) {
    std::vector<std::pair<std::string, Growth>> all;
    const auto add = [&](const char* name, auto change) {
        Growth forged = proof;
        change(forged);
        all.emplace_back(name, std::move(forged));
    };
    const core::Digest other = core::sha256("something else");
    add("another root before", [&](Growth& growth) { growth.before.root = other; });
    // Every tree begins with the empty one.
    if (proof.before.size > 0)
        add("another root now", [&](Growth& growth) { growth.now.root = other; });
    add("swapped", [](Growth& growth) { std::swap(growth.before, growth.now); });
    add("swapped roots", [](Growth& growth) { std::swap(growth.before.root, growth.now.root); });
    add("garbage before", [&](Growth& growth) { growth.path.insert(growth.path.begin(), other); });
    add("garbage behind", [&](Growth& growth) { growth.path.push_back(other); });
    add("the root behind", [](Growth& growth) { growth.path.push_back(growth.now.root); });
    if (!proof.path.empty()) add("no path", [](Growth& growth) { growth.path.clear(); });
    for (std::size_t at = 0; at < proof.path.size(); ++at) {
        const auto place = static_cast<std::ptrdiff_t>(at);
        add("one left out",
            [&](Growth& growth) { growth.path.erase(growth.path.begin() + place); });
        add("one twice", [&](Growth& growth) {
            const core::Digest twice = growth.path[at];
            growth.path.insert(growth.path.begin() + place, twice);
        });
        add("another one", [&](Growth& growth) { growth.path[at] = other; });
        add("a bit of one", [&](Growth& growth) {
            growth.path[at] = with_a_bit_changed(growth.path[at], at * 31 + 3);
        });
        add("two changed places", [&](Growth& growth) {
            std::swap(growth.path[at], growth.path[(at + 1) % growth.path.size()]);
        });
    }
    return all;
}

BOOST_AUTO_TEST_SUITE(proof_tests)

BOOST_AUTO_TEST_CASE(the_path_of_every_leaf_leads_to_the_root_and_no_forged_one_does) {
    const std::size_t largest = long_form() ? 257 : 48;
    const auto leaves = some_leaves(largest);
    std::size_t proofs = 0;
    std::size_t accepted = 0;
    std::size_t forged = 0;
    std::size_t refused = 0;
    ledger::MerkleTree tree;
    for (std::size_t size = 1; size <= largest; ++size) {
        tree.add(leaves[size - 1]);
        const std::vector<core::Digest> now{leaves.begin(),
                                            leaves.begin() + static_cast<std::ptrdiff_t>(size)};
        for (std::size_t index = 0; index < size; ++index) {
            const Claim proof{now[index], index, size, ledger::audit_path(now, index), tree.root()};
            ++proofs;
            accepted += proof.holds() ? 1U : 0U;
            for (const auto& [name, claim] : forgeries(proof)) {
                // Of a path with one hash, two cannot change places.
                if (claim == proof) continue;
                ++forged;
                const bool holds = claim.holds();
                if (holds) BOOST_TEST(!holds, name << " for leaf " << index << " of " << size);
                refused += holds ? 0U : 1U;
            }
        }
    }
    BOOST_TEST(accepted == proofs);
    tell_count("M1", accepted, proofs, "paths lead to the root");
    tell_count("M2", refused, forged, "forged proofs are refused");
}

BOOST_AUTO_TEST_CASE(every_tree_is_shown_to_begin_with_every_smaller_one_and_with_nothing_else) {
    const std::size_t largest = long_form() ? 257 : 48;
    const auto leaves = some_leaves(largest);
    std::vector<core::Digest> roots{ledger::MerkleTree{}.root()};
    ledger::MerkleTree tree;
    std::size_t proofs = 0;
    std::size_t accepted = 0;
    std::size_t forged = 0;
    std::size_t refused = 0;
    for (std::size_t size = 0; size <= largest; ++size) {
        if (size > 0) {
            tree.add(leaves[size - 1]);
            roots.push_back(tree.root());
        }
        const std::vector<core::Digest> now{leaves.begin(),
                                            leaves.begin() + static_cast<std::ptrdiff_t>(size)};
        for (std::size_t earlier = 0; earlier <= size; ++earlier) {
            const Growth proof{
                {earlier, roots[earlier]}, {size, roots[size]}, ledger::growth_path(now, earlier)};
            ++proofs;
            accepted += proof.holds() ? 1U : 0U;
            for (const auto& [name, growth] : forgeries(proof)) {
                if (growth == proof) continue;
                ++forged;
                const bool holds = growth.holds();
                if (holds) BOOST_TEST(!holds, name << " from " << earlier << " to " << size);
                refused += holds ? 0U : 1U;
            }
        }
    }
    BOOST_TEST(accepted == proofs);
    tell_count("M1", accepted, proofs, "trees begin with a smaller one");
    tell_count("M2", refused, forged, "forged proofs of it are refused");
}

BOOST_AUTO_TEST_CASE(nothing_else_leads_there) {
    const bool held = rc::check("another leaf, place, size or path", [] {
        const auto size = *rc::gen::inRange<std::size_t>(2, 200);
        const auto index = *rc::gen::inRange<std::size_t>(0, size);
        const auto leaves = some_leaves(size);
        const auto root = root_of(leaves);
        auto path = ledger::audit_path(leaves, index);
        const auto other = (index + *rc::gen::inRange<std::size_t>(1, size)) % size;
        RC_ASSERT(ledger::root_by_path(leaves[other], index, size, path) != root);
        RC_ASSERT(ledger::root_by_path(leaves[index], other, size, path) != root);
        RC_ASSERT(!ledger::root_by_path(leaves[index], size, size, path).has_value());
        const auto at = *rc::gen::inRange<std::size_t>(0, path.size());
        auto changed = path;
        changed[at] = core::sha256("something else");
        RC_ASSERT(ledger::root_by_path(leaves[index], index, size, changed) != root);
        changed = path;
        changed.pop_back();
        RC_ASSERT(ledger::root_by_path(leaves[index], index, size, changed) != root);
        path.push_back(core::sha256("one more"));
        RC_ASSERT(ledger::root_by_path(leaves[index], index, size, path) != root);
    });
    BOOST_TEST(held);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
