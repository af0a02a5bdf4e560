#include "app/usecases/short_seal.h"

#include <boost/test/unit_test.hpp>
#include <set>
#include <string>

namespace {

using namespace utfall;

std::string without_hyphens(std::string text) {
    std::erase(text, '-');
    return text;
}

struct Printed {
    core::Digest digest{core::sha256("a report")};
    std::string hex{digest.hex().substr(0, 32)};
    std::string seal{usecases::short_seal(digest)};
};

BOOST_FIXTURE_TEST_SUITE(short_seal_tests, Printed)

BOOST_AUTO_TEST_CASE(a_seal_is_nine_groups_that_lead_back_to_the_digest) {
    BOOST_TEST(seal.size() == 44U);
    for (std::size_t i = 4; i < seal.size(); i += 5) BOOST_TEST(seal[i] == '-');
    BOOST_TEST(usecases::read_short_seal(seal).hex == hex);
    // As another program works it out from schemas/files.md: what was printed stays readable.
    BOOST_TEST(seal == "J2YN-KBQ6-V0YF-7H75-T8H9-P4HV-D4MF-JFQB-7T3P");
}

BOOST_AUTO_TEST_CASE(it_may_be_typed_as_people_type) {
    std::string lower = without_hyphens(seal);
    for (char& c : lower) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    std::string sloppy = seal;
    for (char& c : sloppy) c = c == '0' ? 'o' : c == '1' ? 'l' : c == '-' ? ' ' : c;
    for (const std::string& typed : {lower, sloppy, " " + seal + "\n"})
        BOOST_TEST(usecases::read_short_seal(typed).hex == hex, typed);
}

BOOST_AUTO_TEST_CASE(every_mistyped_character_is_noticed_and_its_group_is_named) {
    const std::string typed = without_hyphens(seal);
    for (std::size_t at = 0; at < typed.size(); ++at) {
        for (const char c : std::string{"0123456789ABCDEFGHJKMNPQRSTVWXYZU*"}) {
            if (c == typed[at]) continue;
            std::string wrong = typed;
            wrong[at] = c;
            const auto read = usecases::read_short_seal(wrong);
            BOOST_TEST_REQUIRE(read.hex.empty(), wrong);
            BOOST_TEST_REQUIRE(read.wrong.size() == 1U, wrong);
            BOOST_TEST_REQUIRE(read.wrong.front() == at / 4 + 1, wrong);
        }
    }
}

BOOST_AUTO_TEST_CASE(groups_that_changed_places_and_seals_that_are_cut_are_noticed) {
    for (std::size_t first = 0; first < 9; ++first) {
        for (std::size_t second = first + 1; second < 9; ++second) {
            std::string wrong = seal;
            wrong.replace(first * 5, 4, seal.substr(second * 5, 4));
            wrong.replace(second * 5, 4, seal.substr(first * 5, 4));
            if (wrong == seal) continue;
            const auto read = usecases::read_short_seal(wrong);
            BOOST_TEST((read.wrong == std::vector<std::size_t>{first + 1, second + 1}), wrong);
        }
    }
    for (std::size_t size = 0; size < seal.size() - 1; ++size)
        BOOST_TEST(!usecases::read_short_seal(seal.substr(0, size)).is_complete());
    BOOST_TEST(!usecases::read_short_seal(seal + "0").is_complete());
}

BOOST_AUTO_TEST_CASE(groups_of_two_seals_do_not_make_a_third) {
    const std::string other = usecases::short_seal(core::sha256("another report"));
    std::size_t passed = 0;
    for (std::size_t cut = 1; cut < 9; ++cut) {
        const auto read =
            usecases::read_short_seal(seal.substr(0, cut * 5) + other.substr(cut * 5));
        BOOST_TEST(read.wrong.empty());
        passed += read.hex.empty() ? 0U : 1U;
    }
    BOOST_TEST(passed == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
