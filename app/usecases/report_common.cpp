#include "app/usecases/report_common.h"

#include "app/indicators/targets.h"
#include "app/usecases/common_catalogues.h"
#include "app/usecases/common_view.h"
#include "app/usecases/people_figures.h"
#include "app/usecases/report_parts.h"
#include "reports/words.h"

#include <utility>

namespace utfall::usecases {
namespace {

using indicators::IndicatorDefinition;
using indicators::PeopleCount;
using participants::BySex;
using participants::CommonIndicator;
using reports::DataRow;

IndicatorDefinition named(const std::string& code) {
    IndicatorDefinition definition;
    definition.code = code;
    definition.method = "unique";
    return definition;
}

/// The questions of one report about its common indicators.
class Questions {
  public:
    explicit Questions(const ReportFacts& facts)
        : facts_(facts), figures_(facts.people, facts.setup.programme) {}

    bool has_people() const { return !facts_.people->participations().empty(); }

    std::optional<PeopleCount> count(const std::string& code, const std::string& sex,
                                     bool lines) const {
        const IndicatorDefinition definition = named(code);
        return figures_.count(question(definition, sex, lines));
    }
    const participants::CommonCounts& counts(const std::string& code) const {
        const IndicatorDefinition definition = named(code);
        return figures_.common_counts(question(definition, {}, false));
    }

  private:
    indicators::PeopleQuestion question(const IndicatorDefinition& definition,
                                        const std::string& sex, bool lines) const {
        indicators::PeopleQuestion asked{
            definition,       facts_.scope, {}, {}, facts_.setup.programme.operation->span.from,
            facts_.period.to, lines};
        if (!sex.empty()) asked.breakdown.emplace_back("sex", sex);
        return asked;
    }

    const ReportFacts& facts_;
    PeopleFigures figures_;
};

/// Rows of common indicators: what outputs and results have alike.
class Rows {
  public:
    Rows(const ReportFacts& facts, Origins& origins)
        : facts_(facts), origins_(origins), questions_(facts) {}

    bool has_people() const { return questions_.has_people(); }
    const participants::CommonCounts& counts(const std::string& code) const {
        return questions_.counts(code);
    }

    DataRow row(const CommonIndicator& indicator) {
        const auto* own = facts_.setup.framework.definition_on(indicator.code, facts_.period.to);
        const auto name = own != nullptr ? own->name : common_name(indicator.code);
        DataRow row{{"code", text_field(indicator.code)},
                    {"name", text_field(name.in(facts_.request.lang))},
                    {"women", number(indicator.code, "F")},
                    {"men", number(indicator.code, "M")},
                    {"total", number(indicator.code, {})}};
        // Registers with two values say nothing of a third: that is not nobody.
        const BySex everybody = everybody_of(indicator.code);
        if (everybody.nonbinary > 0) {
            row["non_binary"] = number(indicator.code, "X");
        } else {
            row["non_binary"].state = "not_applicable";
        }
        row["source"] =
            text_field(reports::word_or_code(facts_.request.lang, "source", "own_calculation"));
        return row;
    }

  private:
    BySex everybody_of(const std::string& code) const {
        BySex all = counts(code).complete;
        return all += counts(code).incomplete;
    }

    reports::Field number(const std::string& code, const std::string& sex) {
        const auto count = questions_.count(code, sex, origins_.are_kept());
        reports::Field field;
        if (!count) {
            field.state = "not_reported";
            return field;
        }
        field = count_field(count->people);
        if (origins_.are_kept() && !count->lines.empty()) {
            field.origin = origins_.add("common|" + code + (sex.empty() ? "" : "|" + sex), code,
                                        indicators::formula_in_words(named(code)),
                                        participants::participation_line, count->lines);
        }
        return field;
    }

    const ReportFacts& facts_;
    Origins& origins_;
    Questions questions_;
};

const std::vector<CommonIndicator>& indicators_of(const ReportFacts& facts) {
    return common_indicators_of(facts.setup.programme.operation->fund);
}

void set_target(DataRow& row, const ReportFacts& facts, const std::string& code) {
    const auto* definition = facts.setup.framework.definition_on(code, facts.period.to);
    row["target"] = row["achievement"] = row["version"] = reports::Field{};
    if (definition == nullptr) return;
    row["version"] = count_field(definition->version);
    const auto* target =
        indicators::target_for(facts.setup.framework, code, facts.scope, facts.period.to);
    if (target == nullptr) return;
    row["target"] = number_field(target->value);
    const auto* total = std::get_if<core::Decimal>(&row["total"].value);
    if (total != nullptr)
        row["achievement"] =
            number_field(indicators::achievement(*definition, *total, target->value));
}

}  // namespace

std::optional<PeopleCount> common_count(const ReportFacts& facts, const std::string& code,
                                        const std::string& sex) {
    const Questions questions{facts};
    if (!questions.has_people() || common_indicators_with(code) == nullptr) return std::nullopt;
    return questions.count(code, sex, true);
}

void add_common_outputs(AskedFacts& asked, Origins& origins, reports::DataSet& data) {
    const ReportFacts& facts = asked.facts();
    auto& rows = data.tables["common_outputs"];
    Rows made{facts, origins};
    if (!made.has_people()) return;
    for (const CommonIndicator& indicator : indicators_of(facts)) {
        if (indicator.result) continue;
        DataRow row = made.row(indicator);
        row["incomplete"] = count_field(made.counts(indicator.code).incomplete.total());
        set_target(row, facts, indicator.code);
        rows.push_back(std::move(row));
    }
}

void add_common_results(AskedFacts& asked, Origins& origins, reports::DataSet& data) {
    const ReportFacts& facts = asked.facts();
    auto& rows = data.tables["common_results"];
    Rows made{facts, origins};
    if (!made.has_people()) return;
    for (const CommonIndicator& indicator : indicators_of(facts)) {
        if (!indicator.result) continue;
        DataRow row = made.row(indicator);
        const auto* count = made.counts(indicator.code).find(indicator.code);
        row["window"] = text_field(window_words(indicator.result->window, facts.request.lang));
        row["exited"] = count_field(count->exited.total());
        row["unanswered"] = count_field(count->unanswered.total());
        row["last_observation"] = date_field(count->last_observed);
        rows.push_back(std::move(row));
    }
}

}  // namespace utfall::usecases
