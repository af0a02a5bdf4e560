#include "app/indicators/calculation.h"
#include "app/indicators/outcomes.h"

#include <algorithm>
#include <iterator>

namespace utfall::indicators {

const Part* Calculation::kept_part(const Chain& chain, const Ask& ask) const {
    if (chain.size() != 1) return nullptr;
    const auto& terms = definitions_.terms_of(*chain.front());
    if (!terms || terms->over_time == Gather::unique) return nullptr;
    const DuePeriods& due = periods_of(*chain.front(), terms->frequency());
    if (due.subs.size() != 1 || !due.subs.front()->whole) return nullptr;
    const PartRow* row = rows_.find(*chain.front(), *terms, ask, due);
    return row == nullptr ? nullptr : row->part(due.numbers.front());
}

std::vector<Calculation::SubPart> Calculation::kept_parts(const IndicatorDefinition& definition,
                                                          const Terms& terms,
                                                          const Ask& ask) const {
    const DuePeriods& due = periods_of(definition, terms.frequency());
    const PartRow* row = rows_.find(definition, terms, ask, due);
    if (row == nullptr) return sub_parts(definition, terms, ask);
    DuePeriods cut;  // By the span's ends.
    for (std::size_t at = 0; at < due.subs.size(); ++at) {
        if (!due.subs[at]->whole) cut.add(*due.subs[at], due.numbers[at]);
    }
    std::vector<Part> ends = ScopeReader{frame_, fold_, framework_, terms, ask, cut}.read();
    std::vector<SubPart> parts;
    auto end = ends.begin();
    for (std::size_t at = 0; at < due.subs.size(); ++at) {
        Part part =
            due.subs[at]->whole ? Part{*row->part(due.numbers[at])} : Part{std::move(*end++)};
        if (part.tally.empty() && part.warnings.empty()) continue;
        parts.push_back({due.subs[at], std::move(part)});
    }
    return parts;
}

Outcome Calculation::outcome_of(const Part& part, const Terms& terms,
                                const IndicatorDefinition& definition, const Ask& ask) const {
    Outcome outcome;
    outcome.state = state_of(part, terms, ask);
    if (holds_value(outcome.state)) {
        if (definition.method == "ratio") {
            divide(outcome, part.numerator.total(), part.denominator.total(), definition);
        } else {
            outcome.value = part.numerator.total();
        }
    }
    outcome.coverage = part.coverage;
    outcome.warnings.insert(part.warnings.begin(), part.warnings.end());
    outcome.sources = part.sources;
    return outcome;
}

Outcome Calculation::pooled(const Chain& chain, const Ask& ask) const {
    const IndicatorDefinition& definition = *chain.back();
    if (const Part* part = kept_part(chain, ask)) {
        return outcome_of(*part, *definitions_.terms_of(definition), definition, ask);
    }
    std::vector<SubPart> subs;
    const Terms* latest = nullptr;
    int versions = 0;
    for (const IndicatorDefinition* version : chain) {
        const auto& terms = definitions_.terms_of(*version);
        if (!terms) continue;
        auto parts = kept_parts(*version, *terms, ask);
        if (!parts.empty()) ++versions;
        std::move(parts.begin(), parts.end(), std::back_inserter(subs));
        latest = &*terms;
    }
    if (latest == nullptr) return refused("NOT_AGGREGATED");
    Part part = over_time(std::move(subs), latest->over_time);
    if (versions > 1) part.warnings.insert("MIXED_VERSIONS");
    return outcome_of(part, *latest, definition, ask);
}

}  // namespace utfall::indicators
