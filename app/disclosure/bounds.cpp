#include "app/disclosure/bounds.h"

#include <algorithm>

namespace utfall::disclosure {
namespace {

// Sums of unbounded ends stay unbounded, and never leave the type.
std::int64_t plus(std::int64_t one, std::int64_t other) {
    return std::min(one + other, unbounded);
}

bool narrow(Interval& interval, std::int64_t low, std::int64_t high) {
    const Interval before = interval;
    interval.low = std::max(interval.low, low);
    interval.high = std::min(interval.high, high);
    return !(interval == before);
}

// What the total leaves for one part when all others are at the other end.
bool narrow_parts(const Sum& sum, std::vector<Interval>& known) {
    std::int64_t low = sum.apart;
    std::int64_t high = sum.apart;
    std::size_t endless = 0;
    for (const CellIndex part : sum.parts) {
        low += known[part].low;
        if (known[part].high == unbounded)
            ++endless;
        else
            high = plus(high, known[part].high);
    }
    const Interval total = known[sum.total];
    bool narrowed = narrow(known[sum.total], low, endless == 0 ? high : unbounded);
    for (const CellIndex part : sum.parts) {
        const Interval before = known[part];
        const bool others_end = endless == 0 || (endless == 1 && before.high == unbounded);
        const std::int64_t others_high = before.high == unbounded ? high : high - before.high;
        const std::int64_t others_low = low - before.low;
        narrowed = narrow(known[part], others_end ? total.low - others_high : 0,
                          total.high == unbounded ? unbounded : total.high - others_low) ||
                   narrowed;
        low += known[part].low - before.low;
        if (before.high == unbounded && known[part].high != unbounded) {
            --endless;
            high = plus(high, known[part].high);
        } else if (before.high != unbounded) {
            high += known[part].high - before.high;
        }
    }
    return narrowed;
}

}  // namespace

std::vector<Interval> bounds(const Table& table, const std::vector<bool>& hidden) {
    std::vector<Interval> known;
    for (CellIndex cell = 0; cell < table.cells().size(); ++cell) {
        const std::int64_t value = table[cell].value;
        known.push_back(hidden[cell] ? Interval{table.lowest(cell), table.highest(cell)}
                                     : Interval{value, value});
    }
    // Each round that goes on narrows something by one or more, and every end that moves is held
    // by the true value; a round that is not taken only leaves intervals wider.
    constexpr int enough = 10'000;
    bool narrowed = true;
    for (int round = 0; narrowed && round < enough; ++round) {
        narrowed = false;
        for (const Sum& sum : table.sums()) narrowed = narrow_parts(sum, known) || narrowed;
    }
    return known;
}

}  // namespace utfall::disclosure
