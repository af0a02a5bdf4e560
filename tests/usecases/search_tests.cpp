#include "app/usecases/search.h"

#include "app/core/error.h"
#include "app/usecases/recorded_values.h"
#include "tests/usecases/small_book.h"

#include <boost/test/unit_test.hpp>

using namespace utfall;
using namespace utfall::tests;

namespace {

struct Searched : SmallBook {
    usecases::Found find(const std::string& asked) {
        const auto setup = usecases::load_setup(book->store(), size());
        return usecases::search(book->store(), setup, size(), asked, core::Lang::sv);
    }
};

BOOST_FIXTURE_TEST_SUITE(search_tests, Searched)

BOOST_AUTO_TEST_CASE(an_exact_code_comes_first_whatever_its_case) {
    const auto found = find("m-pres");
    BOOST_TEST_REQUIRE(!found.hits.empty());
    BOOST_TEST(found.hits.front().code == "M-PRES");
    BOOST_TEST(found.hits.front().rank == 0);
}

BOOST_AUTO_TEST_CASE(letters_without_their_dots_find_less_surely) {
    const auto dotted = find("närvaro");
    const auto plain = find("narvaro");
    BOOST_TEST_REQUIRE(!dotted.hits.empty());
    BOOST_TEST(plain.hits.size() == dotted.hits.size());
    for (const auto& hit : plain.hits) BOOST_TEST(hit.rank == 3);
}

BOOST_AUTO_TEST_CASE(a_word_is_found_within_a_longer_one) {
    const auto found = find("kolan");
    BOOST_TEST_REQUIRE(found.hits.size() == 1U);
    BOOST_TEST(found.hits.front().name == "Norra skolan");
    BOOST_TEST(find("varo").hits.front().name == "Närvaro");
}

BOOST_AUTO_TEST_CASE(a_prefix_asks_for_one_kind_alone) {
    for (const auto& hit : find("t:t").hits)
        BOOST_TEST((hit.kind == usecases::HitKind::team), hit.code);
}

BOOST_AUTO_TEST_CASE(nothing_found_suggests_the_nearest_code) {
    const auto found = find("m-prex");
    BOOST_TEST(found.hits.empty());
    BOOST_TEST(found.closest == "M-PRES");
}

BOOST_AUTO_TEST_CASE(a_correction_of_a_value_that_changed_meanwhile_is_refused) {
    values("M-PRES,T1,2024-01,F,6\n");
    const auto name = presences("T1", "2024-01");
    const auto seen = usecases::value_history(*book, name, size()).back().value.ref;
    correct(name, "7");
    usecases::Act why = act();
    why.reason_code = "typo";
    why.reason = "Avläst igen";
    BOOST_CHECK_EXCEPTION(usecases::correct_value(*book, {name, "8", {}, {}, {}, seen}, why),
                          core::Error,
                          [](const core::Error& e) { return e.code() == "VALUE_CHANGED"; });
}

BOOST_AUTO_TEST_CASE(a_place_that_holds_no_value_is_said_to_be_unknown) {
    for (const std::string place : {"0-1", "999-1", "x", "1"}) {
        BOOST_CHECK_EXCEPTION(
            usecases::versions_at(*book, usecases::place_of(place), size()), core::Error,
            [](const core::Error& e) { return e.code() == "VALUE_LINE_UNKNOWN"; });
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
