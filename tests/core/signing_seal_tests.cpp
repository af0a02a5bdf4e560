#include "app/core/signing_seal.h"

#include "tests/support/seeded_entropy.h"

#include <boost/test/unit_test.hpp>

namespace {

using namespace utfall;

BOOST_AUTO_TEST_SUITE(signing_seal_tests)

BOOST_AUTO_TEST_CASE(only_its_passphrase_opens_a_secret) {
    tests::SeededEntropy entropy;
    const std::string sealed = core::seal_secret("the secret", "lösenfras", entropy);
    BOOST_TEST(core::open_sealed(sealed, "lösenfras").value_or("") == "the secret");
    BOOST_TEST(!core::open_sealed(sealed, "losenfras").has_value());
    BOOST_TEST(sealed.find("secret") == std::string::npos);
    // Sealed twice, nobody can tell that it is the same.
    BOOST_TEST(core::seal_secret("the secret", "lösenfras", entropy) != sealed);
    std::string altered = sealed;
    altered[altered.size() - 4] = altered[altered.size() - 4] == 'A' ? 'B' : 'A';
    BOOST_TEST(!core::open_sealed(altered, "lösenfras").has_value());
}

BOOST_AUTO_TEST_CASE(what_was_not_sealed_here_does_not_open) {
    const std::string salt = "AAAAAAAAAAAAAAAAAAAAAA==";
    const std::string nonce = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    const std::string box = "AAAAAAAAAAAAAAAAAAAAAA==";
    const std::string rows[] = {
        "", "argon2id", "argon2id 3 67108864 x y z",
        "scrypt 3 67108864 " + salt + " " + nonce + " " + box,
        "argon2id 0 67108864 " + salt + " " + nonce + " " + box,
        // A file must not make the program take all time or memory there is.
        "argon2id 4000000000 67108864 " + salt + " " + nonce + " " + box,
        "argon2id 3 99999999999 " + salt + " " + nonce + " " + box};
    for (const std::string& row : rows)
        BOOST_TEST(!core::open_sealed(row, "phrase").has_value(), row);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
