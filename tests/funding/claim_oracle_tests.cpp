#include "app/funding/budget.h"
#include "app/funding/claim_codec.h"
#include "tests/funding/compare_claims.h"
#include "tests/funding/example.h"
#include "tests/funding/random_books.h"
#include "tests/support/counted.h"
#include "tests/support/long_form.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <random>

using namespace utfall;
using namespace utfall::funding;
using namespace utfall::funding::tests;

namespace {

core::Date date_of(int plain) {
    std::string text = std::to_string(plain);
    return day(text.insert(6, "-").insert(4, "-"));
}

programme::Programme programme_of(const PlainBook& book) {
    std::vector<programme::Decision> decisions;
    for (const PlainVersion& version : book.versions) {
        auto& made = decisions.emplace_back();
        made.code = "B" + std::to_string(decisions.size());
        made.date = made.in_force_from = date_of(version.from);
        for (const auto& [source, bp] : version.plan) made.financing_plan.push_back({source, bp});
        for (const PlainRate& rate : version.flat_rates)
            made.flat_rates.push_back({rate.code, "example", rate.bp, rate.base});
        for (const auto& [category, ore] : version.budget)
            made.budget.push_back({category, core::Money::of_ore(ore)});
    }
    return programme_with(std::move(decisions));
}

/// The program's side of a book: every version of every line, each naming the one it replaces.
struct Recorded {
    void add(const PlainLine& line) {
        const ledger::LineRef ref{static_cast<std::uint64_t>(line.entry), next_++};
        const auto replaced = refs_.find(line.id);
        if (line.form == "in_kind" || line.form == "cash") {
            auto& made = financing.emplace_back(contribution(
                line.id, parse_financing_kind(line.what).value(), "0.00", line.period));
            if (replaced != refs_.end()) made.replaces = replaced->second;
            made.ref = ref;
            made.amount = core::Money::of_ore(line.ore);
        } else {
            auto& made = costs.emplace_back(cost(line.id, line.what, "0.00", "2023-05"));
            if (replaced != refs_.end()) made.replaces = replaced->second;
            made.ref = ref;
            made.form = parse_cost_form(line.form).value();
            made.date = date_of(line.day);
            made.period = line.period;
            made.amount = core::Money::of_ore(line.ore);
            if (!line.paid) made.paid_on.reset();
        }
        refs_[line.id] = ref;
    }

    std::vector<CostLine> costs;
    std::vector<FinancingLine> financing;

  private:
    std::map<std::string, ledger::LineRef> refs_;
    decltype(ledger::LineRef::line) next_{0};
};

std::string wrong_budget(const programme::Programme& programme, const Claim& made,
                         const std::map<std::string, std::int64_t>& plain) {
    const BudgetTable table = budget_of(programme, made);
    std::map<std::string, std::int64_t> after;
    for (const ClaimLine& line : made.lines) after[line.line] += line.cumulative.ore;
    for (const BudgetRow& row : table.rows) {
        const auto budget = plain.find(row.line);
        if (row.before + row.period != row.after || row.after.ore != after[row.line])
            return "budget row " + row.line;
        if (row.budget.has_value() != (budget != plain.end())) return "budget of " + row.line;
        if (!row.budget) continue;
        if (row.budget->ore != budget->second ||
            row.remaining->ore != budget->second - after[row.line]) {
            return "budget of " + row.line;
        }
        if (budget->second != 0 &&
            row.used_percent !=
                core::Decimal::of(half_away(Wide{after[row.line]} * 1'000, budget->second), 1)) {
            return "used of " + row.line;
        }
    }
    const ClaimTotals total = total_eligible(made);
    if (table.total.before != total.previously_claimed || table.total.period != total.this_claim ||
        table.total.after != total.cumulative) {
        return "budget total";
    }
    return {};
}

/// Parts sum to totals, and every claim so far sums to what the last one has accumulated.
std::string broken_sum(const std::vector<Claim>& claims, const PlainClaim& plain) {
    std::map<std::pair<std::string, LineForm>, core::Money> lines;
    std::map<std::string, core::Money> shares;
    for (const Claim& claim : claims) {
        core::Money financed;
        core::Money financed_now;
        for (const ClaimLine& line : claim.lines) lines[{line.line, line.form}] += line.this_claim;
        for (const ClaimShare& share : claim.financing) {
            shares[share.source] += share.this_claim;
            financed += share.cumulative;
            financed_now += share.this_claim;
        }
        const ClaimTotals total = total_eligible(claim);
        if (financed != total.cumulative || financed_now != total.this_claim)
            return "the shares do not sum to the costs";
    }
    const Claim& last = claims.back();
    if (total_eligible(last).cumulative.ore != plain.total) return "total eligible";
    for (const ClaimLine& line : last.lines) {
        if (lines[{line.line, line.form}] != line.cumulative) return "claims of " + line.line;
    }
    for (const ClaimShare& share : last.financing) {
        if (shares[share.source] != share.cumulative) return "claims of " + share.source;
    }
    return {};
}

/// Where nothing was made smaller nothing is taken back, but for one öre of the rounding rule. A
/// ceiling that cuts the support moves money between those who give it, and nothing from them.
std::string taken_back(const Claim& made, bool was_cut, bool is_cut) {
    for (const ClaimLine& line : made.lines) {
        if (line.this_claim < core::Money{}) return "taken back from " + line.line;
    }
    core::Money support;
    std::int64_t sources = 0;
    for (const ClaimShare& share : made.financing) {
        const bool is_support = share.source != project_source;
        if (is_support) support += share.this_claim;
        sources += is_support ? 1 : 0;
        if (is_support && (was_cut || is_cut)) continue;
        if (share.this_claim < core::Money::of_ore(-1)) return "taken back from " + share.source;
    }
    return support < core::Money::of_ore(-sources) ? "taken back from the support" : "";
}

std::string depends_on_order(const programme::Programme& programme, const Recorded& recorded,
                             const std::vector<Claim>& previous, const core::Period& through,
                             const Claim& made, std::mt19937_64& engine) {
    auto costs = current_costs(recorded.costs);
    auto financing = current_financing(recorded.financing);
    std::shuffle(costs.begin(), costs.end(), engine);
    std::shuffle(financing.begin(), financing.end(), engine);
    const auto again = compute_claim(programme, costs, financing, previous, through);
    return to_rows(again.claim) == to_rows(made) ? "" : "another order gives another claim";
}

/// What the claims were about: a generator that never comes to a rule proves nothing of it.
struct Met {
    std::size_t claims{0}, cut{0}, late{0}, credits{0}, two_versions{0}, ore_back{0};

    void add(const Claim& made, const PlainClaim& plain) {
        ++claims;
        cut += plain.is_cut ? 1U : 0U;
        late += plain.late > 0 ? 1U : 0U;
        credits += plain.total < 0 ? 1U : 0U;
        for (const ClaimShare& share : made.financing) {
            two_versions += share.rates.size() > 1 ? 1U : 0U;
            ore_back += share.this_claim.ore == -1 ? 1U : 0U;
        }
    }
};

/// The first broken promise in all claims of a book, or nothing.
std::string broken_promise(std::uint64_t seed, Met& met) {
    const PlainBook book = random_book(seed);
    const auto programme = programme_of(book);
    std::mt19937_64 engine{seed};
    Recorded recorded;
    std::vector<PlainLine> plain_lines;
    std::vector<PlainClaim> plain;
    std::vector<Claim> claims;
    for (const PlainRound& round : book.rounds) {
        for (const PlainLine& line : round.lines) {
            plain_lines.push_back(line);
            recorded.add(line);
        }
        const core::Period through = programme.period(round.through).value();
        auto result = compute_claim(programme, current_costs(recorded.costs),
                                    current_financing(recorded.financing), claims, through);
        if (result.findings.has_errors()) return "an error";
        if (const auto broken =
                depends_on_order(programme, recorded, claims, through, result.claim, engine);
            !broken.empty()) {
            return broken;
        }
        const bool was_cut = !plain.empty() && plain.back().is_cut;
        plain.push_back(
            plain_claim(book.versions, plain_lines, plain, round.through_end, round.claim_entry));
        result.claim.entry = static_cast<std::uint64_t>(round.claim_entry);
        claims.push_back(result.claim);
        const PlainClaim& expected = plain.back();
        met.add(claims.back(), expected);
        for (const std::string& broken :
             {wrong_figure(claims.back(), expected), broken_sum(claims, expected),
              wrong_budget(programme, claims.back(),
                           plain_budget(book.versions, round.through_end)),
              book.grows ? taken_back(claims.back(), was_cut, expected.is_cut) : std::string{}}) {
            if (!broken.empty()) return broken + " in claim " + claims.back().number;
        }
    }
    return {};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(claim_oracle_tests)

// R3, worked out in the domain's own words: the oracle is held against something too.
BOOST_AUTO_TEST_CASE(the_oracle_knows_the_worked_example) {
    const std::vector<PlainVersion> versions{{20230401,
                                              {{"EU", 4000}, {"STATE", 1400}, {"PROJECT", 4600}},
                                              {{"FR40", 4000, {"STAFF"}}},
                                              {}}};
    const std::vector<PlainLine> lines{
        {"1", "STAFF", "actual", 20230501, "2023-05", 20230531, 123'456'789, true, 1}};
    const PlainClaim claim = plain_claim(versions, lines, {}, 20230531, 2);
    BOOST_TEST(claim.total == 172'839'505);
    BOOST_TEST(claim.shares.at("EU").amount.now == 69'135'802);
    BOOST_TEST(claim.shares.at("STATE").amount.now == 24'197'531);
    BOOST_TEST(claim.shares.at("PROJECT").amount.now == 79'506'172);
}

BOOST_AUTO_TEST_CASE(random_plans_and_claims_are_the_oracles_to_the_ore) {
    const std::size_t wanted = utfall::tests::long_form() ? 1'000'000 : 4'000;
    Met met;
    std::size_t faults = 0;
    for (std::uint64_t seed = 1; met.claims < wanted && faults < 5; ++seed) {
        const std::string broken = broken_promise(seed, met);
        if (broken.empty()) continue;
        ++faults;
        BOOST_TEST(broken == "", "book " << seed << ": " << broken);
    }
    for (const std::size_t count : {met.cut, met.late, met.credits, met.two_versions, met.ore_back})
        BOOST_TEST(count > 0U);
    utfall::tests::tell_count("money", met.claims - faults, met.claims,
                              "random claims are the oracle's to the öre");
}

BOOST_AUTO_TEST_SUITE_END()
