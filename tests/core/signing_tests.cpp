#include "app/core/signing.h"

#include "app/core/digest.h"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace utfall::core;

namespace {

struct Vector {
    const char* seed;
    const char* key;
    const char* message;
    const char* signature;
};

// RFC 8032 section 7.1, TEST 1 to TEST 3.
const Vector vectors[] = {
    {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
     "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b"
     "4"
     "6bd25bf5f0595bbe24655141438e7a100b"},
    {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
     "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11"
     "d"
     "8c387b2eaeb4302aeeb00d291612bb0c00"},
    {"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
     "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc"
     "6"
     "594a7c15e9716ed28dc027beceea1ec40a"},
};

BOOST_AUTO_TEST_SUITE(signing_tests)

BOOST_AUTO_TEST_CASE(published_signatures_come_out) {
    for (const Vector& one : vectors) {
        BOOST_TEST_CONTEXT(one.message) {
            const auto key = SigningKey::from_seed(*bytes_from_hex(one.seed));
            BOOST_TEST_REQUIRE(key.has_value());
            const std::string message = *bytes_from_hex(one.message);
            BOOST_TEST(to_hex(key->public_key().view()) == one.key);
            BOOST_TEST(to_hex(key->sign(message)) == one.signature);
            BOOST_TEST(key->public_key().has_signed(message, *bytes_from_hex(one.signature)));
        }
    }
}

BOOST_AUTO_TEST_CASE(another_message_key_or_signature_does_not_pass) {
    const auto key = SigningKey::from_seed(std::string(32, 'a'));
    const auto other = SigningKey::from_seed(std::string(32, 'b'));
    const std::string signature = key->sign("412");
    BOOST_TEST(key->public_key().has_signed("412", signature));
    BOOST_TEST(!key->public_key().has_signed("413", signature));
    BOOST_TEST(!other->public_key().has_signed("412", signature));
    for (std::size_t at = 0; at < signature.size(); ++at) {
        std::string changed = signature;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        BOOST_TEST(!key->public_key().has_signed("412", changed));
    }
    BOOST_TEST(!key->public_key().has_signed("412", signature.substr(1)));
    BOOST_TEST(!SigningKey::from_seed("short").has_value());
}

BOOST_AUTO_TEST_CASE(base64_is_read_with_its_padding_or_not_at_all) {
    const std::pair<const char*, const char*> good[] = {
        {"", ""}, {"Zg==", "f"}, {"Zm8=", "fo"}, {"Zm9v", "foo"}, {"Zm9vYg==", "foob"}};
    for (const auto& [text, bytes] : good) BOOST_TEST(bytes_from_base64(text).value() == bytes);
    for (const char* bad : {"Zg", "Zg=", "Zg==\n", "Z g==", "Zm-v", "Zh==", "="})
        BOOST_TEST(!bytes_from_base64(bad).has_value(), bad);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
