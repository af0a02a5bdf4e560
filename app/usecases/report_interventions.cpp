#include "app/core/joined.h"
#include "app/usecases/report_figures.h"
#include "app/usecases/report_parts.h"
#include "reports/words.h"

#include <string_view>

namespace utfall::usecases {
namespace {

using core::joined;
using indicators::Figure;
using programme::Intervention;
using programme::InterventionStep;
using reports::DataRow;

// The codes by which the catalogue (schemas/catalogue/up2.json) knows what an intervention comes
// to.
constexpr std::string_view youths = "INS-DELT";
constexpr std::string_view participations = "INS-TILLF";
constexpr std::string_view dose = "INS-DOS";
constexpr std::string_view followed_plan = "INS-FULL";

bool is_decided(std::string_view status) {
    return status == "implemented" || status == "adjusted" || status == "discontinued";
}

/// Where an intervention stands on a day.
struct Standing {
    const InterventionStep* last{nullptr};
    const InterventionStep* evaluation{nullptr};  ///< The last one.
    bool was_evaluated{false};

    Standing(const Intervention& intervention, core::Date day) {
        for (const InterventionStep& step : intervention.steps) {
            if (step.date > day) continue;
            last = &step;
            if (step.status == "evaluated") evaluation = &step;
            was_evaluated = was_evaluated || step.status == "evaluated" || is_decided(step.status);
        }
    }
    [[nodiscard]] std::string status() const { return last == nullptr ? "planned" : last->status; }
    [[nodiscard]] std::string outcome() const {
        return is_decided(status()) ? status() : std::string{};
    }
};

std::string team_names(const ReportFacts& facts, const Intervention& intervention) {
    std::vector<std::string> teams;
    for (const std::string& code : intervention.teams) {
        const auto* team = facts.setup.programme.team(code);
        teams.push_back(team == nullptr ? code : team->name);
    }
    return joined(teams);
}

/// What an intervention is, and where it stands.
DataRow intervention_row(const ReportFacts& facts, const Intervention& intervention,
                         const Standing& standing) {
    std::vector<std::string> factors;
    for (const std::string& factor : intervention.success_factors)
        factors.push_back(reports::word_or_code(facts.request.lang, "success_factor", factor));
    const auto phase = facts.setup.programme.valid_phase(intervention.phase);
    return {
        {"code", text_field(intervention.code)},
        {"name", text_field(intervention.name.in(facts.request.lang))},
        {"team", text_field(joined(intervention.teams))},
        {"team_name", text_field(team_names(facts, intervention))},
        {"level", text_field(intervention.level)},
        {"success_factors", text_field(joined(factors))},
        {"phase", text_field(intervention.phase)},
        {"phase_name", text_field(phase ? phase->name.in(facts.request.lang) : intervention.phase)},
        {"start", date_field(intervention.span.from)},
        {"end", date_field(intervention.span.to)},
        {"status", text_field(standing.status())}};
}

/// Figures of interventions since the operation's start.
class OutcomeFigures {
  public:
    OutcomeFigures(const ReportFacts& facts, const Origins& origins) {
        indicators::FigureQuery query;
        query.period = facts.period.code;
        query.cumulative = true;
        query.level = indicators::Level::intervention;
        for (const std::string_view code : {youths, participations, dose, followed_plan}) {
            if (!facts.setup.framework.versions(code).empty()) query.indicators.emplace_back(code);
        }
        if (!query.indicators.empty()) figures_ = origins.figures(query);
    }

    /// The latest definition's figure of what the intervention is asked for; nullptr: of nothing.
    [[nodiscard]] const Figure* of(const std::string& intervention,
                                   std::string_view indicator) const {
        const Figure* found = nullptr;
        for (const Figure& figure : figures_) {
            if (figure.indicator != indicator || figure.scope.code != intervention) continue;
            if (figure.value || !figure.text.empty() || figure.coverage.expected > 0)
                found = &figure;
        }
        return found;
    }

  private:
    std::vector<Figure> figures_;
};

}  // namespace

void add_interventions(const ReportFacts& facts, reports::DataSet& data) {
    std::int64_t count = 0;
    std::int64_t started = 0;
    std::int64_t evaluated = 0;
    std::int64_t implemented = 0;
    for (const Intervention& intervention : facts.setup.programme.interventions) {
        if (intervention.span.from > facts.period.to) continue;
        const Standing standing{intervention, facts.period.to};
        ++count;
        started += standing.status() == "planned" ? 0 : 1;
        evaluated += standing.was_evaluated ? 1 : 0;
        implemented += standing.status() == "implemented" ? 1 : 0;
        DataRow row = intervention_row(facts, intervention, standing);
        if (const InterventionStep* last = standing.last) {
            row["status_date"] = date_field(last->date);
            row["decision"] = text_field(last->decision);
            row["owner"] = detached_field(last->owner);
            row["financing"] = text_field(last->financing);
            row["follow_up"] = date_field(core::Date::parse(last->follow_up));
            row["outcome"] = text_field(standing.outcome());
            row["reason"] = detached_field(last->reason);
        }
        data.tables["interventions"].push_back(std::move(row));
    }
    data.values["interventions.count"] = count_field(count);
    data.values["interventions.started"] = count_field(started);
    data.values["interventions.evaluated"] = count_field(evaluated);
    data.values["interventions.implemented"] = count_field(implemented);
}

void add_intervention_outcomes(AskedFacts& asked, Origins& origins, reports::DataSet& data) {
    const ReportFacts& facts = asked.facts();
    const OutcomeFigures figures{facts, origins};
    const auto& hypotheses = asked.account().hypotheses;
    auto& rows = data.tables["intervention_outcomes"];
    for (const Intervention& intervention : facts.setup.programme.interventions) {
        if (intervention.span.from > facts.period.to) continue;
        const Standing standing{intervention, facts.period.to};
        DataRow row = intervention_row(facts, intervention, standing);
        const auto hypothesis = hypotheses.find(intervention.code);
        row["hypothesis"] = detached_field(hypothesis == hypotheses.end()
                                               ? std::string{}
                                               : hypothesis->second.in(facts.request.lang));
        row["youths"] = maybe_figure(figures.of(intervention.code, youths), origins);
        row["participations"] =
            maybe_figure(figures.of(intervention.code, participations), origins);
        row["followed_plan"] = maybe_figure(figures.of(intervention.code, followed_plan), origins);
        const Figure* hours = figures.of(intervention.code, dose);
        row["dose"] = text_field(hours == nullptr ? std::string{} : median_words(facts, *hours));
        row["result"] = detached_field(
            standing.evaluation == nullptr ? std::string{} : standing.evaluation->reason);
        row["outcome"] = text_field(standing.outcome());
        row["outcome_date"] =
            standing.outcome().empty() ? reports::Field{} : date_field(standing.last->date);
        rows.push_back(std::move(row));
    }
}

void add_intervention_steps(AskedFacts& asked, Origins& /*origins*/, reports::DataSet& data) {
    const ReportFacts& facts = asked.facts();
    auto& rows = data.tables["intervention_steps"];
    for (const Intervention& intervention : facts.setup.programme.interventions) {
        std::int64_t number = 0;
        for (const InterventionStep& step : intervention.steps) {
            ++number;
            if (step.date > facts.period.to) continue;
            rows.push_back({{"code", text_field(intervention.code)},
                            {"name", text_field(intervention.name.in(facts.request.lang))},
                            {"team_name", text_field(team_names(facts, intervention))},
                            {"step", count_field(number)},
                            {"status", text_field(step.status)},
                            {"date", date_field(step.date)},
                            {"decision", text_field(step.decision)},
                            {"owner", detached_field(step.owner)},
                            {"financing", text_field(step.financing)},
                            {"follow_up", detached_field(step.follow_up)},
                            {"reason", detached_field(step.reason)}});
        }
    }
}

}  // namespace utfall::usecases
