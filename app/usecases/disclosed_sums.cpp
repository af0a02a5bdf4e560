#include "app/usecases/disclosed_sums.h"

#include <algorithm>

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

void FigureSums::add_to(DisclosurePlan& plan) const {
    for (const auto& [formula, all] : by_formula_) {
        for (const Noted& total : all) {
            add_sums_of(total, all, plan);
            add_cumulated(total, all, plan);
        }
    }
}

void FigureSums::add_sums_of(const Noted& total, const std::vector<Noted>& all,
                             DisclosurePlan& plan) const {
    const CountedFigure& whole = total.figure;
    const auto& rules = *whole.definition;
    // A person has one sex, but may be in two teams.
    const bool by_category = adds_up(rules.over_breakdowns) || rules.over_breakdowns == "unique";
    const bool by_unit = adds_up(rules.over_units);
    const bool by_time = adds_up(rules.over_time);
    Parts parts;
    for (const Noted& part : all) {
        const CountedFigure& one = part.figure;
        const bool same_scope = one.scope == whole.scope;
        const bool same_breakdown = one.breakdown == whole.breakdown;
        if (by_category && same_scope && is_same_span(one, whole) && whole.breakdown.empty()) {
            const std::string dimension = only_dimension(one.breakdown);
            if (!dimension.empty()) parts["by " + dimension].push_back(part.name);
        }
        if (!same_breakdown) continue;
        if (by_unit && is_same_span(one, whole) && is_inside(one.scope, whole.scope)) {
            parts["level " + std::string{indicators::to_word(one.scope.level)}].push_back(
                part.name);
        }
        const bool is_within = one.from >= whole.from && one.to <= whole.to;
        if (!by_time || !is_within || is_same_span(one, whole)) continue;
        const std::string frequency = same_scope ? frequency_of(one) : std::string{};
        if (!frequency.empty()) parts["each " + frequency].push_back(part.name);
        if (by_unit && one.scope.level == Level::phase && whole.scope.level != Level::phase)
            parts["phases"].push_back(part.name);
    }
    for (auto& [kind, names] : parts) plan.add_sum(total.name, std::move(names));
}

// Through this period = through the one before + this period.
void FigureSums::add_cumulated(const Noted& total, const std::vector<Noted>& all,
                               DisclosurePlan& plan) const {
    const CountedFigure& whole = total.figure;
    if (!adds_up(whole.definition->over_time)) return;
    const auto is_of_same = [&](const CountedFigure& one) {
        return one.scope == whole.scope && one.breakdown == whole.breakdown;
    };
    for (const Noted& first : all) {
        if (!is_of_same(first.figure) || first.figure.from != whole.from ||
            first.figure.to >= whole.to)
            continue;
        const core::Date next = first.figure.to.plus_days(1);
        for (const Noted& last : all) {
            if (is_of_same(last.figure) && last.figure.from == next && last.figure.to == whole.to)
                plan.add_sum(total.name, {first.name, last.name});
        }
    }
}

bool FigureSums::is_inside(const indicators::Scope& part, const indicators::Scope& whole) const {
    if (part.level <= whole.level || part.level == Level::phase) return false;
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
