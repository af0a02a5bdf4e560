#include "app/ledger/merkle.h"

#include <boost/test/unit_test.hpp>
#include <span>
#include <string>
#include <vector>

using namespace utfall;

namespace {

core::Digest hash_of(const std::string& bytes) {
    return core::sha256(bytes);
}

// RFC 6962 section 2.1 as it is written there: split at the largest power of two below n.
core::Digest naive_root(std::span<const std::string> records) {
    if (records.empty()) {
        return hash_of("");
    }
    if (records.size() == 1) {
        return hash_of(std::string(1, '\0') + records[0]);
    }
    std::size_t split = 1;
    while (split * 2 < records.size()) {
        split *= 2;
    }
    const core::Digest left = naive_root(records.first(split));
    const core::Digest right = naive_root(records.subspan(split));
    return hash_of("\1" + std::string{left.view()} + std::string{right.view()});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(merkle_tests)

BOOST_AUTO_TEST_CASE(the_empty_tree_is_the_hash_of_nothing) {
    BOOST_TEST(ledger::MerkleTree{}.root().hex() ==
               "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

// The inputs and roots of the Certificate Transparency project's published test vectors.
BOOST_AUTO_TEST_CASE(published_roots_are_reached) {
    const std::vector<std::string> hex_records{"",
                                               "00",
                                               "10",
                                               "2021",
                                               "3031",
                                               "40414243",
                                               "5051525354555657",
                                               "606162636465666768696a6b6c6d6e6f"};
    const std::vector<std::string> roots{
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
    ledger::MerkleTree tree;
    for (std::size_t at = 0; at < hex_records.size(); ++at) {
        tree.add_record(core::bytes_from_hex(hex_records[at]).value());
        BOOST_TEST_CONTEXT(at + 1 << " leaves") {
            BOOST_TEST(tree.root().hex() == roots[at]);
        }
    }
}

BOOST_AUTO_TEST_CASE(every_size_up_to_257_agrees_with_the_definition) {
    std::vector<std::string> records;
    ledger::MerkleTree tree;
    for (int size = 1; size <= 257; ++size) {
        records.push_back("record " + std::to_string(size));
        tree.add_record(records.back());
        BOOST_TEST_CONTEXT(size << " leaves") {
            BOOST_TEST(tree.size() == records.size());
            BOOST_TEST(tree.root().hex() == naive_root(records).hex());
        }
    }
}

BOOST_AUTO_TEST_CASE(asking_for_the_root_does_not_change_the_tree) {
    ledger::MerkleTree asked;
    ledger::MerkleTree unasked;
    for (int at = 0; at < 7; ++at) {
        asked.add_record(std::to_string(at));
        unasked.add_record(std::to_string(at));
        asked.root();
    }
    BOOST_TEST(asked.root().hex() == unasked.root().hex());
}

BOOST_AUTO_TEST_SUITE_END()
