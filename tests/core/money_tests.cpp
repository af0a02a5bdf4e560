#include "app/core/money.h"

#include <rapidcheck.h>
#include <array>
#include <boost/test/unit_test.hpp>
#include <limits>
#include <stdexcept>

namespace {

using namespace utfall::core;

constexpr auto most = std::numeric_limits<std::int64_t>::max();
constexpr auto least = std::numeric_limits<std::int64_t>::min();

Money kronor(std::string_view text) {
    const auto amount = Money::parse(text);
    BOOST_REQUIRE_MESSAGE(amount.has_value(), text);
    return *amount;
}

std::vector<std::string> written(const std::vector<Money>& parts) {
    std::vector<std::string> texts;
    for (const Money part : parts) texts.push_back(part.to_string());
    return texts;
}

const std::vector<Rational> up2_rates{Rational{4000}, Rational{1400}, Rational{4600}};

}  // namespace

BOOST_AUTO_TEST_SUITE(money_tests)

BOOST_AUTO_TEST_CASE(kronor_are_read_to_the_ore) {
    const struct {
        const char* text;
        std::int64_t ore;
    } good[] = {{"2480000.00", 248'000'000},
                {"-12.5", -1250},
                {"0", 0},
                {"-0.00", 0},
                {"0.01", 1},
                {"007.10", 710},
                {"92233720368547758.07", most},
                {"-92233720368547758.08", least}};
    for (const auto& c : good) {
        BOOST_TEST_CONTEXT(c.text) {
            BOOST_TEST(kronor(c.text).ore == c.ore);
        }
    }
    for (const char* text : {"", "1,50", "1.505", "1.500", "1 000.00", "kr 5", "1e2", "-",
                             "92233720368547758.08", "99999999999999999999999999999999999999"}) {
        BOOST_TEST_CONTEXT("'" << text << "'") {
            BOOST_TEST(!Money::parse(text).has_value());
        }
    }
}

BOOST_AUTO_TEST_CASE(kronor_are_written_with_two_decimals) {
    BOOST_TEST(Money{123450}.to_string() == "1234.50");
    BOOST_TEST(Money{-5}.to_string() == "-0.05");
    BOOST_TEST(Money{}.to_string() == "0.00");
    BOOST_TEST(Money{least}.to_string() == "-92233720368547758.08");
}

BOOST_AUTO_TEST_CASE(a_sum_beyond_the_range_is_an_error_and_never_a_wrong_amount) {
    BOOST_CHECK_THROW(Money{most} + Money{1}, std::overflow_error);
    BOOST_CHECK_THROW(Money{least} - Money{1}, std::overflow_error);
    BOOST_CHECK_THROW(-Money{least}, std::overflow_error);
    BOOST_CHECK_THROW(Money::rounded(Rational{most}), std::overflow_error);
    BOOST_TEST((Money{most} - Money{1} + Money{1}).ore == most);
}

BOOST_AUTO_TEST_CASE(flat_rates_are_rounded_half_away_from_zero) {
    const struct {
        const char* base;
        std::int64_t basis_points;
        const char* share;
    } cases[] = {
        {"10001.10", 1500, "1500.17"},      // R1: 150 016.5 öre
        {"-10001.10", 1500, "-1500.17"},    // R1, a credit
        {"1.50", 1500, "0.23"},             // R0
        {"1000000.00", 700, "70000.00"},    // R2
        {"850000.00", 1500, "127500.00"},   // R2
        {"850000.00", 4000, "340000.00"},   // R2
        {"1234567.89", 4000, "493827.16"},  // R3
        {"1234567.89", 1500, "185185.18"},
        {"30003.30", 1500, "4500.50"},  // R5: cumulative
        {"0.01", 4999, "0.00"},
        {"0.01", 5000, "0.01"},
        {"92233720368547758.07", 10000, "92233720368547758.07"},
    };
    for (const auto& c : cases) {
        BOOST_TEST_CONTEXT(c.base << " at " << c.basis_points) {
            BOOST_TEST(share_of(kronor(c.base), c.basis_points).to_string() == c.share);
        }
    }
}

BOOST_AUTO_TEST_CASE(claims_are_differences_of_cumulative_shares) {
    // R5: three times 10 001,10 at 15 % is 4 500,50, where rounding per claim gives 4 500,51.
    Money base;
    Money claimed;
    std::vector<Money> claims;
    for (int i = 0; i < 3; ++i) {
        base += kronor("10001.10");
        claims.push_back(share_of(base, 1500) - claimed);
        claimed += claims.back();
    }
    const std::vector<std::string> expected{"1500.17", "1500.16", "1500.17"};
    BOOST_TEST(written(claims) == expected, boost::test_tools::per_element());
    BOOST_TEST(claimed.to_string() == "4500.50");
}

BOOST_AUTO_TEST_CASE(an_hourly_rate_is_rounded_before_it_is_multiplied) {
    // R10: 612 000 / 1 720 = 355,8139..; 412 hours.
    const Money rate = Money::rounded(Rational{612000, 1720});
    BOOST_TEST(rate.to_string() == "355.81");
    BOOST_TEST(Money::rounded(Rational{rate.kronor()} * Rational{412}).to_string() == "146593.72");
    BOOST_TEST(Money::rounded(Rational{612000, 1720} * Rational{412}).to_string() == "146595.35");
}

BOOST_AUTO_TEST_CASE(law_7_shares_add_up_to_their_total) {
    const struct {
        const char* total;
        std::vector<Rational> weights;
        std::vector<std::string> parts;
    } cases[] = {
        {"1000000.03", up2_rates, {"400000.01", "140000.01", "460000.01"}},      // R4
        {"1728395.05", up2_rates, {"691358.02", "241975.31", "795061.72"}},      // R3
        {"1135555.54", up2_rates, {"454222.22", "158977.77", "522355.55"}},      // R6
        {"-1000000.03", up2_rates, {"-400000.01", "-140000.01", "-460000.01"}},  // mirrored
        {"0.00", up2_rates, {"0.00", "0.00", "0.00"}},
        {"0.01", {Rational{1}, Rational{1}}, {"0.01", "0.00"}},    // a tie: the first in the plan
        {"-0.01", {Rational{1}, Rational{1}}, {"-0.01", "0.00"}},  // mirrored tie
        {"0.02", {Rational{1}, Rational{1}, Rational{1}}, {"0.01", "0.01", "0.00"}},
        {"5.00", {Rational{0}, Rational{7}}, {"0.00", "5.00"}},
        {"1.00", {Rational{1, 3}, Rational{2, 3}}, {"0.33", "0.67"}},
        {"-92233720368547758.08", {Rational{1}}, {"-92233720368547758.08"}},
        {"92233720368547758.07",
         {Rational{most}, Rational{most}},
         {"46116860184273879.04", "46116860184273879.03"}},
    };
    for (const auto& c : cases) {
        BOOST_TEST_CONTEXT(c.total << " over " << c.weights.size()) {
            BOOST_TEST(written(apportion(kronor(c.total), c.weights)) == c.parts,
                       boost::test_tools::per_element());
        }
    }
}

BOOST_AUTO_TEST_CASE(weights_that_cannot_be_shared_by_are_refused) {
    const std::vector<Rational> none{};
    const std::vector<Rational> zero{Rational{}, Rational{}};
    const std::vector<Rational> negative{Rational{2}, Rational{-1}};
    for (const auto* weights : {&none, &zero, &negative}) {
        BOOST_CHECK_THROW(apportion(Money{100}, *weights), std::invalid_argument);
    }
}

BOOST_AUTO_TEST_CASE(a_million_splits_lose_no_ore) {
    const std::vector<std::vector<std::int64_t>> plans{{4000, 1400, 4600}, {5000, 5000},
                                                       {1, 1, 1},          {3333, 3333, 3334},
                                                       {1, 9999},          {7, 11, 13, 17}};
    std::uint64_t state = 20250601;
    std::uint64_t wrong = 0;
    for (const auto& plan : plans) {
        const std::vector<Rational> weights{plan.begin(), plan.end()};
        std::int64_t whole = 0;
        for (const std::int64_t weight : plan) whole += weight;
        for (int i = 0; i < 1'000'000 / 6 + 1; ++i) {
            state = state * 6364136223846793005U + 1442695040888963407U;
            const Money total{static_cast<std::int64_t>(state >> 24U) - (std::int64_t{1} << 39)};
            const std::vector<Money> parts = apportion(total, weights);
            Int128 sum = 0;
            for (std::size_t j = 0; j < parts.size(); ++j) {
                sum += parts[j].ore;
                const Int128 off = Int128{parts[j].ore} * whole - Int128{total.ore} * plan[j];
                if (off >= whole || off <= -whole) ++wrong;
            }
            if (sum != total.ore) ++wrong;
        }
    }
    BOOST_TEST(wrong == 0U);
}

BOOST_AUTO_TEST_CASE(only_the_proportions_of_the_weights_matter) {
    BOOST_TEST(rc::check("whole weights and the same weights divided by 7", [] {
        const Money total{*rc::gen::arbitrary<std::int64_t>()};
        const auto size = *rc::gen::inRange<std::size_t>(1, 6);
        std::vector<Rational> weights;
        std::vector<Rational> fractions;
        for (std::size_t i = 0; i < size; ++i) {
            weights.emplace_back(*rc::gen::inRange<std::int64_t>(i == 0 ? 1 : 0, 10'000));
            fractions.push_back(weights.back() / Rational{7});
        }
        const auto parts = apportion(total, weights);
        RC_ASSERT(parts == apportion(total, fractions));
        Int128 sum = 0;
        for (const Money part : parts) sum += part.ore;
        RC_ASSERT((sum == total.ore));
    }));
}

BOOST_AUTO_TEST_SUITE_END()
