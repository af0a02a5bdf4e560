#include "app/usecases/figure_memo.h"

#include <algorithm>

namespace utfall::usecases {
namespace {

using indicators::Figure;

std::string key_of(const indicators::FigureQuery& query) {
    std::string key;
    const auto add = [&](const std::string& part) { key += part + '\x1f'; };
    for (const std::string& code : query.indicators) add(code);
    add("|" + query.period);
    add(query.cumulative ? "cumulative" : "");
    add(query.level ? std::string{indicators::to_word(*query.level)} : "");
    for (const std::string& dimension : query.by) add(dimension);
    for (const std::string* part :
         {&query.phase, &query.organisation, &query.unit, &query.team, &query.intervention})
        add("|" + *part);
    return key;
}

/// In the order in which indicators::figures() gives them.
void order_as_in(const indicators::Framework& framework, std::vector<Figure>& figures) {
    std::map<std::string, std::size_t> place;
    for (const std::string& code : framework.indicator_codes()) place.emplace(code, place.size());
    std::stable_sort(figures.begin(), figures.end(), [&](const Figure& a, const Figure& b) {
        return place[a.indicator] < place[b.indicator];
    });
}

}  // namespace

const std::vector<Figure>* FigureMemo::find(const std::string& key) const {
    const auto known = known_.find(key);
    return known == known_.end() ? nullptr : &known->second;
}

std::vector<Figure> FigureMemo::calculated(const indicators::Facts& facts,
                                           const indicators::FigureQuery& query,
                                           const std::string& key) const {
    const std::vector<Figure>* all = other_ == nullptr ? nullptr : other_->find(key);
    if (all == nullptr) return indicators::figures(facts, query);
    std::vector<Figure> figures;
    indicators::FigureQuery some = query;
    some.indicators.clear();
    const auto& asked =
        query.indicators.empty() ? facts.framework.indicator_codes() : query.indicators;
    for (const std::string& code : asked) {
        if (moved_.contains(code)) some.indicators.push_back(code);
    }
    if (!some.indicators.empty()) figures = indicators::figures(facts, some);
    for (const Figure& figure : *all) {
        if (!moved_.contains(figure.indicator)) figures.push_back(figure);
    }
    order_as_in(facts.framework, figures);
    return figures;
}

const std::vector<Figure>& FigureMemo::figures(const indicators::Facts& facts,
                                               indicators::FigureQuery query) {
    query.sources = false;
    const std::string key = key_of(query);
    if (const auto* known = find(key)) return *known;
    return known_.emplace(key, calculated(facts, query, key)).first->second;
}

}  // namespace utfall::usecases
