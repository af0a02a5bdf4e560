#include "app/usecases/corrected_money.h"

#include "app/usecases/money_import.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace utfall::usecases {
namespace {

template <typename Line>
std::map<std::string, Line> by_id(std::vector<Line> lines) {
    std::map<std::string, Line> known;
    for (Line& line : lines) {
        std::string id = line.id;
        known.emplace(std::move(id), std::move(line));
    }
    return known;
}

template <typename Line>
std::vector<Line> as_they_stood(std::vector<Line> later, std::vector<Line> earlier) {
    const auto known = by_id(std::move(earlier));
    for (Line& line : later) {
        const auto before = known.find(line.id);
        if (before != known.end()) line = before->second;
    }
    return later;
}

template <typename Line>
std::vector<Corrected<Line>> corrected(std::vector<Line> later, std::vector<Line> earlier) {
    const auto known = by_id(std::move(earlier));
    std::vector<Corrected<Line>> all;
    for (Line& line : later) {
        const auto before = known.find(line.id);
        if (before != known.end() && before->second.ref != line.ref)
            all.push_back({before->second, std::move(line)});
    }
    return all;
}

std::vector<std::string> rates_reached(const programme::Decision* decision, std::string_view part) {
    std::vector<std::string> reached;
    if (decision == nullptr) return reached;
    // A base names only flat rates that stand before it.
    for (const auto& rate : decision->flat_rates) {
        const bool is_on = std::any_of(rate.base.begin(), rate.base.end(), [&](const auto& base) {
            return base == part || std::find(reached.begin(), reached.end(), base) != reached.end();
        });
        if (is_on) reached.push_back(rate.code);
    }
    return reached;
}

std::vector<funding::CostLine> costs_at(const ledger::Store& store, std::uint64_t size) {
    return funding::current_costs(recorded_costs(store, size));
}

std::vector<funding::FinancingLine> financing_at(const ledger::Store& store, std::uint64_t size) {
    return funding::current_financing(recorded_financing(store, size));
}

}  // namespace

std::vector<Corrected<funding::CostLine>> corrected_costs(const ledger::Store& store,
                                                          std::uint64_t earlier,
                                                          std::uint64_t later) {
    return corrected(costs_at(store, later), costs_at(store, earlier));
}

std::vector<Corrected<funding::FinancingLine>> corrected_financing(const ledger::Store& store,
                                                                   std::uint64_t earlier,
                                                                   std::uint64_t later) {
    return corrected(financing_at(store, later), financing_at(store, earlier));
}

std::vector<funding::CostLine> costs_before_corrections(const ledger::Store& store,
                                                        std::uint64_t earlier,
                                                        std::uint64_t later) {
    return as_they_stood(costs_at(store, later), costs_at(store, earlier));
}

std::vector<funding::FinancingLine> financing_before_corrections(const ledger::Store& store,
                                                                 std::uint64_t earlier,
                                                                 std::uint64_t later) {
    return as_they_stood(financing_at(store, later), financing_at(store, earlier));
}

std::vector<std::string> flat_rates_on(const programme::Programme& programme,
                                       const funding::CostLine& cost) {
    return rates_reached(programme.decision_on(cost.date), cost.cost_category);
}

std::vector<std::string> flat_rates_on(const programme::Programme& programme,
                                       const funding::FinancingLine& contribution) {
    const auto period = programme.period(contribution.period, contribution.organisation);
    if (!period || !funding::is_in_kind(contribution.kind)) return {};
    return rates_reached(programme.decision_on(period->to), funding::to_word(contribution.kind));
}

}  // namespace utfall::usecases
