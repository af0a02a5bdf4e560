#include "tests/funding/plain_claims.h"

#include <algorithm>
#include <optional>

namespace utfall::funding::tests {
namespace {

constexpr std::int64_t whole = 10'000;

std::optional<std::size_t> in_force(const std::vector<PlainVersion>& versions, int day) {
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < versions.size(); ++i) {
        if (versions[i].from <= day) found = i;
    }
    return found;
}

// What one version has to apply its rates to.
struct Basket {
    bool used{false};
    std::map<std::string, std::int64_t> amounts;
    std::int64_t total{0};
};

std::map<std::string, PlainLine> last_versions(const std::vector<PlainLine>& all) {
    std::map<std::string, PlainLine> last;
    for (const PlainLine& line : all) last[line.id] = line;
    return last;
}

std::vector<Basket> filled(const std::vector<PlainVersion>& versions,
                           const std::vector<PlainLine>& all, const PlainClaim* before,
                           PlainClaim& claim) {
    std::vector<Basket> baskets(versions.size());
    for (const auto& [id, line] : last_versions(all)) {
        if (line.period_end == 0) {
            ++claim.unplaced;
            continue;
        }
        if (line.period_end > claim.through_end) continue;
        const bool is_in_kind = line.form == "in_kind";
        if (line.form == "actual" && !line.paid) {
            claim.unpaid += line.ore;
            continue;
        }
        if (line.form == "cash") {
            claim.cash += line.ore;
        } else {
            const auto version = in_force(versions, is_in_kind ? line.period_end : line.day);
            if (!version) {
                ++claim.unplaced;
                continue;
            }
            Basket& basket = baskets[*version];
            basket.used = true;
            basket.amounts[line.what] += line.ore;
            basket.total += line.ore;
            claim.lines[{line.what, line.form}].cumulative += line.ore;
            if (is_in_kind) claim.in_kind += line.ore;
        }
        if (before != nullptr && line.period_end <= before->through_end &&
            line.entry > before->entry) {
            ++claim.late;
        }
    }
    return baskets;
}

void add_flat_rates(const PlainVersion& version, Basket& basket, PlainClaim& claim) {
    for (const PlainRate& rate : version.flat_rates) {
        Wide base = 0;
        for (const std::string& part : rate.base) base += basket.amounts[part];
        const std::int64_t amount = half_away(base * rate.bp, whole);
        basket.amounts[rate.code] += amount;
        basket.total += amount;
        claim.lines[{rate.code, "flat_rate"}].cumulative += amount;
    }
}

// Sources as they break ties: the newest plan's order, then what only older plans have.
std::vector<std::string> sources_of(const std::vector<PlainVersion>& versions,
                                    const std::vector<Basket>& baskets, const PlainClaim& claim) {
    std::size_t newest = in_force(versions, claim.through_end).value_or(0);
    for (std::size_t i = 0; i < versions.size(); ++i) {
        if (baskets[i].used) newest = std::max(newest, i);
    }
    std::vector<std::string> sources;
    const auto add = [&](const std::string& source) {
        if (std::find(sources.begin(), sources.end(), source) == sources.end())
            sources.push_back(source);
    };
    for (const auto& [source, bp] : versions[newest].plan) add(source);
    for (std::size_t i = 0; i < versions.size(); ++i) {
        if (!baskets[i].used) continue;
        for (const auto& [source, bp] : versions[i].plan) add(source);
    }
    if (claim.in_kind != 0) add("PROJECT");
    return sources;
}

// Exact shares, all of them over one denominator.
void add_exact(const std::vector<PlainVersion>& versions, const std::vector<Basket>& baskets,
               const std::vector<std::string>& sources, PlainClaim& claim) {
    for (const std::string& source : sources) claim.shares[source].under = whole;
    for (std::size_t i = 0; i < versions.size(); ++i) {
        if (!baskets[i].used) continue;
        for (const auto& [source, bp] : versions[i].plan)
            claim.shares[source].over += Wide{baskets[i].total} * bp;
    }
    Wide support = 0;
    for (const auto& [source, share] : claim.shares) {
        if (source != "PROJECT") support += share.over;
    }
    const Wide limit = std::max<Wide>(Wide{claim.total} - claim.in_kind, 0);
    claim.is_above_ceiling = support > limit * whole;
    claim.is_cut = claim.is_above_ceiling && claim.in_kind > 0;
    if (!claim.is_cut) return;
    for (auto& [source, share] : claim.shares) {
        share.over = source == "PROJECT" ? (claim.total - limit) * support : share.over * limit;
        share.under = support;
    }
}

// Each part rounded down; what is left over öre by öre to the largest remainder that got none.
void apportion_by_hand(const std::vector<std::string>& sources, PlainClaim& claim) {
    const int sign = claim.total < 0 ? -1 : 1;
    std::map<std::string, Wide> remainders;
    Wide left = 0;
    for (auto& [source, share] : claim.shares) {
        const Wide over = share.over * sign;
        Wide floor = over / share.under;
        if (floor * share.under > over) --floor;
        remainders[source] = over - floor * share.under;
        left += remainders[source];
        share.amount.cumulative = static_cast<std::int64_t>(floor * sign);
    }
    if (claim.shares.empty()) return;
    for (left /= claim.shares.begin()->second.under; left > 0; --left) {
        const std::string* largest = nullptr;
        for (const std::string& source : sources) {
            if (claim.shares[source].rounding != 0) continue;
            if (largest == nullptr || remainders[source] > remainders[*largest]) largest = &source;
        }
        PlainShare& given = claim.shares[*largest];
        given.rounding = sign;
        given.amount.cumulative += sign;
    }
}

void subtract_claimed(const std::vector<PlainClaim>& previous, PlainClaim& claim) {
    for (const PlainClaim& earlier : previous) {
        for (const auto& [key, amount] : earlier.lines) claim.lines[key].previously += amount.now;
        for (const auto& [key, share] : earlier.shares)
            claim.shares[key].amount.previously += share.amount.now;
    }
    for (auto& [key, amount] : claim.lines) amount.now = amount.cumulative - amount.previously;
    for (auto& [key, share] : claim.shares)
        share.amount.now = share.amount.cumulative - share.amount.previously;
}

}  // namespace

std::int64_t half_away(Wide over, Wide under) {
    const Wide twice = over * 2;
    return static_cast<std::int64_t>((over < 0 ? twice - under : twice + under) / (under * 2));
}

PlainClaim plain_claim(const std::vector<PlainVersion>& versions, const std::vector<PlainLine>& all,
                       const std::vector<PlainClaim>& previous, int through_end, int entry) {
    PlainClaim claim;
    claim.through_end = through_end;
    claim.entry = entry;
    auto baskets = filled(versions, all, previous.empty() ? nullptr : &previous.back(), claim);
    for (std::size_t i = 0; i < versions.size(); ++i) {
        if (!baskets[i].used) continue;
        add_flat_rates(versions[i], baskets[i], claim);
        claim.total += baskets[i].total;
    }
    const auto sources = sources_of(versions, baskets, claim);
    add_exact(versions, baskets, sources, claim);
    apportion_by_hand(sources, claim);
    subtract_claimed(previous, claim);
    return claim;
}

std::map<std::string, std::int64_t> plain_budget(const std::vector<PlainVersion>& versions,
                                                 int day) {
    std::map<std::string, std::int64_t> budget;
    const auto version = in_force(versions, day);
    if (!version) return budget;
    for (const auto& [category, ore] : versions[*version].budget) budget[category] += ore;
    for (const PlainRate& rate : versions[*version].flat_rates) {
        Wide base = 0;
        bool any = false;
        for (const std::string& part : rate.base) {
            const auto found = budget.find(part);
            if (found == budget.end()) continue;
            base += found->second;
            any = true;
        }
        if (any) budget[rate.code] = half_away(base * rate.bp, whole);
    }
    return budget;
}

}  // namespace utfall::funding::tests
