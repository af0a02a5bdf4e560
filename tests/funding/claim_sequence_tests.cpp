#include "app/funding/claim.h"
#include "tests/funding/example.h"

#include <rapidcheck.h>
#include <boost/test/unit_test.hpp>

#include <map>
#include <random>

using namespace utfall;
using namespace utfall::funding;
using namespace utfall::funding::tests;

namespace {

/// A cost or contribution of one claim; `month` 0..11 of 2023-07..2024-06, the second decision from
/// 2024-01.
struct Step {
    bool in_kind{false};
    bool staff{false};
    int month{0};
    std::int64_t ore{0};
};

struct Sequence {
    std::int64_t eu_first{4000}, state_first{1400}, eu_second{4000}, state_second{1400};
    std::int64_t flat_bp{4000};
    std::vector<std::vector<Step>> claims;
};

std::string month_code(int month) {
    const int number = (month + 6) % 12 + 1;
    return (month < 6 ? "2023-" : "2024-") + std::string{number < 10 ? "0" : ""} +
           std::to_string(number);
}

std::int64_t half_away(std::int64_t numerator, std::int64_t denominator) {
    const std::int64_t half = denominator / 2;
    return (numerator >= 0 ? numerator + half : numerator - half) / denominator;
}

/// The oracle: 1/10 000 öre in plain integers, nothing shared with the program.
struct Oracle {
    const Sequence& sequence;
    std::int64_t staff[2]{0, 0};
    std::int64_t rest[2]{0, 0};

    void add(const Step& step) {
        (step.staff && !step.in_kind ? staff : rest)[step.month < 6 ? 0 : 1] += step.ore;
    }
    std::int64_t version_total(int version) const {
        return staff[version] + half_away(staff[version] * sequence.flat_bp, 10'000) +
               rest[version];
    }
    std::int64_t total() const { return version_total(0) + version_total(1); }
    std::map<std::string, std::int64_t> exact() const {
        const std::int64_t first = version_total(0);
        const std::int64_t second = version_total(1);
        const std::int64_t eu = first * sequence.eu_first + second * sequence.eu_second;
        const std::int64_t state = first * sequence.state_first + second * sequence.state_second;
        return {{"EU", eu}, {"STATE", state}, {"PROJECT", total() * 10'000 - eu - state}};
    }
};

/// The first broken promise, or nothing.
std::string broken_promise(const Sequence& sequence) {
    const programme::FlatRate rate{"FR", "example", sequence.flat_bp, {"STAFF"}};
    const auto plan = [](std::int64_t eu, std::int64_t state) {
        return std::vector<programme::FinancingShare>{
            {"EU", eu}, {"STATE", state}, {"PROJECT", 10'000 - eu - state}};
    };
    const auto programme = programme_with(
        {decision("B1", "2023-04-01", {rate}, plan(sequence.eu_first, sequence.state_first)),
         decision("B2", "2024-01-01", {rate}, plan(sequence.eu_second, sequence.state_second))});
    const core::Period through = programme.period("2024-H1").value();

    Oracle oracle{sequence};
    std::map<std::string, std::int64_t> before{{"EU", 0}, {"STATE", 0}, {"PROJECT", 0}};
    bool was_cut = false;
    std::vector<CostLine> costs;
    std::vector<FinancingLine> financing;
    std::vector<Claim> claims;
    for (const auto& steps : sequence.claims) {
        for (const Step& step : steps) {
            oracle.add(step);
            const std::string month = month_code(step.month);
            if (step.in_kind) {
                financing.push_back(contribution(std::to_string(financing.size()),
                                                 FinancingKind::in_kind_staff, "0.00", month));
                financing.back().amount = core::Money::of_ore(step.ore);
            } else {
                costs.push_back(cost(std::to_string(costs.size()), step.staff ? "STAFF" : "OTHER",
                                     "0.00", month));
                costs.back().amount = core::Money::of_ore(step.ore);
            }
        }
        const ClaimResult result = compute_claim(programme, costs, financing, claims, through);
        const Claim& made = result.claim;
        if (total_eligible(made).cumulative.ore != oracle.total()) {
            return "total eligible is not the oracle's";
        }
        const bool cut = !check(made, "IN_KIND_CEILING").ok;
        const auto exact = oracle.exact();
        std::int64_t sum = 0;
        for (const ClaimShare& each : made.financing) {
            sum += each.cumulative.ore;
            std::int64_t claimed = each.this_claim.ore;
            for (const Claim& earlier : claims) {
                claimed += share(earlier, each.source).this_claim.ore;
            }
            if (claimed != each.cumulative.ore) {
                return "the claims do not add up to the cumulative share";
            }
            const core::Rational off =
                (core::Rational{each.cumulative.kronor()} - each.exact) * core::Rational{100};
            if (!(off < core::Rational{1} && off > core::Rational{-1})) {
                return "a cumulative share is an öre or more from its exact fraction";
            }
            const std::int64_t now = exact.at(each.source);
            if (!cut && std::abs(each.cumulative.ore * 10'000 - now) >= 10'000) {
                return "a cumulative share is an öre or more from the oracle's";
            }
            if (!cut && !was_cut &&
                std::abs(each.this_claim.ore * 10'000 - (now - before.at(each.source))) >= 20'000) {
                return "a claim's share is two öre or more from exact";
            }
        }
        if (sum != oracle.total()) {
            return "the shares do not add up to the total";
        }
        before = exact;
        was_cut = cut;
        claims.push_back(made);
    }
    return {};
}

/// `pick(low, high)` gives a number of [low, high].
template <class Pick>
Sequence random_sequence(const Pick& pick) {
    Sequence sequence;
    sequence.eu_first = pick(0, 6000);
    sequence.state_first = pick(0, 4000);
    sequence.eu_second = pick(0, 6000);
    sequence.state_second = pick(0, 4000);
    sequence.flat_bp = pick(0, 4000);
    sequence.claims.resize(static_cast<std::size_t>(pick(1, 5)));
    for (auto& steps : sequence.claims) {
        steps.resize(static_cast<std::size_t>(pick(0, 4)));
        for (Step& step : steps) {
            step.in_kind = pick(0, 4) == 0;
            step.staff = pick(0, 1) == 0;
            step.month = static_cast<int>(pick(0, 11));
            const std::int64_t size = pick(0, 2);
            step.ore = size == 0   ? pick(-3, 9)
                       : size == 1 ? pick(-999, 9999)
                                   : pick(-9'999'999, 99'999'999);
        }
    }
    return sequence;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(claim_sequence_tests)

BOOST_AUTO_TEST_CASE(random_claims_add_up_and_stay_near_exact) {
    BOOST_TEST(rc::check("cumulative claims", [] {
        const Sequence sequence = random_sequence([](std::int64_t low, std::int64_t high) {
            return *rc::gen::inRange<std::int64_t>(low, high + 1);
        });
        const std::string broken = broken_promise(sequence);
        if (!broken.empty()) {
            RC_FAIL(broken);
        }
    }));
}

BOOST_AUTO_TEST_CASE(three_thousand_seeded_claim_sequences_add_up_and_stay_near_exact) {
    std::mt19937_64 engine{20230401};
    const auto pick = [&](std::int64_t low, std::int64_t high) {
        return low +
               static_cast<std::int64_t>(engine() % static_cast<std::uint64_t>(high - low + 1));
    };
    for (int i = 0; i < 3000; ++i) {
        BOOST_TEST_CONTEXT("sequence " << i) {
            BOOST_TEST(broken_promise(random_sequence(pick)) == "");
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
