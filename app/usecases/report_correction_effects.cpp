#include "app/funding/eligible.h"
#include "app/indicators/definitions.h"
#include "app/usecases/claims.h"
#include "app/usecases/corrected_money.h"
#include "app/usecases/money_import.h"
#include "app/usecases/period_names.h"
#include "app/usecases/report_figures.h"
#include "app/usecases/report_money.h"
#include "app/usecases/report_parts.h"
#include "app/usecases/reports_issued.h"
#include "app/usecases/values_before_corrections.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace utfall::usecases {
namespace {

using indicators::Figure;
using reports::DataRow;

/// A row of the report's corrections: of a measure's value, a cost or a contribution.
struct Listed {
    std::string number;  ///< "R1"
    std::string subject;
    std::optional<core::Period> period;
};

std::vector<Listed> listed_corrections(const ReportFacts& facts, const reports::DataSet& data) {
    std::vector<Listed> listed;
    for (const DataRow& row : data.table("corrections")) {
        listed.push_back(
            {reports::text_of(row, "code"), reports::text_of(row, "indicator"),
             facts.setup.programme.period(reports::text_of(row, "period"), facts.organisation())});
    }
    return listed;
}

std::string joined(const std::vector<std::string>& numbers) {
    std::string all;
    for (const std::string& number : numbers) all += (all.empty() ? "" : ", ") + number;
    return all;
}

DataRow effect_row(const ReportFacts& facts, const std::string& kind, const core::Period& period,
                   const std::vector<std::string>& causes) {
    return {{"kind", text_field(kind)},
            {"period", text_field(period.code)},
            {"period_name", text_field(period_name(period, facts.request.lang))},
            {"follows_from", text_field(joined(causes))}};
}

// The periods that amounts were claimed through, and the report's own: each later claim carries
// what a correction changed in the earlier ones (R5).
std::vector<core::Period> claimed_periods(const ReportFacts& facts) {
    std::map<core::Date, core::Period> by_end{{facts.period.to, facts.period}};
    for (const auto& claim : recorded_claims(facts.store, facts.as_of)) {
        const auto through = facts.setup.programme.period(claim.through, facts.organisation());
        if (through && through->to < facts.period.to) by_end.emplace(through->to, *through);
    }
    std::vector<core::Period> periods;
    periods.reserve(by_end.size());
    for (auto& [end, period] : by_end) periods.push_back(std::move(period));
    return periods;
}

/// What the corrections of money did to the flat-rate amounts. A flat rate is rounded once on all
/// of its base, so that it is said of all corrections together and not of each.
class FlatRateEffects {
  public:
    FlatRateEffects(const ReportFacts& facts, const IssuedReport& previous,
                    const std::vector<Listed>& listed)
        : facts_(facts) {
        now_ = {costs_at(facts.store, facts.as_of), financing_at(facts.store, facts.as_of)};
        const auto costs = corrected(now_.costs, costs_at(facts.store, previous.as_of));
        const auto financing = corrected(now_.financing, financing_at(facts.store, previous.as_of));
        note(costs, listed);
        note(financing, listed);
        before_ = {without(costs, now_.costs), without(financing, now_.financing)};
    }

    void add(std::vector<DataRow>& rows) const {
        if (causes_.empty()) return;
        for (const core::Period& through : claimed_periods(facts_)) {
            const auto was = amounts(before_, through);
            for (const auto& [rate, amount] : amounts(now_, through)) {
                const auto known = was.find(rate);
                const core::Money old = known == was.end() ? core::Money{} : known->second;
                if (old != amount) rows.push_back(row_of(rate, through, old, amount));
            }
        }
    }

  private:
    struct Lines {
        std::vector<funding::CostLine> costs;
        std::vector<funding::FinancingLine> financing;
    };
    struct Cause {
        const Listed* correction;
        std::vector<std::string> rates;
    };

    template <typename Line>
    void note(const std::vector<CorrectedLine<Line>>& corrected,
              const std::vector<Listed>& listed) {
        for (const auto& one : corrected) {
            const auto shown = std::find_if(listed.begin(), listed.end(), [&](const auto& row) {
                return row.subject == one.now.id && row.period;
            });
            auto rates = flat_rates_on(facts_.setup.programme, one.now);
            if (shown != listed.end() && !rates.empty())
                causes_.push_back({&*shown, std::move(rates)});
        }
    }

    [[nodiscard]] std::map<std::string, core::Money> amounts(const Lines& lines,
                                                             const core::Period& through) const {
        std::map<std::string, core::Money> amounts;
        for (const auto& line :
             funding::gather(facts_.setup.programme, lines.costs, lines.financing, through).lines) {
            if (line.form == funding::LineForm::flat_rate) amounts[line.line] = line.cumulative;
        }
        return amounts;
    }

    [[nodiscard]] std::vector<std::string> causes_of(const std::string& rate,
                                                     const core::Period& through) const {
        std::vector<std::string> numbers;
        for (const Cause& cause : causes_) {
            if (cause.correction->period->to <= through.to &&
                std::find(cause.rates.begin(), cause.rates.end(), rate) != cause.rates.end())
                numbers.push_back(cause.correction->number);
        }
        return numbers;
    }

    [[nodiscard]] DataRow row_of(const std::string& rate, const core::Period& through,
                                 core::Money old, core::Money amount) const {
        DataRow row = effect_row(facts_, "flat_rate", through, causes_of(rate, through));
        row["code"] = text_field(rate);
        row["name"] = text_field(money_line_name(facts_, rate, funding::LineForm::flat_rate));
        row["unit"] = text_field("SEK");
        row["decimals"] = count_field(2);
        row["old"] = money_field(old);
        row["new"] = money_field(amount);
        row["difference"] = money_field(amount - old);
        return row;
    }

    const ReportFacts& facts_;
    std::vector<Cause> causes_;
    Lines before_, now_;
};

/// The figures of one indicator, with the corrections and without them.
class FigureEffects {
  public:
    FigureEffects(const ReportFacts& facts, Origins& origins, const IssuedReport& previous,
                  const std::vector<Listed>& listed, std::vector<DataRow>& rows)
        : facts_(facts),
          origins_(origins),
          earlier_(facts.values, previous.as_of, OnceMissing::was_corrected),
          before_({facts.setup.programme, facts.setup.framework, earlier_, facts.as_of}),
          listed_(listed),
          rows_(rows) {}

    void add(const std::string& code) {
        causes_ = corrections_read_by(code);
        if (causes_.empty()) return;
        query_ = query_at(facts_.scope, {});
        query_.indicators = {code};
        query_.sources = false;
        std::vector<core::Period> periods = own_periods(code);
        periods.push_back(facts_.period);
        for (const core::Period& period : periods) compare(period);
        query_.cumulative = true;
        compare(facts_.period);
    }

  private:
    std::vector<const Listed*> corrections_read_by(const std::string& code) const {
        const auto measures = indicators::measures_of(facts_.setup.framework, code);
        std::vector<const Listed*> read;
        for (const Listed& correction : listed_) {
            if (correction.period && measures.contains(correction.subject))
                read.push_back(&correction);
        }
        return read;
    }

    // From the first correction on, those that end with the report's period or before; without it.
    std::vector<core::Period> own_periods(const std::string& code) const {
        const auto frequency = own_frequency(facts_.setup.framework, code);
        if (!frequency) return {};
        const Listed& first = **std::min_element(
            causes_.begin(), causes_.end(),
            [](const auto* a, const auto* b) { return a->period->from < b->period->from; });
        auto periods = facts_.setup.programme.periods(*frequency, facts_.organisation(),
                                                      first.period->from, facts_.period.to);
        std::erase_if(periods, [&](const core::Period& one) {
            return one.to > facts_.period.to || one.code == facts_.period.code;
        });
        return periods;
    }

    void compare(const core::Period& period) {
        query_.period = period.code;
        const FigureIndex was{before_.figures(query_)};
        for (const Figure& figure : origins_.figures(query_)) {
            const Figure* old = was.find(figure.indicator, figure.version, figure.scope.code);
            if (old == nullptr || old->value == figure.value) continue;
            const auto& definition = definition_of(facts_, figure);
            DataRow row = effect_row(facts_, "figure", period, numbers_within(figure));
            set_name(row, definition, facts_);
            row.erase("indicator");
            row.erase("version");
            row["code"] = text_field(definition.code);
            if (query_.cumulative) row["name"] = text_field(name_since_start(definition, facts_));
            row["old"] = number_field(old->value);
            row["new"] = number_field(figure.value);
            if (!old->value) row["old"].state = indicators::to_word(old->state);
            if (!figure.value) row["new"].state = indicators::to_word(figure.state);
            if (old->value && figure.value)
                row["difference"] = number_field(*figure.value - *old->value);
            rows_.push_back(std::move(row));
        }
    }

    // Those of the span that the figure covers; a formula may reach further back.
    std::vector<std::string> numbers_within(const Figure& figure) const {
        std::vector<std::string> within, until;
        for (const Listed* cause : causes_) {
            if (cause->period->from > figure.to) continue;
            until.push_back(cause->number);
            if (cause->period->to >= figure.from) within.push_back(cause->number);
        }
        return within.empty() ? until : within;
    }

    const ReportFacts& facts_;
    Origins& origins_;
    ValuesBeforeCorrections earlier_;
    indicators::FigureReader before_;
    const std::vector<Listed>& listed_;
    std::vector<DataRow>& rows_;
    std::vector<const Listed*> causes_;
    indicators::FigureQuery query_;
};

}  // namespace

void add_correction_effects(const ReportFacts& facts, Origins& origins, reports::DataSet& data) {
    std::vector<DataRow> rows;
    const auto listed = listed_corrections(facts, data);
    if (!listed.empty()) {
        const auto previous =
            issued_report(facts.store, reports::text_of(data.values, "previous.report"));
        FlatRateEffects{facts, previous, listed}.add(rows);
        FigureEffects figures{facts, origins, previous, listed, rows};
        for (const std::string& code : facts.setup.framework.indicator_codes()) figures.add(code);
    }
    data.tables["correction_effects"] = std::move(rows);
}

}  // namespace utfall::usecases
