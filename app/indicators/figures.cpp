#include "app/core/error.h"
#include "app/indicators/calculation.h"
#include "app/indicators/scopes.h"
#include "app/indicators/targets.h"

#include <algorithm>

namespace utfall::indicators {

namespace {

// Fractions such as a pooled [A] / 3 have no end; the shown numerator stops at this many places.
constexpr int shown_places = 6;

using Breakdown = std::vector<std::pair<std::string, std::string>>;

core::Period asked_period(const Facts& facts, const FigureQuery& query) {
    std::optional<core::Period> period = facts.programme.period(query.period, query.organisation);
    if (!period) period = facts.programme.period(query.period);
    for (const programme::Organisation& row : facts.programme.organisations) {
        if (!period) period = facts.programme.period(query.period, row.code);
    }
    if (!period) {
        throw core::Error(core::ErrorKind::not_found, "PERIOD_UNKNOWN", {{"period", query.period}});
    }
    return *period;
}

// Every combination of categories, the first dimension outermost; one empty one without dimensions.
std::vector<Breakdown> breakdowns_of(const Framework& framework,
                                     const std::vector<std::string>& by) {
    std::vector<Breakdown> all{{}};
    for (const std::string& code : by) {
        std::vector<Breakdown> next;
        for (const Breakdown& one : all) {
            for (const Category& category : framework.dimension(code)->categories) {
                next.push_back(one);
                next.back().emplace_back(code, category.code);
            }
        }
        all = std::move(next);
    }
    return all;
}

bool wants_cumulative_target(const Facts& facts, const std::string& indicator) {
    const auto versions = facts.framework.versions(indicator);
    const bool has_target =
        std::any_of(facts.framework.targets.begin(), facts.framework.targets.end(),
                    [&](const Target& target) { return target.indicator == indicator; });
    return has_target && std::any_of(versions.begin(), versions.end(), [](const auto* version) {
               return target_is_cumulative(*version);
           });
}

// One query's work: the values are read once, for the widest span that anything in it needs.
class Query {
  public:
    Query(const Facts& facts, const FigureQuery& query)
        : facts_(facts),
          query_(query),
          period_(asked_period(facts, query)),
          start_(facts.programme.operation ? facts.programme.operation->span.from : period_.from),
          codes_(query.indicators.empty() ? facts.framework.indicator_codes() : query.indicators),
          frame_(facts.programme, query.cumulative ? start_ : period_.from, period_.to,
                 period_.code),
          from_start_(facts.programme, start_, period_.to, period_.code),
          fold_(facts, measures(), periods()),
          calculation_(facts.framework, fold_, frame_),
          cumulative_(facts.framework, fold_, from_start_) {}

    std::vector<Figure> run() {
        std::vector<Figure> figures;
        for (const std::string& code : codes_) {
            const auto chains = met_chains(code);
            for (const Scope& scope : scopes(code, chains)) {
                for (const Breakdown& breakdown : breakdowns_of(facts_.framework, query_.by)) {
                    for (const Chain& chain : chains) {
                        figures.push_back(figure(chain, chains, ask(scope, breakdown)));
                    }
                }
            }
        }
        return figures;
    }

  private:
    Ask ask(const Scope& scope, const Breakdown& breakdown) const {
        return {scope, breakdown, scope.level == Level::phase ? std::string{} : query_.phase};
    }

    std::vector<std::string> measures() const {
        std::set<std::string> all;
        for (const std::string& code : codes_) all.merge(measures_of(facts_.framework, code));
        return {all.begin(), all.end()};
    }

    std::vector<std::string> periods() const {
        const bool widest = std::any_of(codes_.begin(), codes_.end(), [&](const std::string& code) {
            return wants_cumulative_target(facts_, code);
        });
        std::set<std::string> all;
        for (const std::string& code : measures()) {
            const Measure* measure = facts_.framework.measure(code);
            const Frame& frame = widest ? from_start_ : frame_;
            for (const Frame* each : {&frame, &frame_}) {
                for (const SubPeriod& sub : each->all_sub_periods(measure->frequency)) {
                    if (sub.whole) all.insert(sub.period.code);
                }
            }
        }
        return {all.begin(), all.end()};
    }

    // The chains that meet in the span; when none computes anything there, the one nearest to it.
    std::vector<Chain> met_chains(const std::string& code) const {
        std::vector<Chain> met;
        const auto chains = chains_of(facts_.framework, code);
        const Chain* nearest = &chains.front();
        for (const Chain& chain : chains) {
            if (chain.front()->valid_from <= frame_.to()) nearest = &chain;
            if (calculation_.has_sub_periods(chain)) met.push_back(chain);
        }
        if (met.empty()) met.push_back(*nearest);
        return met;
    }

    bool any_value(const std::vector<Chain>& chains, Level level) const {
        for (const Scope& scope : scopes_of(frame_, level, query_)) {
            for (const Chain& chain : chains) {
                const Outcome outcome = calculation_.evaluate(chain, ask(scope, {}));
                if (holds_value(outcome.state)) return true;
            }
        }
        return false;
    }

    // Default: the highest level that holds values or to which parts may be put together.
    Level default_level(const std::string& code, const std::vector<Chain>& chains) const {
        if (const auto restricted = restricted_level(query_)) return *restricted;
        const IndicatorDefinition& definition = *chains.back().back();
        bool aggregates = gather_of(definition.over_units) == Gather::add &&
                          definition.method != "none" && definition.method != "milestone";
        Level reported_by = Level::programme;
        for (const std::string& name : measures_of(facts_.framework, code)) {
            const Measure* measure = facts_.framework.measure(name);
            if (measure->kind == "percentage") aggregates = false;
            reported_by = reporting_level(*measure);
        }
        if (aggregates || definition.method == "unique") return Level::programme;
        for (const Level level : {Level::programme, Level::region, Level::organisation, Level::unit,
                                  Level::team, Level::intervention}) {
            if (any_value(chains, level)) return level;
        }
        return reported_by;
    }

    std::vector<Scope> scopes(const std::string& code, const std::vector<Chain>& chains) const {
        const Level level = query_.level ? *query_.level : default_level(code, chains);
        return scopes_of(frame_, level, query_);
    }

    Figure figure(const Chain& chain, const std::vector<Chain>& met, const Ask& ask) const {
        const IndicatorDefinition& definition = *chain.back();
        Outcome outcome = calculation_.evaluate(chain, ask);
        Figure figure;
        figure.indicator = definition.code;
        figure.version = in_force(chain)->version;
        figure.scope = ask.scope;
        figure.period = query_.period;
        figure.breakdown = {ask.breakdown.begin(), ask.breakdown.end()};
        figure.unit = definition.unit;
        figure.decimals = definition.decimals;
        figure.state = outcome.state;
        figure.definition_break = met.size() > 1;
        set_span(figure, chain, met);
        if (outcome.value) {
            figure.value = outcome.value->rounded(static_cast<int>(definition.decimals));
        }
        if (outcome.numerator) figure.numerator = outcome.numerator->rounded(shown_places);
        if (outcome.denominator) figure.denominator = outcome.denominator->rounded(shown_places);
        figure.coverage = outcome.coverage;
        figure.sources = std::move(outcome.sources);
        std::sort(figure.sources.begin(), figure.sources.end());
        figure.sources.erase(std::unique(figure.sources.begin(), figure.sources.end()),
                             figure.sources.end());
        figure.distribution = std::move(outcome.distribution);
        figure.n = outcome.n;
        figure.invited = outcome.invited;
        figure.text = std::move(outcome.text);
        figure.date = outcome.date;
        if (ask.breakdown.empty() && ask.phase.empty()) {
            compare(figure, chain, ask, outcome);
        }
        figure.warnings = {outcome.warnings.begin(), outcome.warnings.end()};
        return figure;
    }

    // The latest version of the chain that has begun by the end of the span.
    const IndicatorDefinition* in_force(const Chain& chain) const {
        const IndicatorDefinition* found = chain.front();
        for (const IndicatorDefinition* version : chain) {
            if (version->valid_from <= frame_.to()) found = version;
        }
        return found;
    }

    // Where definitions meet, each figure covers the days on which its versions were in force.
    void set_span(Figure& figure, const Chain& chain, const std::vector<Chain>& met) const {
        figure.from = frame_.from();
        figure.to = frame_.to();
        if (met.size() < 2) return;
        figure.from = std::max(figure.from, chain.front()->valid_from);
        if (chain.back()->valid_to) figure.to = std::min(figure.to, *chain.back()->valid_to);
        for (const Chain& other : met) {
            const core::Date begins = other.front()->valid_from;
            if (begins > chain.front()->valid_from) {
                figure.to = std::min(figure.to, begins.plus_days(-1));
            }
        }
    }

    void compare(Figure& figure, const Chain& chain, const Ask& ask, Outcome& outcome) const {
        const IndicatorDefinition& definition = *chain.back();
        const Target* target =
            target_for(facts_.framework, definition.code, ask.scope, frame_.to());
        if (target == nullptr) return;
        figure.target = target->value;
        std::optional<core::Rational> reached = outcome.value;
        if (target_is_cumulative(definition) && !query_.cumulative && start_ < frame_.from()) {
            reached = cumulative_.evaluate(chain, ask).value;
            outcome.warnings.insert("CUMULATIVE_TARGET");
        }
        if (!reached) return;
        figure.target_met = meets(definition, *reached, target->value);
        figure.achievement = achievement(definition, *reached, target->value);
    }

    const Facts& facts_;
    const FigureQuery& query_;
    core::Period period_;
    core::Date start_;
    std::vector<std::string> codes_;
    Frame frame_;
    Frame from_start_;
    ValueFold fold_;
    Calculation calculation_;
    Calculation cumulative_;
};

}  // namespace

std::vector<Figure> figures(const Facts& facts, const FigureQuery& query) {
    check_codes(facts, query);
    return Query{facts, query}.run();
}

}  // namespace utfall::indicators
