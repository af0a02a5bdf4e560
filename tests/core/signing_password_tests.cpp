#include "app/core/signing_password.h"

#include "tests/support/seeded_entropy.h"

#include <boost/test/unit_test.hpp>

namespace {

using namespace utfall;

BOOST_AUTO_TEST_SUITE(signing_password_tests)

BOOST_AUTO_TEST_CASE(only_its_password_fits_a_secret) {
    tests::SeededEntropy entropy;
    const std::string secret = core::password_secret("åtta gröna dörrar", entropy);
    BOOST_TEST(core::is_password(secret, "åtta gröna dörrar"));
    for (const char* other : {"", "åtta gröna dörrar ", "Åtta gröna dörrar", "atta grona dorrar"})
        BOOST_TEST(!core::is_password(secret, other), other);
    BOOST_TEST(secret.find("dörrar") == std::string::npos);
    // Two who chose the same cannot be seen to have.
    BOOST_TEST(core::password_secret("åtta gröna dörrar", entropy) != secret);
}

BOOST_AUTO_TEST_CASE(a_secret_is_written_as_other_programs_read_it) {
    tests::SeededEntropy entropy;
    const std::string secret = core::password_secret("a password of sorts", entropy);
    BOOST_TEST(secret.starts_with("$argon2id$v=19$m=65536,t=3,p=1$"));
    BOOST_TEST(core::is_password_secret(secret));
    BOOST_TEST(secret.find('=', 31) == std::string::npos, "nothing fills up its ends");
}

BOOST_AUTO_TEST_CASE(what_was_not_made_here_is_nobodys) {
    const std::string salt(22, 'A');
    const std::string hash(43, 'A');
    const std::string rows[] = {
        "", "password", "$argon2id$v=19$m=65536,t=3,p=1$",
        "$argon2id$v=19$m=65536,t=3,p=1$" + salt + "$" + hash + "A",
        "$argon2i$v=19$m=65536,t=3,p=1$" + salt + "$" + hash,
        // A file must not make the program take all time or memory there is.
        "$argon2id$v=19$m=99999999,t=3,p=1$" + salt + "$" + hash,
        "$argon2id$v=19$m=65536,t=9999,p=1$" + salt + "$" + hash};
    for (const std::string& row : rows) {
        BOOST_TEST(!core::is_password_secret(row), row);
        BOOST_TEST(!core::is_password(row, ""), row);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
