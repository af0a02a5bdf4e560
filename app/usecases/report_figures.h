#pragma once

#include "app/usecases/report_facts.h"
#include "app/usecases/report_origins.h"
#include "reports/dataset.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace utfall::usecases {

/// Figures of one question by what tells them apart in a report's row.
class FigureIndex {
  public:
    FigureIndex() = default;
    explicit FigureIndex(std::vector<indicators::Figure> figures);

    /// nullptr when there is none. `category` is that of the one dimension asked for.
    const indicators::Figure* find(const std::string& indicator, std::int64_t version,
                                   const std::string& scope,
                                   const std::string& category = {}) const;
    const std::vector<indicators::Figure>& all() const { return figures_; }

  private:
    std::vector<indicators::Figure> figures_;
    std::map<std::string, std::size_t> at_;
};

/// The question about one scope and period.
indicators::FigureQuery query_at(const indicators::Scope& scope, const std::string& period);
/// Asks; with `by_sex` for women and men apart, and nothing when the set-up has no such dimension.
FigureIndex ask(const ReportFacts& facts, const Origins& origins, indicators::FigureQuery query,
                bool by_sex);
/// The same in several periods, by period; none stands for itself where nothing was found.
std::map<std::string, FigureIndex> ask_each(const ReportFacts& facts, const Origins& origins,
                                            indicators::FigureQuery query,
                                            const std::vector<std::string>& periods, bool by_sex);

/// The measures an indicator reads, through its expressions.
std::vector<const indicators::Measure*> measures_of(
    const indicators::Framework& framework, const indicators::IndicatorDefinition& definition);
/// The frequency that everything an indicator's versions read is reported at; empty where they
/// differ.
std::optional<core::Frequency> own_frequency(const indicators::Framework& framework,
                                             const std::string& code);
/// The periods of the indicator's own frequency that end by the report's, oldest first.
std::vector<core::Period> own_periods(const ReportFacts& facts, const std::string& indicator);
/// The version that calculated the figure.
const indicators::IndicatorDefinition& definition_of(const ReportFacts& facts,
                                                     const indicators::Figure& figure);

/// Columns indicator, name, unit, decimals and version.
void set_name(reports::DataRow& row, const indicators::IndicatorDefinition& definition,
              const ReportFacts& facts);
/// The name of what an indicator comes to since the operation's start.
std::string name_since_start(const indicators::IndicatorDefinition& definition,
                             const ReportFacts& facts);
/// The name of a category of whichever dimension, or its code.
std::string category_name(const ReportFacts& facts, const std::string& category);
/// An answer that is no number: a day, the category that holds a median, or yes and no.
std::string words_of(const ReportFacts& facts, const indicators::Figure& figure);
/// The category that holds the median, by its name in the dimension that was answered in: codes
/// such as "1" are those of several. Empty where nothing was answered.
std::string median_words(const ReportFacts& facts, const indicators::Figure& figure);
/// Columns value, state, numerator, denominator and coverage.
void set_outcome(reports::DataRow& row, const indicators::Figure& figure, Origins& origins);
/// Columns women and men, where every measure is broken down by sex.
void set_sexes(reports::DataRow& row, const ReportFacts& facts, const FigureIndex& by_sex,
               const indicators::Figure& figure, const indicators::IndicatorDefinition& definition,
               Origins& origins);
/// The figure, or nothing at all.
reports::Field maybe_figure(const indicators::Figure* figure, Origins& origins);
/// The part of a code before its first hyphen.
std::string theme_of(const std::string& code);

}  // namespace utfall::usecases
