#include "app/usecases/disclosed_sums.h"

#include <algorithm>
#include <utility>

namespace utfall::usecases {
namespace {

using indicators::Level;

bool adds_up(const std::string& rule) {
    return rule == "sum" || rule == "pool";
}

bool is_same_span(const CountedFigure& a, const CountedFigure& b) {
    return a.from == b.from && a.to == b.to;
}

// "sex" of "sex=F"; empty for what is broken down by more than one dimension.
std::string only_dimension(const std::string& breakdown) {
    if (breakdown.find('|') != std::string::npos) return {};
    return breakdown.substr(0, breakdown.find('='));
}

}  // namespace

void FigureSums::note(const std::string& formula, const std::string& name,
                      const CountedFigure& figure) {
    by_formula_[formula].push_back({name, figure});
}

// The figures of one formula by what parts have in common with their total: looking each up among
// all would take as long as their number squared.
class FigureSums::Index {
  public:
    explicit Index(const std::vector<Noted>& all) {
        for (const Noted& one : all) {
            const CountedFigure& figure = one.figure;
            const Span span{figure.from, figure.to};
            of_scope_and_span_[{figure.scope, span}].push_back(&one);
            of_span_[{span, figure.breakdown}].push_back(&one);
            over_time_[{figure.scope, figure.breakdown}].push_back(&one);
            if (figure.scope.level == Level::phase) phases_[figure.breakdown].push_back(&one);
        }
    }

    using Found = std::vector<const Noted*>;
    const Found& of_scope_and_span(const CountedFigure& figure) const {
        return in(of_scope_and_span_, {figure.scope, Span{figure.from, figure.to}});
    }
    const Found& of_span(const CountedFigure& figure) const {
        return in(of_span_, {Span{figure.from, figure.to}, figure.breakdown});
    }
    const Found& over_time(const CountedFigure& figure) const {
        return in(over_time_, {figure.scope, figure.breakdown});
    }
    const Found& phases(const CountedFigure& figure) const { return in(phases_, figure.breakdown); }

  private:
    using Span = std::pair<core::Date, core::Date>;

    template <typename Key>
    static const Found& in(const std::map<Key, Found>& map, const Key& key) {
        static const Found none;
        const auto at = map.find(key);
        return at == map.end() ? none : at->second;
    }

    std::map<std::pair<indicators::Scope, Span>, Found> of_scope_and_span_;
    std::map<std::pair<Span, std::string>, Found> of_span_;
    std::map<std::pair<indicators::Scope, std::string>, Found> over_time_;
    std::map<std::string, Found> phases_;
};

void FigureSums::add_to(DisclosurePlan& plan) const {
    for (const auto& [formula, all] : by_formula_) {
        const Index index{all};
        for (const Noted& total : all) {
            add_sums_of(total, index, plan);
            add_cumulated(total, index, plan);
        }
    }
}

void FigureSums::add_sums_of(const Noted& total, const Index& all, DisclosurePlan& plan) const {
    const CountedFigure& whole = total.figure;
    const auto& rules = *whole.definition;
    // A person has one sex, but may be in two teams.
    const bool by_category = adds_up(rules.over_breakdowns) || rules.over_breakdowns == "unique";
    const bool by_unit = adds_up(rules.over_units);
    const bool by_time = adds_up(rules.over_time);
    Parts parts, times;
    if (by_category && whole.breakdown.empty()) {
        for (const Noted* part : all.of_scope_and_span(whole)) {
            const std::string dimension = only_dimension(part->figure.breakdown);
            if (!dimension.empty()) parts["by " + dimension].push_back(part->name);
        }
    }
    if (by_unit) {
        std::map<Level, std::vector<const Noted*>> inside;
        for (const Noted* part : all.of_span(whole)) {
            if (is_inside(part->figure.scope, whole.scope))
                inside[part->figure.scope.level].push_back(part);
        }
        for (const auto& [level, found] : inside)
            parts["level " + std::string{indicators::to_word(level)}] = outermost(found);
    }
    const auto is_shorter = [&](const CountedFigure& one) {
        return one.from >= whole.from && one.to <= whole.to && !is_same_span(one, whole);
    };
    if (by_time) {
        for (const Noted* part : all.over_time(whole)) {
            if (!is_shorter(part->figure)) continue;
            const std::string frequency = frequency_of(part->figure);
            if (!frequency.empty()) times["each " + frequency].push_back(part->name);
        }
    }
    if (by_time && by_unit && whole.scope.level != Level::phase) {
        for (const Noted* part : all.phases(whole)) {
            if (is_shorter(part->figure)) times["phases"].push_back(part->name);
        }
    }
    for (auto& [kind, names] : parts) plan.add_sum(total.name, std::move(names));
    for (auto& [kind, names] : times)
        plan.add_sum(total.name, std::move(names), disclosure::Rest::untold);
}

// Not those whose people an organisation above them counts already.
std::vector<std::string> FigureSums::outermost(const std::vector<const Noted*>& parts) const {
    std::vector<std::string> names;
    for (const Noted* part : parts) {
        const bool is_counted = part->figure.scope.level == Level::organisation &&
                                std::any_of(parts.begin(), parts.end(), [&](const Noted* other) {
                                    return is_inside(part->figure.scope, other->figure.scope);
                                });
        if (!is_counted) names.push_back(part->name);
    }
    return names;
}

// Through this period = through the one before + this period.
void FigureSums::add_cumulated(const Noted& total, const Index& all, DisclosurePlan& plan) const {
    const CountedFigure& whole = total.figure;
    if (!adds_up(whole.definition->over_time)) return;
    for (const Noted* first : all.over_time(whole)) {
        if (first->figure.from != whole.from || first->figure.to >= whole.to) continue;
        const core::Date next = first->figure.to.plus_days(1);
        for (const Noted* last : all.over_time(whole)) {
            if (last->figure.from == next && last->figure.to == whole.to)
                plan.add_sum(total.name, {first->name, last->name});
        }
    }
}

bool FigureSums::is_inside(const indicators::Scope& part, const indicators::Scope& whole) const {
    const bool below = part.level == Level::organisation && whole.level == Level::organisation &&
                       part.code != whole.code;
    if ((part.level <= whole.level && !below) || part.level == Level::phase) return false;
    const auto* intervention =
        part.level == Level::intervention ? programme_.intervention(part.code) : nullptr;
    const std::string team_code = part.level == Level::team ? part.code
                                  : intervention != nullptr && intervention->teams.size() == 1
                                      ? intervention->teams.front()
                                      : std::string{};
    const auto* team = programme_.team(team_code);
    const auto* unit = part.level == Level::unit ? programme_.unit(part.code) : nullptr;
    switch (whole.level) {
        case Level::programme:
            return true;
        case Level::region:
        case Level::organisation: {
            const std::string organisation = unit != nullptr   ? unit->organisation
                                             : team != nullptr ? team->organisation
                                                               : part.code;
            return programme_.is_within(organisation, whole.code);
        }
        case Level::unit:
            return team != nullptr && std::find(team->units.begin(), team->units.end(),
                                                whole.code) != team->units.end();
        case Level::team:
            return team_code == whole.code;
        case Level::intervention:
        case Level::phase:
            return false;
    }
    return false;
}

// Of a figure of one period; empty for one of several, or of part of one.
std::string FigureSums::frequency_of(const CountedFigure& figure) const {
    const auto period = programme_.period(figure.period);
    if (!period || period->from != figure.from || period->to != figure.to) return {};
    return std::to_string(static_cast<int>(period->frequency));
}

}  // namespace utfall::usecases
