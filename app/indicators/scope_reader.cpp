#include "app/indicators/scope_reader.h"

#include "app/indicators/codes.h"

#include <algorithm>

namespace utfall::indicators {

namespace {

void add(std::vector<Part>& into, const std::vector<Part>& parts) {
    for (std::size_t at = 0; at < into.size(); ++at) into[at] += parts[at];
}

}  // namespace

Part& Part::operator+=(const Part& other) {
    tally += other.tally;
    numerator.add(other.numerator);
    denominator.add(other.denominator);
    coverage.reported += other.coverage.reported;
    coverage.expected += other.coverage.expected;
    sources.insert(sources.end(), other.sources.begin(), other.sources.end());
    warnings.insert(other.warnings.begin(), other.warnings.end());
    return *this;
}

void Part::refuse(const char* warning) {
    tally = Tally{};
    tally.not_computable = 1;
    numerator = ExactSum{};
    denominator = ExactSum{};
    sources.clear();
    warnings.insert(warning);
}

ScopeReader::ScopeReader(const Frame& frame, const ValueFold& fold, const Framework& framework,
                         const Terms& terms, const Ask& ask, const DuePeriods& due)
    : frame_(frame),
      fold_(fold),
      terms_(terms),
      ask_(ask),
      subs_(due.subs),
      is_single_(terms.measures.size() == 1 && !terms.denominator &&
                 terms.numerator.is_single_name()),
      plain_(fold, plain_filter_, terms.rules),
      due_(subs_.size()),
      values_(subs_.size() * terms.measures.size()) {
    for (std::size_t at = 0; at < subs_.size(); ++at) {
        const std::size_t period = due.numbers[at];
        if (period >= at_.size()) at_.resize(period + 1);
        same_code_.push_back(at_[period]);
        at_[period] = static_cast<std::uint32_t>(at) + 1;
    }
    for (const auto& [dimension, category] : ask.breakdown) {
        for (std::size_t at = 0; at < framework.dimensions.size(); ++at) {
            if (framework.dimensions[at].code != dimension) continue;
            breakdown_.push_back({static_cast<int>(at), fold.code(category)});
        }
    }
    plain_filter_.fixed = breakdown_;
    const std::string phase = ask.scope.level == Level::phase ? ask.scope.code : ask.phase;
    if (phase.empty()) return;
    phase_ = frame.phase(phase);
    for (const Reporter& row : frame.reporters(Level::intervention)) {
        if (row.phase.empty()) continue;
        auto& side = row.phase == phase ? interventions_.inside : interventions_.elsewhere;
        side.insert(fold.code(row.code));
    }
}

Part ScopeReader::put_together(Part own, Part parts) const {
    const FigureState state = settle(own.tally);
    const FigureState parts_state = settle(parts.tally);
    if (holds_value(state) || state == FigureState::not_computable) {
        const bool complete =
            parts_state == FigureState::value || parts_state == FigureState::estimated;
        if (holds_value(state) && complete &&
            !(own.numerator.equals(parts.numerator) && own.denominator.equals(parts.denominator))) {
            own.warnings.insert("PARTS_DIFFER");
        }
        // The total speaks for all of its parts.
        if (holds_value(state)) {
            own.coverage.expected = std::max(own.coverage.expected, parts.coverage.expected);
            own.coverage.reported = own.coverage.expected;
        }
        return own;
    }
    if (parts.tally.empty()) {
        own.warnings.merge(parts.warnings);
        return own;
    }
    parts.warnings.merge(own.warnings);
    if (terms_.rules.over_units == Gather::add || !parts.tally.has_value()) return parts;
    parts.refuse(terms_.rules.over_units == Gather::unique ? "NEEDS_PARTICIPANTS"
                                                           : "NOT_AGGREGATED");
    return parts;
}

ScopeReader::Parts ScopeReader::put_together(Parts own, Parts parts) const {
    const bool adds = terms_.rules.over_units == Gather::add;
    for (std::size_t at = 0; at < own.size(); ++at) {
        // Nearly always nobody told a total, and the parts stand as they are.
        const bool nothing = own[at].tally.empty() && own[at].warnings.empty();
        if (nothing && (adds || !parts[at].tally.has_value())) continue;
        parts[at] = put_together(std::move(own[at]), std::move(parts[at]));
    }
    return parts;
}

std::vector<Part> ScopeReader::read() const {
    if (subs_.empty()) return {};
    switch (ask_.scope.level) {
        case Level::programme:
            return programme();
        case Level::region:
        case Level::organisation:
            return organisation(ask_.scope.code);
        case Level::unit:
            return unit(ask_.scope.code);
        case Level::team:
            return team(ask_.scope.code);
        case Level::intervention:
            return intervention(ask_.scope.code);
        case Level::phase:
            return phase(ask_.scope.code);
    }
    return none();
}

ScopeReader::Parts ScopeReader::programme() const {
    const std::string& code = ask_.scope.code;
    Parts parts = none();
    for (const std::string& root : frame_.roots()) {
        if (root != code) add(parts, organisation(root));
    }
    for (const std::string& child : frame_.children(code)) add(parts, organisation(child));
    return put_together(totals(Level::organisation, code), std::move(parts));
}

ScopeReader::Parts ScopeReader::organisation(const std::string& code) const {
    Parts parts = none();
    for (const std::string& child : frame_.children(code)) add(parts, organisation(child));
    const Level level = terms_.reported_by();
    const Reporter* reporter = frame_.reporter(Level::organisation, code);
    const bool reports =
        level == Level::organisation && reporter != nullptr &&
        std::all_of(terms_.measures.begin(), terms_.measures.end(),
                    [&](const Measure* m) { return frame_.reports(*m, *reporter); });
    Parts own = reports ? cells(*reporter) : totals(Level::organisation, code);
    if (level != Level::organisation) {
        for (const Reporter* below : frame_.reporters_of(level, code)) {
            add_cells(parts, *below, {});
        }
    }
    return put_together(std::move(own), std::move(parts));
}

ScopeReader::Parts ScopeReader::naming(const DimensionPart& own,
                                       const std::string& organisation) const {
    Limits limits;
    limits.fixed.push_back(own);
    limits.only_if_named = true;
    Parts parts = none();
    for (const Reporter* reporter : frame_.reporters_of(terms_.reported_by(), organisation)) {
        add_cells(parts, *reporter, limits);
    }
    return parts;
}

// A team in several units counts in a unit only through values that name the unit; one in a single
// unit is implied. The same holds for interventions and their teams' units.
ScopeReader::Parts ScopeReader::unit(const std::string& code) const {
    const Reporter* here = frame_.reporter(Level::unit, code);
    if (here == nullptr) return none();
    const DimensionPart named{unit_dimension, fold_.code(code)};
    const Level level = terms_.reported_by();
    if (level == Level::unit) return cells(*here);
    if (level == Level::organisation) return naming(named, here->organisation);
    Parts parts = none();
    for (const Reporter* reporter : frame_.reporters_of(level, here->organisation)) {
        bool touches = false;
        bool only = true;
        if (level == Level::team) {
            touches = contains(reporter->units, code);
            only = reporter->units.size() == 1;
        } else {
            for (const std::string& team : reporter->teams) {
                const Reporter* found = frame_.reporter(Level::team, team);
                if (found == nullptr) continue;
                touches = touches || contains(found->units, code);
                only = only && found->units.size() == 1 && found->units.front() == code;
            }
        }
        Limits limits;
        if (touches && only) {
            limits.optional.push_back(named);
        } else {
            limits.fixed.push_back(named);
            limits.only_if_named = true;
        }
        add_cells(parts, *reporter, limits);
    }
    return put_together(totals(Level::unit, code), std::move(parts));
}

ScopeReader::Parts ScopeReader::team(const std::string& code) const {
    const Reporter* here = frame_.reporter(Level::team, code);
    if (here == nullptr) return none();
    const Level level = terms_.reported_by();
    if (level == Level::team) return cells(*here);
    const DimensionPart named{team_dimension, fold_.code(code)};
    if (level != Level::intervention) return naming(named, here->organisation);
    Parts parts = none();
    for (const Reporter& reporter : frame_.reporters(Level::intervention)) {
        if (!contains(reporter.teams, code)) continue;
        Limits limits;
        if (reporter.teams.size() == 1) {
            limits.optional.push_back(named);
        } else {
            limits.fixed.push_back(named);
            limits.only_if_named = true;
        }
        add_cells(parts, reporter, limits);
    }
    return put_together(totals(Level::team, code), std::move(parts));
}

ScopeReader::Parts ScopeReader::intervention(const std::string& code) const {
    const Reporter* here = frame_.reporter(Level::intervention, code);
    if (here == nullptr) return none();
    if (terms_.reported_by() == Level::intervention) return cells(*here);
    Parts parts = naming({intervention_dimension, fold_.code(code)}, here->organisation);
    Parts own = totals(Level::intervention, code);
    for (std::size_t at = 0; at < parts.size(); ++at) {
        const Tally& tally = parts[at].tally;
        if (tally.value + tally.estimated + tally.incomplete > 1) {
            parts[at] = put_together(std::move(own[at]), std::move(parts[at]));
        } else if (own[at].tally.has_value()) {
            parts[at] = std::move(own[at]);
        }
    }
    return parts;
}

ScopeReader::Parts ScopeReader::phase(const std::string& code) const {
    const programme::Phase* found = frame_.phase(code);
    if (found == nullptr) return none();
    if (!found->organisation.empty()) return organisation(found->organisation);
    Parts parts = none();
    for (const std::string& root : frame_.roots()) add(parts, organisation(root));
    return put_together(none(), std::move(parts));
}

}  // namespace utfall::indicators
