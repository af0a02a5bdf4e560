#include "app/funding/claim_checks.h"

#include "app/funding/check_helpers.h"
#include "app/funding/cost_model_checks.h"
#include "app/funding/line_checks.h"
#include "app/funding/record_checks.h"

#include <algorithm>

namespace utfall::funding {
namespace {

std::string percent(const core::Rational& part, const core::Rational& whole) {
    return (part * core::Rational{100} / whole).rounded(2).to_fixed(2);
}

ClaimCheck rates_sum(const Eligible& eligible, const programme::Decision& newest) {
    constexpr std::int64_t whole = 10'000;
    std::vector<const programme::Decision*> decisions{&newest};
    for (const VersionTotal& version : eligible.versions) {
        if (version.decision != &newest) {
            decisions.push_back(version.decision);
        }
    }
    std::int64_t shown = whole;
    std::string source;
    for (const programme::Decision* decision : decisions) {
        std::int64_t sum = 0;
        for (const auto& share : decision->financing_plan) {
            sum += share.rate_bp;
        }
        shown = sum != whole ? sum : shown;
        source += (source.empty() ? "" : ", ") + decision->code;
    }
    return {"RATES_SUM", shown == whole, std::to_string(shown), std::to_string(whole), source};
}

ClaimCheck shares_sum(const Claim& claim) {
    core::Money sum;
    for (const ClaimShare& share : claim.financing) {
        sum += share.cumulative;
    }
    const core::Money total = total_eligible(claim).cumulative;
    return {"SHARES_SUM", sum == total, sum.to_string(), total.to_string(),
            std::string{apportionment_rule}};
}

ClaimCheck claims_sum(std::span<const Claim> previous) {
    core::Money sum;
    for (const Claim& claim : previous) {
        sum += total_eligible(claim).this_claim;
    }
    const core::Money last =
        previous.empty() ? core::Money{} : total_eligible(previous.back()).cumulative;
    return {"CLAIMS_SUM", sum == last, sum.to_string(), last.to_string(),
            std::string{cumulation_rule}};
}

ClaimCheck cofinancing_rate(const Claim& claim, const Eligible& eligible,
                            const programme::Decision& newest) {
    ClaimCheck check{"COFINANCING_RATE", true, {}, {}, newest.code};
    const core::Rational total{total_eligible(claim).cumulative.kronor()};
    core::Rational planned;
    core::Money required;
    for (const ClaimShare& share : claim.financing) {
        if (share.source == project_source) {
            required = share.cumulative;
            planned = share.exact;
        }
    }
    const core::Money reported = eligible.cash + eligible.in_kind;
    check.ok = reported >= required;
    if (!total.is_zero()) {
        check.value = percent(core::Rational{reported.kronor()}, total);
        check.limit = percent(planned, total);
    }
    return check;
}

ClaimCheck in_kind_ceiling(const Financing& split) {
    const core::Rational limit{split.support_limit.kronor()};
    return not_verified({"IN_KIND_CEILING", split.support_by_rate <= limit,
                         split.support_by_rate.rounded(2).to_fixed(2),
                         split.support_limit.to_string(), "CPR 67(1)"});
}

ClaimCheck unpaid_excluded(const Eligible& eligible) {
    core::Money sum;
    for (const LeftOutCost& cost : eligible.left_out) {
        if (cost.why == LeftOut::unpaid) sum += cost.amount;
    }
    // To leave them out is to follow the rule: how much it was is a note, without a limit.
    return {"UNPAID_EXCLUDED", true, sum.to_string(), {}, "CPR 53(1)(a)"};
}

ClaimCheck lines_placed(const Eligible& eligible) {
    const auto count = std::count_if(eligible.left_out.begin(), eligible.left_out.end(),
                                     [](const auto& cost) { return cost.why != LeftOut::unpaid; });
    return {"LINES_PLACED", count == 0, std::to_string(count), "0", {}};
}

ClaimCheck in_kind_twice(const Eligible& eligible, const programme::Programme& programme) {
    const auto count =
        find_in_kind_twice(eligible.counted_costs, eligible.counted_financing, programme).size();
    return {"IN_KIND_TWICE", count == 0, std::to_string(count), "0",
            "ESF-rådet, Medfinansiering (2014–2020)"};
}

ClaimCheck most_hours(const Eligible& eligible, const programme::Programme& programme) {
    // The one who has most of what their year allows, or is furthest above it.
    core::Decimal most;
    HoursLimit limit;
    bool any = false;
    for (const PersonYear& year : hours_of_persons(eligible.counted_costs, programme)) {
        const HoursLimit own = hours_limit(programme, year.year);
        if (any && year.hours - core::Decimal{own.hours} <= most - core::Decimal{limit.hours})
            continue;
        most = year.hours;
        limit = own;
        any = true;
    }
    ClaimCheck check{"HOURS_PER_YEAR", most <= core::Decimal{limit.hours}, most.to_string(),
                     std::to_string(limit.hours), "CPR 55(4)"};
    if (limit.decision == nullptr) return not_verified(std::move(check));
    check.source = limit.decision->code;
    return check;
}

/// Lines of periods that were claimed before, recorded or changed after that claim was made.
ClaimCheck late_lines(const Eligible& eligible, const programme::Programme& programme,
                      std::span<const Claim> previous) {
    std::int64_t count = 0;
    if (!previous.empty() && previous.back().entry != 0) {
        const Claim& last = previous.back();
        const auto before = programme.period(last.through);
        const auto is_late = [&](const auto& line) {
            const auto period = programme.period(line.period, line.organisation);
            return before && period && period->to <= before->to && line.ref.entry > last.entry;
        };
        count =
            std::count_if(eligible.counted_costs.begin(), eligible.counted_costs.end(), is_late) +
            std::count_if(eligible.counted_financing.begin(), eligible.counted_financing.end(),
                          is_late);
    }
    return {"LATE_LINES", true, std::to_string(count), {}, std::string{cumulation_rule}};
}

}  // namespace

bool is_obstacle(const ClaimCheck& check) {
    return !check.ok && check.verified && check.code != "COFINANCING_RATE" &&
           check.code != "UNIT_COST_TABLES";
}

std::vector<ClaimCheck> check_claim(const programme::Programme& programme, const Claim& claim,
                                    const Eligible& eligible, const Financing& split,
                                    const programme::Decision& newest,
                                    std::span<const Claim> previous) {
    std::vector<ClaimCheck> checks{rates_sum(eligible, newest),
                                   shares_sum(claim),
                                   claims_sum(previous),
                                   cofinancing_rate(claim, eligible, newest),
                                   in_kind_ceiling(split),
                                   unpaid_excluded(eligible),
                                   lines_placed(eligible),
                                   in_kind_twice(eligible, programme),
                                   most_hours(eligible, programme),
                                   late_lines(eligible, programme, previous)};
    for (auto& more :
         {check_cost_model(programme, eligible), check_records(programme, claim, eligible)})
        checks.insert(checks.end(), more.begin(), more.end());
    return checks;
}

}  // namespace utfall::funding
