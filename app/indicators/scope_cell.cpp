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
    const core::Frequency frequency = terms_.frequency();
    if (frequency != core::Frequency::term && frequency != core::Frequency::school_year)
        return true;
    const auto& subs = frame_.sub_periods(frequency, organisation);
    return std::any_of(subs.begin(), subs.end(),
                       [&](const SubPeriod& sub) { return sub.period == period; });
}

bool ScopeReader::period_in_phase(const core::Period& period) const {
    return phase_ == nullptr || phase_->span.contains(period.from);
}

CellFilter ScopeReader::filter_of(Level level, const std::string& code, const SubPeriod& sub,
                                  const Limits& limits) const {
    CellFilter filter;
    filter.fixed = limits.fixed;
    filter.fixed.insert(filter.fixed.end(), breakdown_.begin(), breakdown_.end());
    filter.optional = limits.optional;
    if (phase_ == nullptr) return filter;
    filter.phase = &interventions_;
    filter.period_in_phase = period_in_phase(sub.period);
    if (level == Level::intervention) {
        const Reporter* reporter = frame_.reporter(Level::intervention, code);
        if (reporter != nullptr && !reporter->phase.empty()) {
            filter.period_in_phase = reporter->phase == phase_->code;
        }
    }
    return filter;
}

// The values of one reporter, turned into a part. `expected`: the cell is owed, whether or not
// anything was reported. `always`: values outside what is expected count as well (totals).
Part ScopeReader::judged(Level level, const std::string& code, const std::string& organisation,
                         const SubPeriod& sub, const Limits& limits, bool expected,
                         bool always) const {
    Part part;
    if (!sub.whole) {
        if (!expected) return part;
        part.coverage.expected = 1;
        part.tally.not_reported = 1;
        part.warnings.insert("PARTIAL_PERIOD");
        return part;
    }
    const bool plain = phase_ == nullptr && limits.fixed.empty() && limits.optional.empty();
    CellFilter limited;
    if (!plain) limited = filter_of(level, code, sub, limits);
    const CellFilter& filter = plain ? plain_filter_ : limited;
    const std::uint32_t period = fold_.period(sub.period.code);
    std::vector<Cell> cells;
    cells.reserve(terms_.measures.size());
    bool any_value = false;
    Tally states;
    for (const Measure* measure : terms_.measures) {
        Cell cell = resolve(fold_, fold_.at(*measure, level, code, period), filter, terms_.rules);
        any_value = any_value || holds_value(cell.state);
        states.add(cell.state);
        cells.push_back(std::move(cell));
    }
    const bool said = states.not_reported < static_cast<std::int64_t>(cells.size());
    if (!expected && !(said && (always || limits.only_if_named))) {
        if (any_value && !limits.only_if_named && breakdown_.empty() && phase_ == nullptr &&
            frame_.reporter(level, code) != nullptr && !organisation.empty()) {
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
    for (const Cell& cell : cells) {
        part.sources.insert(part.sources.end(), cell.sources.begin(), cell.sources.end());
    }
    return part;
}

Part ScopeReader::cell(const Reporter& reporter, const SubPeriod& sub, const Limits& limits) const {
    if (!in_calendar(reporter.organisation, sub.period)) return {};
    bool inside =
        std::all_of(terms_.measures.begin(), terms_.measures.end(),
                    [&](const Measure* m) { return frame_.expected(*m, reporter, sub.period); });
    if (limits.only_if_named) {
        if (!inside || !sub.whole) return {};
        return judged(reporter.level, reporter.code, reporter.organisation, sub, limits, false,
                      false);
    }
    if (phase_ == nullptr || !inside) {
        return judged(reporter.level, reporter.code, reporter.organisation, sub, limits, inside,
                      false);
    }
    if (!phase_->organisation.empty() &&
        !frame_.programme().is_within(reporter.organisation, phase_->organisation)) {
        return {};
    }
    const bool by_intervention = reporter.level == Level::intervention && !reporter.phase.empty();
    const bool owed =
        by_intervention ? reporter.phase == phase_->code : period_in_phase(sub.period);
    // Outside the phase's days a reporter still counts through values of the phase's interventions.
    return judged(reporter.level, reporter.code, reporter.organisation, sub, limits, owed,
                  !by_intervention);
}

Part ScopeReader::total(Level level, const std::string& code, const SubPeriod& sub) const {
    if (!sub.whole) return {};
    const Reporter* reporter = frame_.reporter(level, code);
    if (!in_calendar(reporter != nullptr ? reporter->organisation : std::string{}, sub.period)) {
        return {};
    }
    if (reporter != nullptr) {
        for (const Measure* measure : terms_.measures) {
            if (!frame_.inside(*measure, *reporter, sub.period)) return {};
        }
    }
    return judged(level, code, {}, sub, {}, false, true);
}

}  // namespace utfall::indicators
