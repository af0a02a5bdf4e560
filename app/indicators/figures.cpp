#include "app/core/error.h"
#include "app/indicators/calculation.h"
#include "app/indicators/figure_reader.h"
#include "app/indicators/scopes.h"
#include "app/indicators/targets.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace utfall::indicators {

// What the queries of one reader have in common.
struct FigureReader::SharedReads {
    explicit SharedReads(const Facts& the_facts)
        : facts(the_facts), definitions(facts.framework), fold(facts), rows(definitions, fold) {}

    // The calculation over one span, made when it is first asked for.
    const Calculation& over(core::Date from, core::Date to, const std::string& asked) {
        const auto [at, added] = spans_.try_emplace({from, to, asked});
        if (added) {
            if (!who_) who_.emplace(facts.programme, from, to);
            at->second = std::make_unique<Span>(*this, Frame{*who_, from, to, asked});
        }
        return at->second->calculation;
    }

    Facts facts;
    Definitions definitions;
    ValueFold fold;
    PartRows rows;

  private:
    struct Span {
        Span(SharedReads& reads, Frame the_frame)
            : frame(std::move(the_frame)),
              calculation(reads.definitions, reads.fold, frame, reads.rows,
                          reads.facts.people.get()) {}
        Frame frame;
        Calculation calculation;
    };
    std::optional<Frame> who_;
    std::map<std::tuple<core::Date, core::Date, std::string>, std::unique_ptr<Span>> spans_;
};

namespace {

// Fractions such as a pooled [A] / 3 have no end; the shown numerator stops at this many places.
constexpr int shown_places = 6;

using SharedReads = FigureReader::SharedReads;
using Breakdown = std::vector<std::pair<std::string, std::string>>;

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

using Visitor = std::function<void(Figure&&)>;

// What one query asks in every period alike.
class Questions {
  public:
    Questions(const Framework& framework, const FigureQuery& query)
        : query_(query), breakdowns_(breakdowns_of(framework, query.by)) {}

    Ask ask(const Scope& scope, const Breakdown& breakdown) const {
        return {scope, breakdown, scope.level == Level::phase ? std::string{} : query_.phase,
                query_.sources};
    }
    // All of one level; `frame` may be of any span.
    const std::vector<Ask>& at(const Frame& frame, Level level) {
        const auto [known, added] = by_level_.try_emplace(level);
        if (!added) return known->second;
        for (const Scope& scope : scopes_of(frame, level, query_)) {
            for (const Breakdown& one : breakdowns_) known->second.push_back(ask(scope, one));
        }
        return known->second;
    }

  private:
    const FigureQuery& query_;
    std::vector<Breakdown> breakdowns_;
    std::map<Level, std::vector<Ask>> by_level_;
};

// One query's work in one period.
class Query {
  public:
    Query(SharedReads& reads, Questions& questions, const FigureQuery& query,
          const std::string& period)
        : facts_(reads.facts),
          query_(query),
          questions_(questions),
          code_(period),
          definitions_(reads.definitions),
          period_(asked_period(facts_.programme, period, query.organisation)),
          start_(facts_.programme.operation ? facts_.programme.operation->span.from : period_.from),
          calculation_(
              reads.over(query.cumulative ? start_ : period_.from, period_.to, period_.code)),
          cumulative_(reads.over(start_, period_.to, period_.code)),
          frame_(calculation_.frame()) {}

    const Frame& frame() const { return frame_; }

    // `all`: the chains of the indicator `code`.
    void run(const std::string& code, const std::vector<Chain>& all, const Visitor& visit) {
        const auto chains = met_chains(all);
        const Level level = query_.level ? *query_.level : default_level(code, chains);
        for (const Ask& ask : questions_.at(frame_, level)) {
            for (const Chain& chain : chains) visit(figure(chain, chains, ask));
        }
    }

  private:
    // The chains that meet in the span; when none computes anything there, the one nearest to it.
    std::vector<Chain> met_chains(const std::vector<Chain>& chains) const {
        std::vector<Chain> met;
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
                const Outcome outcome = calculation_.evaluate(chain, questions_.ask(scope, {}));
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
        for (const Measure* measure : definitions_.measures_behind(code)) {
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

    Figure figure(const Chain& chain, const std::vector<Chain>& met, const Ask& ask) const {
        const IndicatorDefinition& definition = *chain.back();
        Outcome outcome = calculation_.evaluate(chain, ask);
        Figure figure;
        figure.indicator = definition.code;
        figure.version = in_force(chain)->version;
        figure.scope = ask.scope;
        figure.period = code_;
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
        if (outcome.people) {
            figure.from = outcome.people->from;
            figure.to = outcome.people->to;
            figure.people = std::move(outcome.people);
        }
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
    Questions& questions_;
    const std::string& code_;
    const Definitions& definitions_;
    core::Period period_;
    core::Date start_;
    const Calculation& calculation_;
    const Calculation& cumulative_;
    const Frame& frame_;
};

}  // namespace

core::Period asked_period(const programme::Programme& programme, const std::string& code,
                          const std::string& organisation) {
    std::optional<core::Period> period = programme.period(code, organisation);
    if (!period) period = programme.period(code);
    for (const programme::Organisation& row : programme.organisations) {
        if (!period) period = programme.period(code, row.code);
    }
    if (!period) {
        throw core::Error(core::ErrorKind::not_found, "PERIOD_UNKNOWN", {{"period", code}});
    }
    return *period;
}

FigureReader::FigureReader(const Facts& facts) : reads_(std::make_unique<SharedReads>(facts)) {}
FigureReader::~FigureReader() = default;

void FigureReader::each(const FigureQuery& query, const std::vector<std::string>& periods,
                        const std::function<void(Figure&&)>& visit) {
    const Facts& facts = reads_->facts;
    check_codes(facts, query);
    Questions questions{facts.framework, query};
    std::vector<Query> queries;
    std::vector<const Frame*> frames;
    queries.reserve(periods.size());
    frames.reserve(periods.size());
    for (const std::string& period : periods) {
        frames.push_back(&queries.emplace_back(*reads_, questions, query, period).frame());
    }
    reads_->rows.expect(std::move(frames));
    const auto codes =
        query.indicators.empty() ? facts.framework.indicator_codes() : query.indicators;
    for (const std::string& code : codes) {
        const auto chains = chains_of(facts.framework, code);
        for (Query& one : queries) one.run(code, chains, visit);
        reads_->rows.make_room();
        reads_->fold.make_room();
    }
}

std::vector<Figure> FigureReader::figures(const FigureQuery& query) {
    std::vector<Figure> all;
    each(query, {query.period}, [&](Figure&& figure) { all.push_back(std::move(figure)); });
    return all;
}

std::vector<Figure> figures(const Facts& facts, const FigureQuery& query) {
    return FigureReader{facts}.figures(query);
}

}  // namespace utfall::indicators
