#include "app/indicators/scope_reader.h"

#include <algorithm>

namespace utfall::indicators {

namespace {

// A numerator and a denominator that were put together from different parts do not belong together.
bool same_parts(const std::vector<Cell>& cells) {
    const Cell* gathered = nullptr;
    for (const Cell& cell : cells) {
        if (cell.from_parts.empty()) continue;
        if (gathered != nullptr && gathered->from_parts != cell.from_parts) return false;
        gathered = &cell;
    }
    return true;
}

// False when the expression has no value for these cells: it divides by zero.
bool add_value(const Terms& terms, const std::vector<Cell>& cells, const Expression& expression,
               ExactSum& sum) {
    const auto value_of = [&](const std::string& name) -> const core::Decimal& {
        const auto at = std::find(terms.names.begin(), terms.names.end(), name);
        return cells[static_cast<std::size_t>(at - terms.names.begin())].value;
    };
    if (expression.is_single_name()) {
        sum.add(value_of(expression.names().front()));
        return true;
    }
    const auto value =
        expression.evaluate([&](const std::string& name) -> std::optional<core::Rational> {
            return core::Rational{value_of(name)};
        });
    if (value) sum.add(*value);
    return value.has_value();
}

}  // namespace

bool ScopeReader::in_calendar(const std::string& organisation, const core::Period& period) const {
    if (!has_calendar(terms_.frequency())) return true;
    const auto& subs = frame_.sub_periods(terms_.frequency(), organisation);
    return std::any_of(subs.begin(), subs.end(),
                       [&](const SubPeriod& sub) { return sub.period == period; });
}

bool ScopeReader::period_in_phase(const core::Period& period) const {
    return phase_ == nullptr || phase_->span.contains(period.from);
}

CellFilter ScopeReader::filter_of(const Asked& asked, const SubPeriod& sub) const {
    CellFilter filter;
    filter.fixed = asked.limits.fixed;
    filter.fixed.insert(filter.fixed.end(), breakdown_.begin(), breakdown_.end());
    filter.optional = asked.limits.optional;
    if (phase_ == nullptr) return filter;
    filter.phase = &interventions_;
    filter.period_in_phase = period_in_phase(sub.period);
    if (asked.level == Level::intervention) {
        const Reporter* reporter = frame_.reporter(Level::intervention, asked.code);
        if (reporter != nullptr && !reporter->phase.empty()) {
            filter.period_in_phase = reporter->phase == phase_->code;
        }
    }
    return filter;
}

// The values of one reporter in one sub-period, turned into a part; `filter`: that of all
// sub-periods, when they have the same.
Part ScopeReader::judged(const Asked& asked, const Due& due, std::size_t at,
                         const CellFilter* filter) const {
    Part part;
    CellFilter own;
    if (filter == nullptr) own = filter_of(asked, *subs_[at]);
    std::vector<Cell> cells;
    cells.reserve(terms_.measures.size());
    bool any_value = false;
    Tally states;
    for (std::size_t measure = 0; measure < terms_.measures.size(); ++measure) {
        Cell cell = resolve(fold_, values_[measure * subs_.size() + at],
                            filter == nullptr ? own : *filter, terms_.rules);
        any_value = any_value || holds_value(cell.state);
        states.add(cell.state);
        cells.push_back(std::move(cell));
    }
    const bool said = states.not_reported < static_cast<std::int64_t>(cells.size());
    if (!due.expected && !(said && (due.always || asked.limits.only_if_named))) {
        if (any_value && !asked.limits.only_if_named && breakdown_.empty() && phase_ == nullptr &&
            frame_.reporter(asked.level, asked.code) != nullptr && !asked.organisation.empty()) {
            part.warnings.insert("OUTSIDE_EXPECTED");
        }
        return part;
    }
    if (states.not_applicable > 0) {
        part.tally.not_applicable = 1;
        return part;
    }
    part.coverage.expected = 1;
    for (Cell& cell : cells) part.warnings.merge(cell.warnings);
    if (states.not_computable > 0) {
        part.tally.not_computable = 1;
        return part;
    }

    const bool complete =
        states.not_reported + states.unknown == 0 && same_parts(cells) &&
        add_value(terms_, cells, terms_.numerator, part.numerator) &&
        (!terms_.denominator || add_value(terms_, cells, *terms_.denominator, part.denominator));
    if (!complete) {
        part.numerator = ExactSum{};
        part.denominator = ExactSum{};
        const bool only_unknown = states.unknown > 0 && states.not_reported == 0;
        part.tally.add(only_unknown ? FigureState::unknown : FigureState::not_reported);
        return part;
    }
    part.tally.add(settle(states));
    part.coverage.reported = 1;
    if (!ask_.sources) return part;
    for (const Cell& cell : cells) {
        part.sources.insert(part.sources.end(), cell.sources.begin(), cell.sources.end());
    }
    return part;
}

// What most of judged()'s parts come to, straight into the sum they are for: one measure, all of it
// reported. False when judged() has to say.
bool ScopeReader::add_plain(Part& into, const Due& due, Values values, PlainCells& plain) const {
    if (!due.expected && !due.always) return false;
    const auto sum = plain.sum(values, ask_.sources ? &into.sources : nullptr);
    if (!sum) return false;
    into.numerator.add(*sum);
    ++into.tally.value;
    ++into.coverage.expected;
    ++into.coverage.reported;
    return true;
}

// Puts the reporter's values where judged() finds them; false when there are none.
bool ScopeReader::gather_values(const Asked& asked) const {
    std::fill(values_.begin(), values_.end(), Values{});
    bool any = false;
    for (std::size_t measure = 0; measure < terms_.measures.size(); ++measure) {
        for (const PeriodValues& one :
             fold_.of(*terms_.measures[measure], asked.level, asked.code)) {
            if (one.period >= at_.size()) continue;
            for (std::size_t at = at_[one.period]; at != 0; at = same_code_[at - 1]) {
                values_[measure * subs_.size() + at - 1] = one.values;
                any = true;
            }
        }
    }
    return any;
}

void ScopeReader::add_judged(Parts& into, const Asked& asked) const {
    const bool any = gather_values(asked);
    const bool unlimited = asked.limits.fixed.empty() && asked.limits.optional.empty();
    CellFilter limited;
    if (phase_ == nullptr && !unlimited) limited = filter_of(asked, *subs_.front());
    const CellFilter* filter = phase_ != nullptr ? nullptr : unlimited ? &plain_filter_ : &limited;
    for (std::size_t at = 0; at < subs_.size(); ++at) {
        const Due& due = due_[at];
        const bool silent = !any || (is_single_ && values_[at].empty());
        if (!due.asked || (silent && !due.expected)) continue;
        Part& part = into[at];
        if (!subs_[at]->whole) {
            if (!due.expected) continue;
            ++part.coverage.expected;
            ++part.tally.not_reported;
            part.warnings.insert("PARTIAL_PERIOD");
            continue;
        }
        if (filter == &plain_filter_ && is_single_ && add_plain(part, due, values_[at], plain_)) {
            continue;
        }
        part += judged(asked, due, at, filter);
    }
}

ScopeReader::Due ScopeReader::due_of(const Reporter& reporter, bool reports, const SubPeriod& sub,
                                     const Limits& limits) const {
    if (!in_calendar(reporter.organisation, sub.period)) return {};
    const bool inside = reports && std::all_of(terms_.measures.begin(), terms_.measures.end(),
                                               [&](const Measure* m) {
                                                   return frame_.inside(*m, reporter, sub.period);
                                               });
    if (limits.only_if_named) return {inside && sub.whole, false, false};
    if (phase_ == nullptr || !inside) return {true, inside, false};
    if (!phase_->organisation.empty() &&
        !frame_.programme().is_within(reporter.organisation, phase_->organisation)) {
        return {};
    }
    const bool by_intervention = reporter.level == Level::intervention && !reporter.phase.empty();
    const bool owed =
        by_intervention ? reporter.phase == phase_->code : period_in_phase(sub.period);
    // Outside the phase's days a reporter still counts through values of the phase's interventions.
    return {true, owed, !by_intervention};
}

ScopeReader::Parts ScopeReader::cells(const Reporter& reporter) const {
    Parts parts = none();
    add_cells(parts, reporter, {});
    return parts;
}

void ScopeReader::add_cells(Parts& into, const Reporter& reporter, const Limits& limits) const {
    const bool reports =
        std::all_of(terms_.measures.begin(), terms_.measures.end(),
                    [&](const Measure* m) { return frame_.reports(*m, reporter); });
    for (std::size_t at = 0; at < subs_.size(); ++at) {
        due_[at] = due_of(reporter, reports, *subs_[at], limits);
    }
    add_judged(into, {reporter.level, reporter.code, reporter.organisation, limits});
}

ScopeReader::Parts ScopeReader::totals(Level level, const std::string& code) const {
    Parts parts = none();
    const Reporter* reporter = frame_.reporter(level, code);
    const std::string nobody;
    const std::string& organisation = reporter != nullptr ? reporter->organisation : nobody;
    for (std::size_t at = 0; at < subs_.size(); ++at) {
        const SubPeriod& sub = *subs_[at];
        const bool inside =
            reporter == nullptr ||
            std::all_of(terms_.measures.begin(), terms_.measures.end(),
                        [&](const Measure* m) { return frame_.inside(*m, *reporter, sub.period); });
        due_[at] = {sub.whole && inside && in_calendar(organisation, sub.period), false, true};
    }
    const Limits unlimited;
    add_judged(parts, {level, code, nobody, unlimited});
    return parts;
}

}  // namespace utfall::indicators
