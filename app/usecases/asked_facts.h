#pragma once

#include "app/programme/account.h"
#include "app/usecases/report_facts.h"
#include "app/usecases/surveys.h"

#include <optional>
#include <vector>

namespace utfall::usecases {

/// What several of the datasets that a template may ask for are made from, read once, when the
/// first of them needs it.
class AskedFacts {
  public:
    /// `facts` must outlive it.
    explicit AskedFacts(const ReportFacts& facts) : facts_(facts) {}

    const ReportFacts& facts() const { return facts_; }
    const programme::Account& account();
    /// Answers to waves that had come by the period's end. A wave without a day has come once
    /// somebody answers it.
    const std::vector<surveys::Answer>& answers();
    /// Of the surveys that somebody within the report's scope had answered by then.
    const std::vector<SurveyOutcome>& outcomes();

  private:
    const ReportFacts& facts_;
    std::optional<programme::Account> account_;
    std::optional<std::vector<surveys::Answer>> answers_;
    std::optional<std::vector<SurveyOutcome>> outcomes_;
};

}  // namespace utfall::usecases
