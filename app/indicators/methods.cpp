#include "app/indicators/outcomes.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace utfall::indicators {

using core::Decimal;
using core::Rational;

namespace {

std::optional<core::Date> date_of(const Decimal& value) {
    if (!value.is_whole() || value.is_negative() || value > Decimal{99991231}) return std::nullopt;
    const auto digits = static_cast<std::int64_t>(value.coefficient());
    return core::Date::of(static_cast<int>(digits / 10000),
                          static_cast<unsigned>(digits / 100 % 100),
                          static_cast<unsigned>(digits % 100));
}

}  // namespace

Outcome Calculation::milestone(const IndicatorDefinition& definition, const Ask& ask) const {
    auto terms = definitions_.terms_of(definition, definition.numerator, "");
    if (!terms) return refused("NOT_AGGREGATED");
    terms->rules.over_units = terms->rules.over_breakdowns = Gather::none;
    const auto subs = sub_parts(definition, *terms, ask);
    Part all = over_time(subs, Gather::add);
    Outcome outcome;
    outcome.state = state_of(all, *terms, ask);
    if (holds_value(outcome.state)) {
        outcome.text = "no";
        const bool dated = terms->measures.front()->kind == "date";
        for (const SubPart& sub : subs) {
            if (!sub.part.tally.has_value()) continue;
            const Decimal said = sub.part.numerator.total().rounded(0);
            // A date measure says when; a yes says that it was so by the end of its period.
            const auto reached = dated            ? date_of(said)
                                 : said.is_zero() ? std::optional<core::Date>{}
                                                  : std::optional<core::Date>{sub.sub->period.to};
            if (!reached) continue;
            outcome.date = reached;
            if (*reached > frame_.to()) continue;
            outcome.text = "yes";
            outcome.state = settle(sub.part.tally);
            break;
        }
    }
    take_over(outcome, std::move(all));
    return outcome;
}

Outcome Calculation::passed_through(const IndicatorDefinition& definition, const Ask& ask) const {
    auto terms = definitions_.terms_of(definition, definition.numerator, "");
    if (!terms) return refused("NOT_AGGREGATED");
    terms->rules.over_units = terms->rules.over_breakdowns = Gather::none;
    Part all = over_time(sub_parts(definition, *terms, ask), Gather::add);
    if (all.tally.value + all.tally.estimated + all.tally.incomplete > 1) {
        all.refuse("NOT_AGGREGATED");
    }
    Outcome outcome;
    outcome.state = state_of(all, *terms, ask);
    if (holds_value(outcome.state)) {
        outcome.value = all.numerator.total();
        if (terms->measures.front()->kind == "date") {
            outcome.date = date_of(outcome.value->rounded(0));
            if (outcome.date) outcome.text = outcome.date->to_string();
        }
    }
    take_over(outcome, std::move(all));
    return outcome;
}

Outcome Calculation::distribution(const IndicatorDefinition& definition, const Ask& ask) const {
    auto terms = definitions_.terms_of(definition, definition.numerator, "");
    if (!terms) return refused("NOT_AGGREGATED");
    const Measure& measure = *terms->measures.front();
    const bool answers = measure.kind == "ordinal";
    // The scale is the measure's last dimension that is not asked for; its categories pool always.
    const Dimension* scale = nullptr;
    for (const std::string& code : measure.breakdowns) {
        const bool asked = std::any_of(ask.breakdown.begin(), ask.breakdown.end(),
                                       [&](const auto& pair) { return pair.first == code; });
        if (!asked && !answers) scale = framework_.dimension(code);
    }
    terms->rules.over_breakdowns = Gather::add;
    Part whole = over_time(sub_parts(definition, *terms, ask), terms->over_time);

    Outcome outcome;
    outcome.state = state_of(whole, *terms, ask);
    if (holds_value(outcome.state)) {
        if (answers) {
            std::map<Decimal, std::int64_t> counts;
            if (measure.min && measure.max && measure.min->is_whole() && measure.max->is_whole() &&
                *measure.max - *measure.min <= Decimal{20}) {
                for (Decimal at = *measure.min; at <= *measure.max; at += Decimal{1})
                    counts[at] = 0;
            }
            for (const ledger::LineRef& ref : whole.sources) {
                if (const FoldedValue* value = fold_.value_at(ref)) ++counts[value->value];
            }
            for (const auto& [answer, count] : counts) {
                outcome.distribution.push_back({answer.to_string(), Decimal{count}});
            }
        } else if (scale != nullptr) {
            for (const Category& category : scale->categories) {
                Ask part = ask;
                part.breakdown.emplace_back(scale->code, category.code);
                const Part counted =
                    over_time(sub_parts(definition, *terms, part), terms->over_time);
                if (!counted.tally.has_value()) continue;
                outcome.distribution.push_back(
                    {category.code, counted.numerator.total().rounded(6)});
            }
        }
        if (outcome.distribution.empty()) outcome.state = FigureState::not_reported;
    }
    if (holds_value(outcome.state)) {
        Decimal n;
        for (const DistributionPart& part : outcome.distribution) n += part.count;
        outcome.n = n;
        outcome.numerator = Rational{n};
        // Lower median category: the first at which half of the answers are counted.
        Decimal counted;
        for (const DistributionPart& part : outcome.distribution) {
            counted += part.count;
            if (n.is_zero() || counted + counted < n) continue;
            outcome.text = part.category;
            if (const auto number = Decimal::parse(part.category))
                outcome.value = Rational{*number};
            break;
        }
        if (!definition.denominator.empty()) {
            if (const auto base = definitions_.terms_of(definition, definition.denominator, "")) {
                const Part invited = over_time(sub_parts(definition, *base, ask), base->over_time);
                if (invited.tally.has_value()) {
                    outcome.denominator = invited.numerator.total();
                    outcome.invited = outcome.denominator->rounded(6);
                    whole.sources.insert(whole.sources.end(), invited.sources.begin(),
                                         invited.sources.end());
                }
            }
        }
    }
    take_over(outcome, std::move(whole));
    return outcome;
}

Outcome Calculation::operand(const std::string& name, const IndicatorDefinition& definition,
                             const Ask& ask, int depth) const {
    if (framework_.measure(name) != nullptr) {
        auto terms = definitions_.terms_of(definition, "[" + name + "]", "");
        Part part = over_time(sub_parts(definition, *terms, ask), terms->over_time);
        Outcome outcome;
        outcome.state = state_of(part, *terms, ask);
        if (holds_value(outcome.state)) outcome.value = part.numerator.total();
        take_over(outcome, std::move(part));
        return outcome;
    }
    // Of another indicator the versions in force at the end of the span speak.
    const Chain* found = nullptr;
    const auto chains = chains_of(framework_, name);
    for (const Chain& chain : chains) {
        if (found == nullptr || chain.front()->valid_from <= frame_.to()) found = &chain;
    }
    return found == nullptr ? refused("NOT_AGGREGATED") : evaluate(*found, ask, depth + 1);
}

namespace {

// What an operand's state says of the whole: a formula has a number only where every name has one.
void join(Outcome& whole, Tally& states, Outcome&& part) {
    states.add(part.state);
    whole.coverage.reported += part.coverage.reported;
    whole.coverage.expected += part.coverage.expected;
    whole.warnings.merge(part.warnings);
    whole.sources.insert(whole.sources.end(), part.sources.begin(), part.sources.end());
}

FigureState joined(const Tally& states) {
    if (states.not_applicable > 0) return FigureState::not_applicable;
    if (states.not_computable + states.suppressed > 0) return FigureState::not_computable;
    if (states.not_reported > 0) return FigureState::not_reported;
    if (states.unknown > 0) return FigureState::unknown;
    return settle(states);
}

}  // namespace

Outcome Calculation::formula(const IndicatorDefinition& definition, const Ask& ask,
                             int depth) const {
    const auto parsed = Expression::parse(definition.expression);
    if (!parsed.expression) return refused("NOT_AGGREGATED");
    Outcome outcome;
    Tally states;
    std::map<std::string, std::optional<Rational>> values;
    for (const std::string& name : parsed.expression->names()) {
        Outcome part = operand(name, definition, ask, depth);
        values[name] = part.value;
        join(outcome, states, std::move(part));
    }
    outcome.state = joined(states);
    if (holds_value(outcome.state)) {
        outcome.value =
            parsed.expression->evaluate([&](const std::string& name) { return values.at(name); });
        if (!outcome.value) {
            outcome.state = FigureState::not_computable;
            outcome.warnings.insert("ZERO_DENOMINATOR");
        }
    }
    return outcome;
}

// A ratio whose measures are not reported in the same periods or by the same reporters: each side
// is put together on its own, since no reporter can be judged as a whole.
Outcome Calculation::apart(const IndicatorDefinition& definition, const Ask& ask, int depth) const {
    Outcome outcome;
    Tally states;
    std::optional<Rational> sides[2];
    const std::string* texts[2] = {&definition.numerator, &definition.denominator};
    for (int side = 0; side < 2; ++side) {
        const auto parsed = Expression::parse(*texts[side]);
        if (!parsed.expression) return refused("NOT_AGGREGATED");
        std::map<std::string, std::optional<Rational>> values;
        for (const std::string& name : parsed.expression->names()) {
            Outcome part = operand(name, definition, ask, depth);
            values[name] = part.value;
            join(outcome, states, std::move(part));
        }
        sides[side] =
            parsed.expression->evaluate([&](const std::string& name) { return values.at(name); });
    }
    outcome.state = joined(states);
    if (!holds_value(outcome.state)) return outcome;
    if (sides[0] && sides[1]) {
        divide(outcome, *sides[0], *sides[1], definition);
    } else {
        outcome.state = FigureState::not_computable;
        outcome.warnings.insert("ZERO_DENOMINATOR");
    }
    return outcome;
}

}  // namespace utfall::indicators
