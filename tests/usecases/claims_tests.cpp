#include "app/usecases/claims.h"

#include "tests/usecases/small_book.h"

#include <boost/test/unit_test.hpp>

using namespace utfall;
using namespace utfall::tests;

namespace {

struct BookOfClaims : SmallBook {
    static std::string claimed(const funding::Claim& claim) {
        return funding::total_eligible(claim).this_claim.to_string();
    }
};

BOOST_FIXTURE_TEST_SUITE(claims_tests, BookOfClaims)

BOOST_AUTO_TEST_CASE(a_late_line_reaches_the_next_claim_and_leaves_the_one_before_as_it_was) {
    cost("K1", "2024-02", "1000.00");
    const auto first = usecases::make_claim(*book, "VT24", act());
    BOOST_TEST(claimed(first.result.claim) == "1400.00");
    cost("K2", "2024-03", "500.00");
    const auto second = usecases::make_claim(*book, "HT24", act());
    BOOST_TEST(claimed(second.result.claim) == "700.00");
    BOOST_TEST(claimed(usecases::recorded_claim(book->store(), "1", size())) == "1400.00");
    BOOST_TEST(usecases::recorded_claims(book->store(), first.size).size() == 1U);
    BOOST_TEST(usecases::recorded_claims(book->store(), first.size - 1).empty());
}

BOOST_AUTO_TEST_CASE(the_same_request_twice_makes_one_claim) {
    cost("K1", "2024-02", "1000.00");
    const auto once = act();
    const auto made = usecases::make_claim(*book, "VT24", once);
    const auto again = usecases::make_claim(*book, "VT24", once);
    BOOST_TEST(again.entry.value() == made.entry.value());
    BOOST_TEST(again.size == made.size);
    BOOST_TEST(claimed(again.result.claim) == claimed(made.result.claim));
    BOOST_TEST(usecases::recorded_claims(book->store(), size()).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_claim_that_is_only_tried_leaves_the_size) {
    cost("K1", "2024-02", "1000.00");
    auto tried = act();
    tried.dry_run = true;
    const auto before = size();
    const auto would = usecases::make_claim(*book, "VT24", tried);
    BOOST_TEST(!would.entry.has_value());
    BOOST_TEST(claimed(would.result.claim) == "1400.00");
    BOOST_TEST(size() == before);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
