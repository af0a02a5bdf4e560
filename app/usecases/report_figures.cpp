#include "app/usecases/report_figures.h"

#include "app/indicators/expression.h"
#include "reports/words.h"

#include <algorithm>
#include <set>

namespace utfall::usecases {
namespace {

using indicators::Figure;
using indicators::IndicatorDefinition;
using indicators::Level;
using reports::DataRow;

std::string key_of(const std::string& indicator, std::int64_t version, const std::string& scope,
                   const std::string& category) {
    return indicator + "\x1f" + std::to_string(version) + "\x1f" + scope + "\x1f" + category;
}

bool has_sex(const ReportFacts& facts) {
    return facts.setup.framework.dimension("sex") != nullptr;
}

bool is_broken_by_sex(const indicators::Framework& framework,
                      const IndicatorDefinition& definition) {
    if (indicators::counts_people(definition)) return true;
    const auto measures = measures_of(framework, definition);
    return !measures.empty() &&
           std::all_of(measures.begin(), measures.end(), [](const indicators::Measure* measure) {
               return std::find(measure->breakdowns.begin(), measure->breakdowns.end(), "sex") !=
                      measure->breakdowns.end();
           });
}

}  // namespace

FigureIndex::FigureIndex(std::vector<Figure> figures) : figures_(std::move(figures)) {
    for (std::size_t i = 0; i < figures_.size(); ++i) {
        const Figure& figure = figures_[i];
        const std::string category =
            figure.breakdown.empty() ? std::string{} : figure.breakdown.begin()->second;
        at_.emplace(key_of(figure.indicator, figure.version, figure.scope.code, category), i);
    }
}

const Figure* FigureIndex::find(const std::string& indicator, std::int64_t version,
                                const std::string& scope, const std::string& category) const {
    const auto found = at_.find(key_of(indicator, version, scope, category));
    return found == at_.end() ? nullptr : &figures_[found->second];
}

indicators::FigureQuery query_at(const indicators::Scope& scope, const std::string& period) {
    indicators::FigureQuery query;
    query.period = period;
    query.level = scope.level;
    switch (scope.level) {
        case Level::organisation:
            query.organisation = scope.code;
            break;
        case Level::unit:
            query.unit = scope.code;
            break;
        case Level::team:
            query.team = scope.code;
            break;
        case Level::intervention:
            query.intervention = scope.code;
            break;
        case Level::phase:
            query.phase = scope.code;
            break;
        case Level::programme:
        case Level::region:
            break;
    }
    return query;
}

std::vector<const indicators::Measure*> measures_of(const indicators::Framework& framework,
                                                    const IndicatorDefinition& definition) {
    std::vector<const indicators::Measure*> found;
    for (const std::string* text :
         {&definition.numerator, &definition.denominator, &definition.expression}) {
        if (text->empty()) continue;
        const auto parsed = indicators::Expression::parse(*text);
        if (!parsed.expression) continue;
        for (const std::string& name : parsed.expression->names()) {
            const auto* measure = framework.measure(name);
            if (measure != nullptr) found.push_back(measure);
        }
    }
    return found;
}

std::optional<core::Frequency> own_frequency(const indicators::Framework& framework,
                                             const std::string& code) {
    std::set<core::Frequency> frequencies;
    for (const auto* definition : framework.versions(code)) {
        for (const auto* measure : measures_of(framework, *definition))
            frequencies.insert(measure->frequency);
    }
    if (frequencies.size() != 1) return std::nullopt;
    return *frequencies.begin();
}

std::vector<core::Period> own_periods(const ReportFacts& facts, const std::string& indicator) {
    const auto frequency = own_frequency(facts.setup.framework, indicator);
    if (!frequency) return {};
    auto periods =
        facts.setup.programme.periods(*frequency, facts.organisation(),
                                      facts.setup.programme.operation->span.from, facts.period.to);
    std::erase_if(periods, [&](const core::Period& one) { return one.to > facts.period.to; });
    return periods;
}

const IndicatorDefinition& definition_of(const ReportFacts& facts, const Figure& figure) {
    const auto versions = facts.setup.framework.versions(figure.indicator);
    const auto found =
        std::find_if(versions.begin(), versions.end(), [&](const IndicatorDefinition* definition) {
            return definition->version == figure.version;
        });
    return found == versions.end() ? *versions.back() : **found;
}

std::string theme_of(const std::string& code) {
    return code.substr(0, code.find('-'));
}

void set_name(DataRow& row, const IndicatorDefinition& definition, const ReportFacts& facts) {
    row["indicator"] = text_field(definition.code);
    row["name"] = text_field(definition.name.in(facts.request.lang));
    // What is shown of a distribution is its median, whatever was counted.
    const bool median = definition.method == "distribution";
    row["unit"] = text_field(median ? std::string_view{"median"} : definition.unit);
    row["decimals"] = count_field(definition.decimals);
    row["version"] = count_field(definition.version);
}

std::string name_since_start(const IndicatorDefinition& definition, const ReportFacts& facts) {
    return definition.name.in(facts.request.lang) + ", " +
           reports::word_or_code(facts.request.lang, "span", "cumulative");
}

std::string category_name(const ReportFacts& facts, const std::string& category) {
    for (const auto& dimension : facts.setup.framework.dimensions) {
        for (const auto& known : dimension.categories) {
            if (known.code == category) return known.name.in(facts.request.lang);
        }
    }
    return category;
}

std::string words_of(const ReportFacts& facts, const Figure& figure) {
    if (figure.date) return figure.date->to_string();
    if (figure.text.empty()) return {};
    return figure.distribution.empty()
               ? reports::word_or_code(facts.request.lang, "answer", figure.text)
               : category_name(facts, figure.text);
}

std::string median_words(const ReportFacts& facts, const Figure& figure) {
    const auto& framework = facts.setup.framework;
    for (const auto* measure : measures_of(framework, definition_of(facts, figure))) {
        for (const std::string& breakdown : measure->breakdowns) {
            const auto* dimension = framework.dimension(breakdown);
            if (dimension == nullptr) continue;
            for (const auto& category : dimension->categories) {
                if (category.code == figure.text) return category.name.in(facts.request.lang);
            }
        }
    }
    return figure.text;
}

reports::Field maybe_figure(const Figure* figure, Origins& origins) {
    return figure == nullptr ? reports::Field{} : figure_field(*figure, origins);
}

void set_sexes(DataRow& row, const ReportFacts& facts, const FigureIndex& by_sex,
               const Figure& figure, const IndicatorDefinition& definition, Origins& origins) {
    if (!is_broken_by_sex(facts.setup.framework, definition)) return;
    row["women"] = maybe_figure(
        by_sex.find(figure.indicator, figure.version, figure.scope.code, "F"), origins);
    row["men"] = maybe_figure(by_sex.find(figure.indicator, figure.version, figure.scope.code, "M"),
                              origins);
}

void set_outcome(DataRow& row, const Figure& figure, Origins& origins) {
    row["value"] = figure_field(figure, origins);
    row["state"] =
        text_field(figure.state == indicators::FigureState::value ? std::string_view{}
                                                                  : to_word(figure.state));
    row["numerator"] = number_field(figure.numerator);
    row["denominator"] = number_field(figure.denominator);
    row["coverage_reported"] = count_field(figure.coverage.reported);
    row["coverage_expected"] = count_field(figure.coverage.expected);
}

FigureIndex ask(const ReportFacts& facts, const Origins& origins, indicators::FigureQuery query,
                bool by_sex) {
    const std::string period = query.period;
    return std::move(ask_each(facts, origins, std::move(query), {period}, by_sex)[period]);
}

std::map<std::string, FigureIndex> ask_each(const ReportFacts& facts, const Origins& origins,
                                            indicators::FigureQuery query,
                                            const std::vector<std::string>& periods, bool by_sex) {
    if (by_sex) {
        if (!has_sex(facts)) return {};
        query.by = {"sex"};
    }
    std::map<std::string, std::vector<Figure>> found;
    origins.each_figure(query, periods, [&](Figure&& figure) {
        found[figure.period].push_back(std::move(figure));
    });
    std::map<std::string, FigureIndex> by_period;
    for (auto& [period, figures] : found)
        by_period.emplace(period, FigureIndex{std::move(figures)});
    return by_period;
}

}  // namespace utfall::usecases
