#include "app/funding/shares.h"
#include "app/core/basis_points.h"

#include <algorithm>

namespace utfall::funding {
namespace {

void add_source(std::vector<ClaimShare>& shares, std::string_view source) {
    const bool known = std::any_of(shares.begin(), shares.end(),
                                   [&](const ClaimShare& share) { return share.source == source; });
    if (!known) {
        shares.emplace_back().source = std::string{source};
    }
}

/// Adds the exact share of one decision version to each source.
void add_version(std::vector<ClaimShare>& shares, const VersionTotal& version) {
    for (const programme::FinancingShare& planned : version.decision->financing_plan) {
        const auto share = std::find_if(shares.begin(), shares.end(), [&](const ClaimShare& each) {
            return each.source == planned.source;
        });
        share->rates.push_back({version.decision->code, planned.rate_bp, version.total});
        share->exact = share->exact + core::Rational{version.total.kronor()} *
                                          core::Rational{planned.rate_bp} /
                                          core::Rational{core::whole_in_bp};
    }
}

/// Scales the support down to its limit; what it loses the project finances (R8).
void cut_support(Financing& financing, const core::Rational& total) {
    const core::Rational limit{financing.support_limit.kronor()};
    if (financing.support_by_rate <= limit) {
        return;
    }
    for (ClaimShare& share : financing.shares) {
        share.exact = share.source == project_source
                          ? total - limit
                          : share.exact * limit / financing.support_by_rate;
    }
}

/// Whole öre whose sum is the sum of the exact shares. Splitting only what is left above the floors
/// gives the same parts as core::apportion over the whole, and holds when credits make one share
/// negative while the total is positive.
void apportion_shares(std::vector<ClaimShare>& shares, bool negative) {
    std::vector<core::Rational> rests;
    std::vector<core::Money> floors;
    core::Rational left;
    for (const ClaimShare& share : shares) {
        const core::Rational exact = negative ? core::Rational{} - share.exact : share.exact;
        const core::Decimal floor = exact.floored(2);
        floors.push_back(core::Money::rounded(floor));
        rests.push_back(exact - core::Rational{floor});
        left = left + rests.back();
    }
    std::vector<core::Money> extra(shares.size());
    if (!left.is_zero()) {
        extra = core::apportion(core::Money::rounded(left), rests);
    }
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const core::Money amount = floors[i] + extra[i];
        shares[i].cumulative = negative ? -amount : amount;
        shares[i].rounding_ore = negative ? -extra[i].ore : extra[i].ore;
    }
}

}  // namespace

Financing finance(std::span<const VersionTotal> versions, const programme::Decision& newest,
                  core::Money in_kind) {
    Financing financing;
    for (const auto& planned : newest.financing_plan) {
        add_source(financing.shares, planned.source);
    }
    core::Money total;
    for (const VersionTotal& version : versions) {
        for (const auto& planned : version.decision->financing_plan) {
            add_source(financing.shares, planned.source);
        }
        total += version.total;
    }
    if (!in_kind.is_zero()) {
        add_source(financing.shares, project_source);
    }
    for (const VersionTotal& version : versions) {
        add_version(financing.shares, version);
    }
    for (const ClaimShare& share : financing.shares) {
        if (share.source != project_source) {
            financing.support_by_rate = financing.support_by_rate + share.exact;
        }
    }
    financing.support_limit = std::max(total - in_kind, core::Money{});
    if (in_kind > core::Money{}) {
        cut_support(financing, core::Rational{total.kronor()});
    }
    apportion_shares(financing.shares, total < core::Money{});
    return financing;
}

}  // namespace utfall::funding
