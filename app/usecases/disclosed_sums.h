#pragma once

#include "app/core/date.h"
#include "app/indicators/figure.h"
#include "app/programme/programme.h"
#include "app/usecases/disclosure_plan.h"

#include <map>
#include <string>
#include <vector>

namespace utfall::usecases {

/// What tells a figure apart from every other.
struct CountedFigure {
    const indicators::IndicatorDefinition* definition{nullptr};
    indicators::Scope scope;
    std::string period;
    core::Date from, to;
    std::string breakdown;  ///< "sex=F", "grade=7|sex=F"; empty: all.
};

/// How figures of one formula add up: over categories, over organisations and over time. Whatever
/// the parts that are shown lack to a total counts as known to whoever reads it, so that a sum too
/// many only hides more; but for times that no report tells of, which nobody has read anywhere.
class FigureSums {
  public:
    explicit FigureSums(const programme::Programme& programme) : programme_(programme) {}

    /// A number of `formula` that the plan has under `name`.
    void note(const std::string& formula, const std::string& name, const CountedFigure& figure);
    void add_to(DisclosurePlan& plan) const;

  private:
    struct Noted {
        std::string name;
        CountedFigure figure;
    };
    using Parts = std::map<std::string, std::vector<std::string>>;
    class Index;

    void add_sums_of(const Noted& total, const Index& all, DisclosurePlan& plan) const;
    void add_cumulated(const Noted& total, const Index& all, DisclosurePlan& plan) const;
    std::vector<std::string> outermost(const std::vector<const Noted*>& parts) const;
    bool is_inside(const indicators::Scope& part, const indicators::Scope& whole) const;
    std::string frequency_of(const CountedFigure& figure) const;

    const programme::Programme& programme_;
    std::map<std::string, std::vector<Noted>> by_formula_;
};

}  // namespace utfall::usecases
