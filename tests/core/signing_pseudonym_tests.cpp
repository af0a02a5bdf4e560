#include "app/core/signing_pseudonym.h"

#include "app/core/code.h"
#include "tests/support/seeded_entropy.h"

#include <boost/test/unit_test.hpp>
#include <set>
#include <string>

using utfall::core::PseudonymKey;

namespace {

const std::string digits = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

}  // namespace

BOOST_AUTO_TEST_SUITE(signing_pseudonym_tests)

// Worked out with Python's hmac, hashlib and base64.
BOOST_AUTO_TEST_CASE(a_number_has_the_pseudonym_that_another_program_gives_it) {
    const auto key = PseudonymKey::from_text(digits);
    BOOST_TEST_REQUIRE(key.has_value());
    BOOST_TEST(key->pseudonym_of("199001010017") == "P-yzcxecpzz6vrytgiaooqumvjuh");
    BOOST_TEST(key->pseudonym_of("20100612TF29") == "P-tlcny4itxvou6sswblh2nlfq3q");
    BOOST_TEST(key->id() == "e0b2daa886bfe9f8");
    BOOST_TEST(key->text() == digits + "\n");
}

BOOST_AUTO_TEST_CASE(a_key_is_its_digits_and_nothing_beside_them) {
    BOOST_TEST(PseudonymKey::from_text(digits + "\n").has_value());
    for (const std::string& text :
         {std::string{}, digits + "00", digits.substr(2), digits + "\n\n", " " + digits,
          "x" + digits.substr(1), digits.substr(0, 32) + ":" + digits.substr(33)})
        BOOST_TEST(!PseudonymKey::from_text(text).has_value(), text);
}

BOOST_AUTO_TEST_CASE(pseudonyms_are_codes_and_differ_by_number_and_by_key) {
    utfall::tests::SeededEntropy entropy;
    std::set<std::string> all;
    for (int keys = 0; keys < 10; ++keys) {
        const auto key = PseudonymKey::make(entropy);
        for (int number = 100; number < 200; ++number) {
            const std::string pseudonym = key.pseudonym_of("20100612" + std::to_string(number));
            BOOST_TEST(pseudonym.size() == 28U);
            BOOST_TEST(utfall::core::is_code(pseudonym));
            all.insert(pseudonym);
        }
    }
    BOOST_TEST(all.size() == 1'000U);
}

BOOST_AUTO_TEST_SUITE_END()
