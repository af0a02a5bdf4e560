#include "app/indicators/cell.h"

#include <algorithm>
#include <array>
#include <map>

namespace utfall::indicators {

namespace {

struct Item {
    const FoldedValue* value{nullptr};
    std::vector<DimensionPart> parts;   // Still to be gathered.
    std::vector<DimensionPart> origin;  // As they were at first.
};

Cell alone(const Item& item) {
    Cell cell;
    Tally tally;
    tally.add(item.value->state);
    cell.state = settle(tally);
    if (holds_value(cell.state)) {
        cell.value = item.value->value;
        cell.sources.push_back(item.value->ref);
        if (!item.origin.empty()) cell.from_parts.push_back(item.origin);
    }
    return cell;
}

void take_over(Cell& into, Cell&& part) {
    into.sources.insert(into.sources.end(), part.sources.begin(), part.sources.end());
    into.from_parts.insert(into.from_parts.end(), part.from_parts.begin(), part.from_parts.end());
    into.warnings.merge(part.warnings);
}

Cell refused(Cell cell, const char* warning) {
    cell.state = FigureState::not_computable;
    cell.value = core::Decimal{};
    cell.sources.clear();
    cell.from_parts.clear();
    cell.warnings.insert(warning);
    return cell;
}

Cell gather(const std::vector<Item>& items, const CellRules& rules);

Cell gather_over(int dimension, const std::vector<Item>& items, const CellRules& rules) {
    std::map<int, std::vector<Item>> by_category;
    for (const Item& item : items) {
        Item inner = item;
        const auto at =
            std::find_if(inner.parts.begin(), inner.parts.end(),
                         [&](const DimensionPart& p) { return p.dimension == dimension; });
        if (at == inner.parts.end()) continue;
        const int category = at->category;
        inner.parts.erase(at);
        by_category[category].push_back(std::move(inner));
    }
    Cell sum;
    Tally tally;
    for (const auto& [category, inner] : by_category) {
        Cell part = gather(inner, rules);
        tally.add(part.state);
        if (holds_value(part.state)) sum.value += part.value;
        take_over(sum, std::move(part));
    }
    sum.state = settle(tally);
    const bool own_part = dimension < 0;
    if (own_part && by_category.size() == 1) return sum;
    const Gather rule = own_part ? rules.over_units : rules.over_breakdowns;
    if (!tally.has_value() || rule == Gather::add) return sum;
    return refused(std::move(sum),
                   rule == Gather::unique ? "NEEDS_PARTICIPANTS" : "NOT_AGGREGATED");
}

Cell gather(const std::vector<Item>& items, const CellRules& rules) {
    const Item* total = nullptr;
    std::set<int> dimensions;
    for (const Item& item : items) {
        if (item.parts.empty()) total = &item;
        for (const DimensionPart& part : item.parts) dimensions.insert(part.dimension);
    }
    if (total == nullptr) {
        // The first dimension whose parts hold something; a value may be reported along several.
        Cell found;
        bool any = false;
        for (const int dimension : dimensions) {
            Cell cell = gather_over(dimension, items, rules);
            if (!any || (!holds_value(found.state) && holds_value(cell.state))) {
                found = std::move(cell);
                any = true;
            }
            if (holds_value(found.state)) break;
        }
        return found;
    }
    Cell cell = alone(*total);
    if (dimensions.empty() || cell.state == FigureState::not_computable) return cell;
    for (const int dimension : dimensions) {
        Cell parts = gather_over(dimension, items, rules);
        if (!holds_value(cell.state)) {
            if (holds_value(parts.state)) return parts;
        } else if ((parts.state == FigureState::value || parts.state == FigureState::estimated) &&
                   parts.value != cell.value) {
            cell.warnings.insert("PARTS_DIFFER");
        }
    }
    return cell;
}

bool take_out(std::vector<DimensionPart>& parts, const DimensionPart& wanted, bool optional) {
    const auto at = std::find_if(parts.begin(), parts.end(), [&](const DimensionPart& part) {
        return part.dimension == wanted.dimension;
    });
    if (at == parts.end()) return optional;
    if (at->category != wanted.category) return false;
    parts.erase(at);
    return true;
}

}  // namespace

Gather gather_of(const std::string& rule) {
    if (rule == "sum" || rule == "pool") return Gather::add;
    if (rule == "last") return Gather::last;
    if (rule == "unique") return Gather::unique;
    return Gather::none;
}

bool passes(std::vector<DimensionPart>& parts, const CellFilter& filter) {
    if (filter.phase != nullptr) {
        const auto named = std::find_if(parts.begin(), parts.end(), [](const DimensionPart& part) {
            return part.dimension == intervention_dimension;
        });
        bool counts = filter.period_in_phase;
        if (named != parts.end()) {
            if (filter.phase->inside.count(named->category) > 0) counts = true;
            if (filter.phase->elsewhere.count(named->category) > 0) counts = false;
        }
        if (!counts) return false;
    }
    for (const DimensionPart& part : filter.fixed) {
        if (!take_out(parts, part, false)) return false;
    }
    for (const DimensionPart& part : filter.optional) {
        if (!take_out(parts, part, true)) return false;
    }
    return true;
}

namespace {

// The values that pass a filter, when they are as nearly always: a total alone, or parts along one
// dimension, each once.
struct PlainCell {
    static constexpr std::size_t most = 48;
    std::array<const FoldedValue*, most> values;  // Only the first `count` are set.
    std::array<int, most> categories;
    int dimension{0};
    std::size_t count{0};
    bool is_total{false};

    bool add(const FoldedValue& value, std::optional<DimensionPart> part) {
        if (count == most || is_total || (!part && count > 0)) return false;
        is_total = !part;
        if (part) {
            if (count == 0) dimension = part->dimension;
            auto* const end = categories.data() + count;
            const bool again = std::find(categories.data(), end, part->category) != end;
            if (part->dimension != dimension || again) return false;
            categories[count] = part->category;
        }
        values[count++] = &value;
        return true;
    }
};

enum class Match { passes, fails, has_many_parts };

const DimensionPart* same_dimension(const std::vector<DimensionPart>& parts, int dimension) {
    for (const DimensionPart& part : parts) {
        if (part.dimension == dimension) return &part;
    }
    return nullptr;
}

// As passes(), without taking parts out: `rest` is the one part that is neither fixed nor implied.
Match match(const std::vector<DimensionPart>& parts, const CellFilter& filter,
            std::optional<DimensionPart>& rest) {
    std::size_t fixed = 0;
    bool many = false;
    for (const DimensionPart& part : parts) {
        const DimensionPart* wanted = same_dimension(filter.fixed, part.dimension);
        fixed += wanted != nullptr;
        if (wanted == nullptr) wanted = same_dimension(filter.optional, part.dimension);
        if (wanted != nullptr) {
            if (wanted->category != part.category) return Match::fails;
            continue;
        }
        many = many || rest;
        rest = part;
    }
    if (fixed < filter.fixed.size()) return Match::fails;
    return many ? Match::has_many_parts : Match::passes;
}

// The cell of values that are as a PlainCell has them; empty when resolve() must look closer. The
// same answer, without a copy of every value's parts.
std::optional<Cell> resolve_plain(const ValueFold& fold, std::span<const FoldedValue> values,
                                  const CellFilter& filter, const CellRules& rules) {
    if (filter.phase != nullptr) return std::nullopt;
    PlainCell plain;
    for (const FoldedValue& value : values) {
        std::optional<DimensionPart> rest;
        const Match found = match(fold.parts(value), filter, rest);
        if (found == Match::fails) continue;
        if (found == Match::has_many_parts || !plain.add(value, rest)) return std::nullopt;
    }
    if (plain.count == 0) return std::nullopt;
    Cell cell;
    cell.sources.reserve(plain.count);
    Tally tally;
    for (std::size_t at = 0; at < plain.count; ++at) {
        const FoldedValue& value = *plain.values[at];
        Tally own;
        own.add(value.state);
        const FigureState state = settle(own);
        tally.add(state);
        if (!holds_value(state)) continue;
        cell.value += value.value;
        cell.sources.push_back(value.ref);
        if (!plain.is_total && rules.several_measures) {
            cell.from_parts.push_back({{plain.dimension, plain.categories[at]}});
        }
    }
    cell.state = settle(tally);
    if (!plain.is_total && tally.has_value()) {
        const bool own_part = plain.dimension < 0;
        const Gather rule = own_part ? rules.over_units : rules.over_breakdowns;
        if (rule != Gather::add && !(own_part && plain.count == 1)) return std::nullopt;
    }
    std::sort(cell.from_parts.begin(), cell.from_parts.end());
    return cell;
}

}  // namespace

Cell resolve(const ValueFold& fold, std::span<const FoldedValue> values, const CellFilter& filter,
             const CellRules& rules) {
    if (values.empty()) return {};
    if (auto plain = resolve_plain(fold, values, filter, rules)) return std::move(*plain);
    std::vector<Item> items;
    for (const FoldedValue& value : values) {
        Item item;
        item.value = &value;
        item.parts = fold.parts(value);
        if (!passes(item.parts, filter)) continue;
        item.origin = item.parts;
        items.push_back(std::move(item));
    }
    if (items.empty()) {
        // "Not applicable" or "unknown" said of the whole is said of each of its categories.
        Cell cell;
        CellFilter phase_only;
        phase_only.phase = filter.phase;
        phase_only.period_in_phase = filter.period_in_phase;
        std::vector<DimensionPart> none;
        const bool own_part_asked =
            std::any_of(filter.fixed.begin(), filter.fixed.end(),
                        [](const DimensionPart& part) { return part.dimension < 0; });
        if (own_part_asked || !passes(none, phase_only)) return cell;
        for (const FoldedValue& value : values) {
            if (!fold.parts(value).empty()) continue;
            if (value.state == ValueState::not_applicable || value.state == ValueState::unknown) {
                cell.state = alone({&value, {}, {}}).state;
            }
        }
        return cell;
    }
    Cell cell = gather(items, rules);
    std::sort(cell.from_parts.begin(), cell.from_parts.end());
    return cell;
}

}  // namespace utfall::indicators
