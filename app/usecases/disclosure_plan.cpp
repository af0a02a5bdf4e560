#include "app/usecases/disclosure_plan.h"

#include <algorithm>
#include <cstdlib>

namespace utfall::usecases {
namespace {

std::string valued(const std::string& name, std::int64_t value) {
    return name + " = " + std::to_string(value);
}

}  // namespace

std::string DisclosurePlan::add(std::string name, std::int64_t value, disclosure::Class rule) {
    const auto known = numbers_.find(name);
    if (known != numbers_.end() && known->second.value != value) name = valued(name, value);
    Number& number = numbers_.try_emplace(name, Number{value, rule}).first->second;
    number.rule = std::max(number.rule, rule);
    return name;
}

void DisclosurePlan::add_sum(const std::string& total, std::vector<std::string> parts,
                             disclosure::Rest rest) {
    std::erase_if(parts, [&](const std::string& part) { return !numbers_.contains(part); });
    std::sort(parts.begin(), parts.end());
    parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
    if (parts.empty() || !numbers_.contains(total)) return;
    if (std::find(parts.begin(), parts.end(), total) != parts.end()) return;
    sums_.insert({total, std::move(parts), rest});
}

DisclosureTable::DisclosureTable(const DisclosurePlan& now,
                                 const std::vector<ToldReport>& earlier) {
    std::map<std::string, std::string> names;
    for (const auto& [name, number] : now.numbers()) names.emplace(name, name);
    add(now, names);
    for (const auto& [name, number] : now.numbers()) {
        // Of several that were told the nearest says most; told as it is, it is out.
        const std::int64_t* nearest = nullptr;
        for (const ToldReport& report : earlier) {
            const auto told = report.told.find(name);
            if (told == report.told.end()) continue;
            if (nearest == nullptr ||
                std::abs(told->second - number.value) < std::abs(*nearest - number.value))
                nearest = &told->second;
        }
        if (nearest != nullptr) table_.told_before(cells_.at(name), *nearest);
    }
    for (const auto& [of, percentage] : percentages_) {
        const auto over = table_[percentage.numerator].earlier;
        const auto under = table_[percentage.base].earlier;
        if (over && under && *under >= *over)
            table_.told_before(percentage.complement, *under - *over);
    }
    for (const ToldReport& report : earlier) add_earlier(now, report);
}

void DisclosureTable::add(const DisclosurePlan& plan,
                          const std::map<std::string, std::string>& names) {
    for (const auto& [name, number] : plan.numbers()) {
        const std::string& as = names.at(name);
        cells_[as] = table_.add(as, number.value, number.rule);
    }
    for (const auto& [over, under] : plan.percentages()) {
        const DisclosurePlan::Percentage as{names.at(over), names.at(under)};
        percentages_.insert_or_assign(
            as, table_.add_percentage(cells_.at(as.first), cells_.at(as.second)));
    }
    for (const auto& [total, parts, rest] : plan.sums()) {
        std::vector<disclosure::CellIndex> cells;
        cells.reserve(parts.size());
        for (const std::string& part : parts) cells.push_back(cells_.at(names.at(part)));
        table_.add_sum(cells_.at(names.at(total)), std::move(cells), rest);
    }
}

// What it hid stays hidden only as long as what it hid for its sake does, in every later report.
void DisclosureTable::add_earlier(const DisclosurePlan& now, const ToldReport& report) {
    std::map<std::string, std::string> names;
    for (const auto& [name, number] : report.whole.numbers()) {
        const auto same = now.numbers().find(name);
        const bool is_same = same != now.numbers().end() && same->second.value == number.value;
        names.emplace(name, is_same ? name : valued(name, number.value));
    }
    add(report.whole, names);
    const auto is_told = [&](const std::string& name) {
        const auto told = report.told.find(name);
        return told != report.told.end() && told->second == report.whole.numbers().at(name).value;
    };
    for (const auto& [name, as] : names) {
        const disclosure::CellIndex cell = cells_.at(as);
        if (is_told(name)) table_.told_before(cell, table_[cell].value);
    }
    for (const auto& [over, under] : report.whole.percentages()) {
        if (!is_told(over) || !is_told(under)) continue;
        const auto& percentage = percentages_.at({names.at(over), names.at(under)});
        table_.told_before(percentage.complement, table_[percentage.complement].value);
    }
}

}  // namespace utfall::usecases
