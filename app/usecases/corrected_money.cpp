#include "app/usecases/corrected_money.h"

#include <algorithm>

namespace utfall::usecases {
namespace {

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

}  // namespace

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
