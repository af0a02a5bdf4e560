#include "app/indicators/plain_cells.h"

#include <algorithm>

namespace utfall::indicators {

PlainCells::Rest PlainCells::see(std::vector<DimensionPart> parts) {
    if (!passes(parts, filter_)) return {Rest::Kind::fails};
    if (parts.empty()) return {Rest::Kind::total};
    if (parts.size() > 1) return {Rest::Kind::many};
    const auto known = std::find(dimensions_.begin(), dimensions_.end(), parts.front().dimension);
    const auto dimension = static_cast<std::uint32_t>(known - dimensions_.begin());
    if (known == dimensions_.end()) dimensions_.push_back(parts.front().dimension);
    const auto category = static_cast<std::uint32_t>(parts.front().category);
    if (category >= seen_in_.size()) seen_in_.resize(category + 1);
    return {Rest::Kind::part, dimension, category};
}

// Whether the parts of a dimension may be put together.
bool PlainCells::may_add(std::uint32_t dimension, std::size_t count) const {
    const bool own_part = dimensions_[dimension] < 0;
    if (own_part && count == 1) return true;
    return (own_part ? rules_.over_units : rules_.over_breakdowns) == Gather::add;
}

std::optional<core::Decimal> PlainCells::sum(std::span<const FoldedValue> values,
                                             std::vector<ledger::LineRef>* sources) {
    if (rests_.size() < fold_.parts_count()) rests_.resize(fold_.parts_count());
    Rest* const rests = rests_.data();
    ++cell_;
    DecimalSum sum;
    std::size_t count = 0;
    bool is_total = false;
    std::uint32_t dimension = 0;
    for (const FoldedValue& value : values) {
        Rest& rest = rests[value.breakdown];
        if (rest.kind == Rest::Kind::unseen) rest = see(fold_.parts(value));
        if (rest.kind == Rest::Kind::fails) continue;
        if (rest.kind == Rest::Kind::many || value.state != ValueState::value) return {};
        if (rest.kind == Rest::Kind::total) {
            if (count > 0) return {};
            is_total = true;
        } else {
            if (count == 0) dimension = rest.dimension;
            if (is_total || rest.dimension != dimension) return {};
            std::uint32_t& seen_in = seen_in_[rest.category];
            if (seen_in == cell_) return {};
            seen_in = cell_;
        }
        ++count;
        sum.add(value.value);
    }
    if (count == 0 || (!is_total && !may_add(dimension, count))) return {};
    if (sources != nullptr) {
        for (const FoldedValue& value : values) {
            if (rests[value.breakdown].kind != Rest::Kind::fails) sources->push_back(value.ref);
        }
    }
    return sum.total();
}

}  // namespace utfall::indicators
