#include "app/funding/check_helpers.h"
#include "app/funding/line_checks.h"

#include <map>
#include <set>
#include <utility>

namespace utfall::funding {
namespace {

bool is_imported(const core::Place& where) {
    return where.row != 0;
}

/// The row of the line that a finding speaks of, or its place in the book.
std::string place_in_words(const core::Place& where, const ledger::LineRef& ref) {
    return is_imported(where) ? std::to_string(where.row)
                              : std::to_string(ref.entry) + ":" + std::to_string(ref.line);
}

bool overlap(const CostLine& cost, const FinancingLine& line,
             const programme::Programme& programme) {
    if (cost.period == line.period) {
        return true;
    }
    const auto first = programme.period(cost.period, cost.organisation);
    const auto second = programme.period(line.period, line.organisation);
    return first && second && first->overlaps(*second);
}

template <class Line>
void check_duplicates(std::span<const Line> lines, std::string_view code,
                      core::Findings& findings) {
    std::map<std::string, std::int64_t> first_rows;
    for (const Line& line : lines) {
        if (!is_imported(line.where)) {
            continue;
        }
        const auto [found, inserted] = first_rows.emplace(line.id, line.where.row);
        if (!inserted) {
            findings.add(code, at_column(line.where, "id"),
                         {{"id", line.id}, {"first", std::to_string(found->second)}});
        }
    }
}

}  // namespace

std::vector<InKindTwice> find_in_kind_twice(std::span<const CostLine> costs,
                                            std::span<const FinancingLine> financing,
                                            const programme::Programme& programme) {
    std::map<std::string, std::vector<std::size_t>> by_id;
    std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> by_voucher;
    for (std::size_t i = 0; i < costs.size(); ++i) {
        // A line set to zero was withdrawn.
        if (costs[i].amount.is_zero()) {
            continue;
        }
        by_id[costs[i].id].push_back(i);
        if (!costs[i].evidence.empty()) {
            by_voucher[{costs[i].organisation, costs[i].evidence}].push_back(i);
        }
    }
    std::vector<InKindTwice> twice;
    for (std::size_t i = 0; i < financing.size(); ++i) {
        const FinancingLine& line = financing[i];
        if (!is_in_kind(line.kind) || line.amount.is_zero()) {
            continue;
        }
        std::set<std::size_t> matches;
        if (const auto found = by_id.find(line.id); found != by_id.end()) {
            matches.insert(found->second.begin(), found->second.end());
        }
        const auto found = by_voucher.find({line.organisation, line.certificate});
        if (found != by_voucher.end()) {
            for (const std::size_t cost : found->second) {
                if (overlap(costs[cost], line, programme)) {
                    matches.insert(cost);
                }
            }
        }
        for (const std::size_t cost : matches) {
            twice.push_back({cost, i});
        }
    }
    return twice;
}

void check_together(std::span<const CostLine> costs, std::span<const FinancingLine> financing,
                    const programme::Programme& programme, core::Findings& findings) {
    check_duplicates(costs, "COST_DUPLICATE_ID", findings);
    check_duplicates(financing, "FINANCING_DUPLICATE_ID", findings);
    for (const InKindTwice& pair : find_in_kind_twice(costs, financing, programme)) {
        const CostLine& cost = costs[pair.cost];
        const FinancingLine& line = financing[pair.financing];
        if (!is_imported(cost.where) && !is_imported(line.where)) {
            continue;
        }
        const bool same_id = cost.id == line.id;
        const core::Place place = is_imported(line.where)
                                      ? at_column(line.where, same_id ? "id" : "certificate")
                                      : at_column(cost.where, same_id ? "id" : "evidence");
        findings.add("IN_KIND_TWICE", place,
                     {{"cost", cost.id},
                      {"cost_at", place_in_words(cost.where, cost.ref)},
                      {"financing", line.id},
                      {"financing_at", place_in_words(line.where, line.ref)}});
    }
    for (const PersonYear& year : hours_of_persons(costs, programme)) {
        const CostLine& last = costs[year.last_cost];
        const HoursLimit limit = hours_limit(programme, year.year);
        if (year.hours > core::Decimal{limit.hours} && is_imported(last.where)) {
            findings.add("COST_HOURS_PER_YEAR", at_column(last.where, "quantity"),
                         {{"person", year.person},
                          {"year", std::to_string(year.year)},
                          {"hours", year.hours.to_string()},
                          {"limit", std::to_string(limit.hours)}},
                         core::Severity::warning);
        }
    }
}

}  // namespace utfall::funding
