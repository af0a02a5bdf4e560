#include "tests/funding/compare_claims.h"

#include "tests/funding/example.h"

#include <algorithm>
#include <set>
#include <utility>

namespace utfall::funding::tests {
namespace {

template <class Row>
bool says(const Row& row, const PlainAmount& plain) {
    return row.cumulative.ore == plain.cumulative &&
           row.previously_claimed.ore == plain.previously && row.this_claim.ore == plain.now;
}

bool is_nothing(const PlainAmount& amount) {
    return amount.cumulative == 0 && amount.previously == 0;
}

std::string wrong_lines(const Claim& made, const PlainClaim& plain) {
    std::set<std::pair<std::string, std::string>> shown;
    for (const ClaimLine& line : made.lines) {
        const std::pair key{line.line, std::string{to_word(line.form)}};
        const auto found = plain.lines.find(key);
        if (!shown.insert(key).second) return "line twice " + line.line;
        if (found == plain.lines.end() || !says(line, found->second)) return "line " + line.line;
    }
    for (const auto& [key, amount] : plain.lines) {
        if (!shown.contains(key) && !is_nothing(amount)) return "no line " + key.first;
    }
    return {};
}

std::string wrong_shares(const Claim& made, const PlainClaim& plain) {
    std::set<std::string> shown;
    for (const ClaimShare& share : made.financing) {
        const auto found = plain.shares.find(share.source);
        if (!shown.insert(share.source).second) return "share twice " + share.source;
        if (found == plain.shares.end()) return "share " + share.source;
        const PlainShare& expected = found->second;
        const core::Rational exact{core::Decimal::of(expected.over, 0),
                                   core::Decimal::of(expected.under * 100, 0)};
        if (!says(share, expected.amount) || share.rounding_ore != expected.rounding ||
            !(share.exact == exact)) {
            return "share " + share.source;
        }
        if (share.source != project_source) continue;
        const std::int64_t reported = plain.cash + plain.in_kind;
        if (share.required != share.cumulative || share.reported_cash->ore != plain.cash ||
            share.reported_in_kind->ore != plain.in_kind ||
            share.shortfall->ore !=
                std::max<std::int64_t>(expected.amount.cumulative - reported, 0)) {
            return "own financing";
        }
    }
    for (const auto& [source, share] : plain.shares) {
        if (!shown.contains(source) && !is_nothing(share.amount)) return "no share " + source;
    }
    return {};
}

std::string wrong_checks(const Claim& made, const PlainClaim& plain) {
    const auto kronor = [](std::int64_t ore) { return core::Money::of_ore(ore).to_string(); };
    for (const char* code : {"RATES_SUM", "SHARES_SUM", "CLAIMS_SUM"}) {
        if (!check(made, code).ok) return code;
    }
    if (check(made, "UNPAID_EXCLUDED").value != kronor(plain.unpaid)) return "UNPAID_EXCLUDED";
    if (check(made, "LINES_PLACED").value != std::to_string(plain.unplaced)) return "LINES_PLACED";
    if (check(made, "LATE_LINES").value != std::to_string(plain.late)) return "LATE_LINES";
    if (check(made, "IN_KIND_CEILING").ok == plain.is_above_ceiling) return "IN_KIND_CEILING";
    return {};
}

}  // namespace

std::string wrong_figure(const Claim& made, const PlainClaim& plain) {
    for (const auto wrong : {wrong_lines, wrong_shares, wrong_checks}) {
        if (std::string found = wrong(made, plain); !found.empty()) return found;
    }
    return {};
}

}  // namespace utfall::funding::tests
