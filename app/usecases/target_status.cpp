#include "app/usecases/target_status.h"

#include "app/indicators/targets.h"

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

}  // namespace utfall::usecases
