#include "app/indicators/scope_reader.h"

#include <algorithm>

namespace utfall::indicators {

namespace {

bool contains(const std::vector<std::string>& codes, const std::string& code) {
    return std::find(codes.begin(), codes.end(), code) != codes.end();
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
                         const Terms& terms, const Ask& ask)
    : frame_(frame), fold_(fold), terms_(terms), ask_(ask) {
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

Part ScopeReader::at(const SubPeriod& sub) const {
    switch (ask_.scope.level) {
        case Level::programme:
            return programme(sub);
        case Level::region:
        case Level::organisation:
            return organisation(ask_.scope.code, sub);
        case Level::unit:
            return unit(ask_.scope.code, sub);
        case Level::team:
            return team(ask_.scope.code, sub);
        case Level::intervention:
            return intervention(ask_.scope.code, sub);
        case Level::phase:
            return phase(ask_.scope.code, sub);
    }
    return {};
}

Part ScopeReader::programme(const SubPeriod& sub) const {
    const std::string& code = ask_.scope.code;
    Part parts;
    for (const std::string& root : frame_.roots()) {
        if (root != code) parts += organisation(root, sub);
    }
    for (const std::string& child : frame_.children(code)) parts += organisation(child, sub);
    return put_together(total(Level::organisation, code, sub), std::move(parts));
}

Part ScopeReader::organisation(const std::string& code, const SubPeriod& sub) const {
    Part parts;
    for (const std::string& child : frame_.children(code)) parts += organisation(child, sub);
    const Level level = terms_.reported_by();
    Part own;
    const Reporter* reporter = frame_.reporter(Level::organisation, code);
    const bool reports =
        level == Level::organisation && reporter != nullptr &&
        std::all_of(terms_.measures.begin(), terms_.measures.end(),
                    [&](const Measure* m) { return frame_.reports(*m, *reporter); });
    if (reports) {
        own = cell(*reporter, sub, {});
    } else {
        own = total(Level::organisation, code, sub);
    }
    if (level != Level::organisation) {
        for (const Reporter* below : frame_.reporters_of(level, code))
            parts += cell(*below, sub, {});
    }
    return put_together(std::move(own), std::move(parts));
}

Part ScopeReader::naming(const DimensionPart& own, const std::string& organisation,
                         const SubPeriod& sub) const {
    Limits limits;
    limits.fixed.push_back(own);
    limits.only_if_named = true;
    Part parts;
    for (const Reporter* reporter : frame_.reporters_of(terms_.reported_by(), organisation)) {
        parts += cell(*reporter, sub, limits);
    }
    return parts;
}

// A team in several units counts in a unit only through values that name the unit; one in a single
// unit is implied. The same holds for interventions and their teams' units.
Part ScopeReader::unit(const std::string& code, const SubPeriod& sub) const {
    const Reporter* here = frame_.reporter(Level::unit, code);
    if (here == nullptr) return {};
    const DimensionPart named{unit_dimension, fold_.code(code)};
    const Level level = terms_.reported_by();
    if (level == Level::unit) return cell(*here, sub, {});
    if (level == Level::organisation) return naming(named, here->organisation, sub);
    Part parts;
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
        parts += cell(*reporter, sub, limits);
    }
    return put_together(total(Level::unit, code, sub), std::move(parts));
}

Part ScopeReader::team(const std::string& code, const SubPeriod& sub) const {
    const Reporter* here = frame_.reporter(Level::team, code);
    if (here == nullptr) return {};
    const DimensionPart named{team_dimension, fold_.code(code)};
    const Level level = terms_.reported_by();
    if (level == Level::team) return cell(*here, sub, {});
    if (level != Level::intervention) return naming(named, here->organisation, sub);
    Part parts;
    for (const Reporter& reporter : frame_.reporters(Level::intervention)) {
        if (!contains(reporter.teams, code)) continue;
        Limits limits;
        if (reporter.teams.size() == 1) {
            limits.optional.push_back(named);
        } else {
            limits.fixed.push_back(named);
            limits.only_if_named = true;
        }
        parts += cell(reporter, sub, limits);
    }
    return put_together(total(Level::team, code, sub), std::move(parts));
}

Part ScopeReader::intervention(const std::string& code, const SubPeriod& sub) const {
    const Reporter* here = frame_.reporter(Level::intervention, code);
    if (here == nullptr) return {};
    if (terms_.reported_by() == Level::intervention) return cell(*here, sub, {});
    Part parts = naming({intervention_dimension, fold_.code(code)}, here->organisation, sub);
    if (parts.tally.value + parts.tally.estimated + parts.tally.incomplete > 1) {
        return put_together(total(Level::intervention, code, sub), std::move(parts));
    }
    Part own = total(Level::intervention, code, sub);
    return own.tally.has_value() ? own : parts;
}

Part ScopeReader::phase(const std::string& code, const SubPeriod& sub) const {
    const programme::Phase* found = frame_.phase(code);
    if (found == nullptr) return {};
    if (!found->organisation.empty()) return organisation(found->organisation, sub);
    Part parts;
    for (const std::string& root : frame_.roots()) parts += organisation(root, sub);
    return put_together({}, std::move(parts));
}

}  // namespace utfall::indicators
