#include "app/core/digest.h"

#include <rapidcheck.h>
#include <boost/test/unit_test.hpp>

namespace {

using namespace utfall::core;

}  // namespace

BOOST_AUTO_TEST_SUITE(digest_tests)

BOOST_AUTO_TEST_CASE(sha_256_gives_the_published_values) {
    // FIPS 180-4, examples.
    BOOST_TEST(sha256("").hex() ==
               "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    BOOST_TEST(sha256("abc").hex() ==
               "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    BOOST_TEST(sha256(std::string(1'000'000, 'a')).hex() ==
               "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    BOOST_TEST(sha256("abc").base64() == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}

BOOST_AUTO_TEST_CASE(a_hash_is_the_same_in_pieces_and_starts_afresh_after_finish) {
    Sha256 hash;
    BOOST_TEST((hash.update("a").update("").update("bc").finish() == sha256("abc")));
    BOOST_TEST((hash.update("abc").finish() == sha256("abc")));
    BOOST_TEST((hash.finish() == sha256("")));
}

BOOST_AUTO_TEST_CASE(a_digest_is_read_back_from_hex_and_bytes) {
    const Digest digest = sha256("abc");
    BOOST_TEST((Digest::from_hex(digest.hex()) == digest));
    BOOST_TEST((Digest::from_bytes(digest.view()) == digest));
    BOOST_TEST(!Digest::from_hex(digest.hex().substr(2)).has_value());
    BOOST_TEST(!Digest::from_hex(digest.hex() + "00").has_value());
    BOOST_TEST(!Digest::from_hex(std::string(64, 'g')).has_value());
    BOOST_TEST(!Digest::from_bytes("abc").has_value());
}

BOOST_AUTO_TEST_CASE(base64_and_hex_agree_with_their_standards) {
    // RFC 4648, section 10.
    const char* const cases[][3] = {{"", "", ""},
                                    {"f", "Zg==", "66"},
                                    {"fo", "Zm8=", "666f"},
                                    {"foo", "Zm9v", "666f6f"},
                                    {"foob", "Zm9vYg==", "666f6f62"},
                                    {"fooba", "Zm9vYmE=", "666f6f6261"},
                                    {"foobar", "Zm9vYmFy", "666f6f626172"}};
    for (const auto& [plain, base64, hex] : cases) {
        BOOST_TEST(to_base64(plain) == base64);
        BOOST_TEST(to_hex(plain) == hex);
    }
    BOOST_TEST(to_base64("\xFB\xFF\xFE") == "+//+");
    BOOST_TEST(!bytes_from_hex("abc").has_value());
    BOOST_TEST(!bytes_from_hex("0x").has_value());
    BOOST_TEST((bytes_from_hex("C3a5") == "å"));
    BOOST_TEST(rc::check("hex and back", [] {
        const auto bytes = *rc::gen::arbitrary<std::string>();
        RC_ASSERT(bytes_from_hex(to_hex(bytes)) == bytes);
    }));
}

BOOST_AUTO_TEST_SUITE_END()
