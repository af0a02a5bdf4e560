#include "app/disclosure/table.h"

#include <algorithm>
#include <cstdlib>
#include <stdexcept>
#include <utility>

namespace utfall::disclosure {
namespace {

bool is_few(std::int64_t count) {
    return count >= 1 && count < count_threshold;
}

}  // namespace

CellIndex Table::add(const std::string& name, std::int64_t value, Class rule) {
    if (value < 0) throw std::invalid_argument{"a count below zero: " + name};
    const auto [at, is_new] = by_name_.try_emplace(name, cells_.size());
    if (is_new) {
        cells_.push_back({.name = name, .value = value, .rule = rule});
        return at->second;
    }
    Cell& known = cells_[at->second];
    if (known.value != value) throw std::invalid_argument{"two values of one number: " + name};
    known.rule = std::max(known.rule, rule);
    return at->second;
}

void Table::add_sum(CellIndex total, std::vector<CellIndex> parts, Rest rest) {
    std::sort(parts.begin(), parts.end());
    Sum sum{total, std::move(parts), cells_.at(total).value};
    for (const CellIndex part : sum.parts) sum.apart -= cells_.at(part).value;
    if (rest == Rest::untold && sum.apart > 0) {
        std::string name = cells_[total].name + " without";
        for (const CellIndex part : sum.parts) name += " " + cells_[part].name;
        const CellIndex untold = add(name, sum.apart, Class::b);
        cells_[untold].untold = true;
        sum.parts.push_back(untold);
        std::sort(sum.parts.begin(), sum.parts.end());
        sum.apart = 0;
    }
    if (std::find(sums_.begin(), sums_.end(), sum) == sums_.end()) sums_.push_back(std::move(sum));
}

Percentage Table::add_percentage(CellIndex numerator, CellIndex base) {
    const Cell over = cells_.at(numerator);
    const Cell under = cells_.at(base);
    const CellIndex complement =
        add(under.name + " - " + over.name, under.value - over.value, over.rule);
    add_sum(base, {numerator, complement});
    if (over.rule == Class::c) {
        const bool is_small = under.value >= 1 && under.value < base_threshold;
        for (const CellIndex side : {numerator, complement}) {
            Cell& cell = cells_[side];
            cell.of_small_base = cell.of_small_base || is_small;
            cell.told_small = cell.told_small || (!is_small && is_few(cell.value));
        }
    }
    return {numerator, complement, base};
}

bool Table::is_open(CellIndex cell) const {
    const Cell& one = cells_[cell];
    return one.rule == Class::a || one.earlier == one.value;
}

bool Table::differs_by_few(CellIndex cell) const {
    const Cell& one = cells_[cell];
    return one.earlier && is_few(std::abs(one.value - *one.earlier));
}

bool Table::is_of_few(CellIndex cell) const {
    const Cell& one = cells_[cell];
    return !one.untold && (is_few(one.value) || one.of_small_base);
}

bool Table::is_primary(CellIndex cell) const {
    return !is_open(cell) && (is_of_few(cell) || differs_by_few(cell));
}

std::int64_t Table::lowest(CellIndex cell) const {
    const Cell& one = cells_[cell];
    return one.of_small_base || one.untold || differs_by_few(cell) ? 0 : 1;
}

bool Table::is_told_small(CellIndex cell) const {
    const Cell& one = cells_[cell];
    return one.told_small && !one.of_small_base && !differs_by_few(cell);
}

std::int64_t Table::highest(CellIndex cell) const {
    return is_told_small(cell) ? count_threshold - 1 : unbounded;
}

std::vector<std::int64_t> Table::levels() const {
    std::vector<std::int64_t> levels(cells_.size(), 0);
    // No hierarchy is deeper than it has sums; sums in a circle end there as well.
    bool rises = true;
    for (std::size_t round = 0; rises && round < sums_.size(); ++round) {
        rises = false;
        for (const Sum& sum : sums_) {
            for (const CellIndex part : sum.parts) {
                if (levels[sum.total] > levels[part]) continue;
                levels[sum.total] = levels[part] + 1;
                rises = true;
            }
        }
    }
    return levels;
}

}  // namespace utfall::disclosure
