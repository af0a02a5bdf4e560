#include "app/usecases/target_status.h"

#include "app/indicators/targets.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace utfall::usecases {

std::vector<indicators::Figure> figures_against_targets(const indicators::Facts& facts,
                                                        const core::Period& period) {
    std::map<std::pair<std::string, bool>, std::set<std::string>> questions;
    for (const auto& target : facts.framework.targets) {
        const auto* definition = facts.framework.definition_on(target.indicator, period.to);
        if (definition == nullptr) continue;
        questions[{target.level, indicators::target_is_cumulative(*definition)}].insert(
            target.indicator);
    }
    std::map<std::string, std::vector<indicators::Figure>> found;
    for (const auto& [asked, codes] : questions) {
        indicators::FigureQuery query;
        query.indicators.assign(codes.begin(), codes.end());
        query.period = period.code;
        query.level = indicators::parse_level(asked.first);
        query.cumulative = asked.second;
        for (auto& figure : indicators::figures(facts, query)) {
            if (figure.target) found[figure.indicator].push_back(std::move(figure));
        }
    }
    std::vector<indicators::Figure> ordered;
    for (const auto& code : facts.framework.indicator_codes()) {
        for (auto& figure : found[code]) ordered.push_back(std::move(figure));
    }
    return ordered;
}

std::vector<ComparedFigure> compared_with_targets(const indicators::Facts& facts,
                                                  const core::Period& period,
                                                  const std::optional<core::Period>& before) {
    const auto earlier =
        before ? figures_against_targets(facts, *before) : std::vector<indicators::Figure>{};
    std::vector<ComparedFigure> all;
    for (indicators::Figure& figure : figures_against_targets(facts, period)) {
        ComparedFigure compared;
        compared.definition = facts.framework.definition_on(figure.indicator, figure.to);
        compared.reached = figure.value;
        if (figure.value) compared.to_target = *figure.value - *figure.target;
        const auto then =
            std::find_if(earlier.begin(), earlier.end(), [&](const indicators::Figure& one) {
                return one.indicator == figure.indicator && one.version == figure.version &&
                       one.scope.level == figure.scope.level && one.scope.code == figure.scope.code;
            });
        if (then != earlier.end()) {
            compared.previous = *then;
            if (figure.value && then->value) compared.change = *figure.value - *then->value;
        }
        compared.figure = std::move(figure);
        all.push_back(std::move(compared));
    }
    return all;
}

}  // namespace utfall::usecases
