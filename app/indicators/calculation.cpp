#include "app/indicators/calculation.h"

#include <algorithm>

namespace utfall::indicators {

namespace {

constexpr int deepest_formula = 20;

int rank(Level level) {
    switch (level) {
        case Level::programme:
            return 0;
        case Level::region:
            return 1;
        case Level::organisation:
            return 2;
        case Level::unit:
            return 3;
        case Level::team:
            return 4;
        case Level::intervention:
            return 5;
        case Level::phase:
            break;
    }
    return 0;
}

bool can_be_pooled(const IndicatorDefinition& before, const IndicatorDefinition& after) {
    const bool additive =
        after.method == "sum" || after.method == "ratio" || after.method == "stock";
    // People who are counted alike are counted once, whatever else the versions say.
    const bool same_people = counts_people(after) && before.people == after.people;
    return after.comparable && (additive || same_people) && before.method == after.method &&
           before.unit == after.unit;
}

void add_names(const Framework& framework, const std::string& text, std::set<std::string>& measures,
               std::set<std::string>& indicators, int depth) {
    const auto parsed = Expression::parse(text);
    if (!parsed.expression || depth > deepest_formula) return;
    for (const std::string& name : parsed.expression->names()) {
        if (framework.measure(name) != nullptr) {
            measures.insert(name);
        } else if (indicators.insert(name).second) {
            for (const IndicatorDefinition* version : framework.versions(name)) {
                for (const auto* part :
                     {&version->numerator, &version->denominator, &version->expression}) {
                    add_names(framework, *part, measures, indicators, depth + 1);
                }
            }
        }
    }
}

}  // namespace

std::vector<Chain> chains_of(const Framework& framework, const std::string& indicator) {
    std::vector<Chain> chains;
    for (const IndicatorDefinition* version : framework.versions(indicator)) {
        if (chains.empty() || !can_be_pooled(*chains.back().back(), *version)) {
            chains.push_back({});
        }
        chains.back().push_back(version);
    }
    return chains;
}

std::set<std::string> measures_of(const Framework& framework, const std::string& indicator) {
    std::set<std::string> measures;
    std::set<std::string> indicators{indicator};
    for (const IndicatorDefinition* version : framework.versions(indicator)) {
        for (const auto* part :
             {&version->numerator, &version->denominator, &version->expression}) {
            add_names(framework, *part, measures, indicators, 0);
        }
    }
    return measures;
}

namespace {

std::optional<Terms> make_terms(const Framework& framework, const IndicatorDefinition& definition,
                                const std::string& numerator, const std::string& denominator) {
    Terms terms;
    const auto above = Expression::parse(numerator);
    if (!above.expression) return std::nullopt;
    terms.numerator = *above.expression;
    terms.names = above.expression->names();
    if (!denominator.empty()) {
        const auto below = Expression::parse(denominator);
        if (!below.expression) return std::nullopt;
        terms.denominator = *below.expression;
        for (const std::string& name : below.expression->names()) {
            if (std::find(terms.names.begin(), terms.names.end(), name) == terms.names.end()) {
                terms.names.push_back(name);
            }
        }
    }
    bool percentage = false;
    for (const std::string& name : terms.names) {
        const Measure* measure = framework.measure(name);
        if (measure == nullptr) return std::nullopt;
        if (!terms.measures.empty() && (measure->frequency != terms.frequency() ||
                                        reporting_level(*measure) != terms.reported_by())) {
            return std::nullopt;
        }
        terms.measures.push_back(measure);
        percentage = percentage || measure->kind == "percentage";
    }
    if (terms.measures.empty()) return std::nullopt;
    terms.rules.several_measures = terms.measures.size() > 1;
    terms.rules.over_units = gather_of(definition.over_units);
    terms.rules.over_breakdowns = gather_of(definition.over_breakdowns);
    terms.over_time = definition.method == "stock" ? Gather::last : gather_of(definition.over_time);
    if (percentage) {
        // A percentage without its base never aggregates, whatever the definition says.
        terms.rules.over_units = terms.rules.over_breakdowns = Gather::none;
        if (terms.over_time == Gather::add) terms.over_time = Gather::none;
    }
    return terms;
}

}  // namespace

const std::optional<Terms>& Definitions::terms_of(const IndicatorDefinition& definition) const {
    const auto [at, added] = terms_.try_emplace(&definition);
    if (added) {
        at->second = terms_of(definition, definition.numerator,
                              definition.method == "ratio" ? definition.denominator : "");
    }
    return at->second;
}

std::optional<Terms> Definitions::terms_of(const IndicatorDefinition& definition,
                                           const std::string& numerator,
                                           const std::string& denominator) const {
    return make_terms(framework_, definition, numerator, denominator);
}

const std::vector<const Measure*>& Definitions::measures_behind(
    const std::string& indicator) const {
    // Figures of one indicator are asked for in a row.
    if (last_measures_ != nullptr && last_measures_->first == indicator) {
        return last_measures_->second;
    }
    const auto [at, added] = measures_.try_emplace(indicator);
    last_measures_ = &*at;
    if (added) {
        for (const std::string& code : measures_of(framework_, indicator))
            at->second.push_back(framework_.measure(code));
    }
    return at->second;
}

const IndicatorDefinition* Definitions::on(const std::string& indicator, core::Date day) const {
    const auto [at, added] = in_force_.try_emplace({indicator, day});
    if (added) at->second = framework_.definition_on(indicator, day);
    return at->second;
}

std::vector<Calculation::SubPart> Calculation::sub_parts(const IndicatorDefinition& definition,
                                                         const Terms& terms, const Ask& ask) const {
    const DuePeriods& due = periods_of(definition, terms.frequency());
    std::vector<Part> read = ScopeReader{frame_, fold_, framework_, terms, ask, due}.read();
    std::vector<SubPart> parts;
    for (std::size_t at = 0; at < due.subs.size(); ++at) {
        if (read[at].tally.empty() && read[at].warnings.empty()) continue;
        parts.push_back({due.subs[at], std::move(read[at])});
    }
    return parts;
}

const DuePeriods& Calculation::periods_of(const IndicatorDefinition& definition,
                                          core::Frequency frequency) const {
    const auto [at, added] = periods_.try_emplace({&definition, frequency});
    if (added) at->second = due_periods(definitions_, fold_, frame_, definition, frequency);
    return at->second;
}

Part Calculation::over_time(std::vector<SubPart> subs, Gather rule) {
    if (subs.size() == 1 && rule != Gather::unique) return std::move(subs.front().part);
    Part total;
    const SubPart* last = nullptr;
    std::set<std::string> expected;
    for (const SubPart& sub : subs) {
        total += sub.part;
        if (rule == Gather::add || !sub.sub->whole || sub.part.coverage.expected == 0) continue;
        expected.insert(sub.sub->period.code);
        if (last == nullptr || sub.sub->period.to >= last->sub->period.to) last = &sub;
    }
    if (rule == Gather::add || expected.empty()) return total;
    if (rule == Gather::last) {
        // Calendars may differ between organisations: what overlaps the last one is last as well.
        Part ending;
        for (const SubPart& sub : subs) {
            if (sub.sub->whole && sub.sub->period.overlaps(last->sub->period)) ending += sub.part;
        }
        return ending;
    }
    if (rule == Gather::unique) {
        if (total.tally.has_value()) total.refuse("NEEDS_PARTICIPANTS");
    } else if (expected.size() > 1 && total.tally.has_value()) {
        total.refuse("NOT_AGGREGATED");
    }
    return total;
}

FigureState Calculation::state_of(const Part& part, const Terms& terms, const Ask& ask) const {
    if (!part.tally.empty()) return settle(part.tally);
    const bool below =
        ask.scope.level != Level::phase && rank(ask.scope.level) > rank(terms.reported_by());
    const bool no_periods = frame_.all_sub_periods(terms.frequency()).empty();
    return below || no_periods ? FigureState::not_reported : FigureState::not_applicable;
}

Outcome Calculation::refused(const char* warning) const {
    Outcome outcome;
    outcome.state = FigureState::not_computable;
    outcome.warnings.insert(warning);
    return outcome;
}

bool Calculation::has_sub_periods(const Chain& chain) const {
    const std::string& code = chain.front()->code;
    if (counts_people(*chain.back())) return days_of(chain).has_value();
    for (const Measure* measure : definitions_.measures_behind(code)) {
        for (const SubPeriod& sub : frame_.all_sub_periods(measure->frequency)) {
            const auto* version = definitions_.on(code, sub.period.to);
            if (sub.whole && std::find(chain.begin(), chain.end(), version) != chain.end()) {
                return true;
            }
        }
    }
    return false;
}

Outcome Calculation::evaluate(const Chain& chain, const Ask& ask, int depth) const {
    const IndicatorDefinition& definition = *chain.back();
    if (depth > deepest_formula) return refused("FORMULA_TOO_DEEP");
    // A dimension that the measures do not have is no question to them.
    for (const auto& [dimension, category] : ask.breakdown) {
        for (const Measure* measure : definitions_.measures_behind(definition.code)) {
            const auto& has = measure->breakdowns;
            if (std::find(has.begin(), has.end(), dimension) == has.end()) {
                Outcome outcome;
                outcome.state = FigureState::not_applicable;
                return outcome;
            }
        }
    }
    if (definition.method == "unique") return unique(chain, ask);
    if (definition.method == "formula") return formula(definition, ask, depth);
    if (definition.method == "milestone") return milestone(definition, ask);
    if (definition.method == "distribution") return distribution(definition, ask);
    if (definition.method == "none") return passed_through(definition, ask);
    if (definition.method == "ratio" && !definitions_.terms_of(definition)) {
        return apart(definition, ask, depth);
    }
    return pooled(chain, ask);
}

}  // namespace utfall::indicators
