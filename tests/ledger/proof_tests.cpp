#include "app/ledger/proof.h"

#include "app/ledger/merkle.h"

#include <rapidcheck.h>
#include <boost/test/unit_test.hpp>

using namespace utfall;

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

BOOST_AUTO_TEST_SUITE(proof_tests)

BOOST_AUTO_TEST_CASE(the_path_of_every_leaf_leads_to_the_root) {
    for (std::size_t size = 1; size <= 70; ++size) {
        const auto leaves = some_leaves(size);
        const auto root = root_of(leaves);
        for (std::size_t index = 0; index < size; ++index) {
            const auto path = ledger::audit_path(leaves, index);
            BOOST_TEST((ledger::root_by_path(leaves[index], index, size, path) == root),
                       "leaf " << index << " of " << size);
        }
    }
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
