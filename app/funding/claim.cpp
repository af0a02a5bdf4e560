#include "app/funding/claim.h"

#include "app/funding/claim_checks.h"
#include "app/funding/eligible.h"
#include "app/funding/shares.h"

#include <algorithm>
#include <map>
#include <utility>

namespace utfall::funding {
namespace {

/// The later of the version in force at the end of the claim and the newest that any line belongs
/// to.
const programme::Decision* newest_decision(const programme::Programme& programme,
                                           const Eligible& eligible, core::Date end) {
    const programme::Decision* newest = programme.decision_on(end);
    if (eligible.versions.empty()) {
        return newest;
    }
    const programme::Decision* used = eligible.versions.back().decision;
    return newest == nullptr || used->in_force_from > newest->in_force_from ? used : newest;
}

/// Earlier claims' amounts, and rows that only they have: what they claimed is taken back here.
void subtract_previous_lines(std::vector<ClaimLine>& lines, std::span<const Claim> previous) {
    std::map<std::pair<std::string, LineForm>, core::Money> claimed;
    for (const Claim& claim : previous) {
        for (const ClaimLine& line : claim.lines) {
            claimed[{line.line, line.form}] += line.this_claim;
        }
    }
    for (ClaimLine& line : lines) {
        const auto found = claimed.find({line.line, line.form});
        if (found != claimed.end()) {
            line.previously_claimed = found->second;
            claimed.erase(found);
        }
    }
    for (const auto& [key, amount] : claimed) {
        if (!amount.is_zero()) {
            ClaimLine& line = lines.emplace_back();
            line.line = key.first;
            line.form = key.second;
            line.previously_claimed = amount;
        }
    }
    for (ClaimLine& line : lines) {
        line.this_claim = line.cumulative - line.previously_claimed;
    }
}

void subtract_previous_shares(std::vector<ClaimShare>& shares, std::span<const Claim> previous) {
    std::map<std::string, core::Money> claimed;
    for (const Claim& claim : previous) {
        for (const ClaimShare& share : claim.financing) {
            claimed[share.source] += share.this_claim;
        }
    }
    for (ClaimShare& share : shares) {
        const auto found = claimed.find(share.source);
        if (found != claimed.end()) {
            share.previously_claimed = found->second;
            claimed.erase(found);
        }
    }
    for (const auto& [source, amount] : claimed) {
        if (!amount.is_zero()) {
            ClaimShare& share = shares.emplace_back();
            share.source = source;
            share.previously_claimed = amount;
        }
    }
    for (ClaimShare& share : shares) {
        share.this_claim = share.cumulative - share.previously_claimed;
    }
}

void report_own_financing(std::vector<ClaimShare>& shares, const Eligible& eligible) {
    for (ClaimShare& share : shares) {
        if (share.source == project_source) {
            share.required = share.cumulative;
            share.reported_cash = eligible.cash;
            share.reported_in_kind = eligible.in_kind;
            share.shortfall =
                std::max(share.cumulative - eligible.cash - eligible.in_kind, core::Money{});
        }
    }
}

}  // namespace

std::optional<LineForm> parse_line_form(std::string_view word) {
    for (const LineForm form : {LineForm::actual, LineForm::unit_cost, LineForm::lump_sum,
                                LineForm::flat_rate, LineForm::in_kind}) {
        if (to_word(form) == word) {
            return form;
        }
    }
    return std::nullopt;
}

std::string_view to_word(LineForm form) {
    switch (form) {
        case LineForm::actual:
            return "actual";
        case LineForm::unit_cost:
            return "unit_cost";
        case LineForm::lump_sum:
            return "lump_sum";
        case LineForm::flat_rate:
            return "flat_rate";
        case LineForm::in_kind:
            return "in_kind";
    }
    return {};
}

ClaimTotals total_eligible(const Claim& claim) {
    ClaimTotals totals;
    for (const ClaimLine& line : claim.lines) {
        totals.cumulative += line.cumulative;
        totals.previously_claimed += line.previously_claimed;
        totals.this_claim += line.this_claim;
    }
    return totals;
}

ClaimResult compute_claim(const programme::Programme& programme, std::span<const CostLine> costs,
                          std::span<const FinancingLine> financing, std::span<const Claim> previous,
                          const core::Period& through) {
    ClaimResult result;
    result.claim.number = std::to_string(previous.size() + 1);
    result.claim.through = through.code;

    if (!previous.empty()) {
        const auto before = programme.period(previous.back().through);
        if (before && through.to < before->to) {
            result.findings.add("CLAIM_THROUGH_BEFORE_PREVIOUS", {},
                                {{"through", through.code},
                                 {"previous", previous.back().number},
                                 {"previous_through", previous.back().through}});
        }
    }
    Eligible eligible = gather(programme, costs, financing, through);
    result.left_out = eligible.left_out;
    const programme::Decision* newest = newest_decision(programme, eligible, through.to);
    if (newest == nullptr || newest->financing_plan.empty()) {
        result.findings.add("CLAIM_NO_DECISION", {}, {{"through", through.code}});
        return result;
    }

    Financing split = finance(eligible.versions, *newest, eligible.in_kind);
    result.claim.lines = std::move(eligible.lines);
    subtract_previous_lines(result.claim.lines, previous);
    sort_lines(result.claim.lines, programme);
    result.claim.financing = std::move(split.shares);
    subtract_previous_shares(result.claim.financing, previous);
    report_own_financing(result.claim.financing, eligible);
    if (result.claim.lines.empty()) {
        result.findings.add("CLAIM_EMPTY", {}, {{"through", through.code}},
                            core::Severity::warning);
    }
    result.claim.checks = check_claim(programme, result.claim, eligible, split, *newest, previous);
    return result;
}

}  // namespace utfall::funding
