#pragma once

#include "app/indicators/figure.h"
#include "app/usecases/books.h"
#include "app/usecases/values.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace utfall::usecases {

/// One figure as an address names it.
struct FigureName {
    std::string indicator;
    std::optional<std::int64_t> version;  ///< Needed only where definitions meet in the period.
    indicators::Scope scope;
    std::string period;
    std::map<std::string, std::string> breakdown;
};

/// The lines of one measure that went into a figure.
struct OriginMeasure {
    std::string code;
    core::Decimal sum;
    std::vector<ValueVersion> lines;
};

/// A figure with everything it was calculated from.
struct FigureOrigin {
    indicators::Figure figure;
    const indicators::IndicatorDefinition* definition{nullptr};
    std::vector<OriginMeasure> measures;
    /// Whether the lines, put through the formula again, give the figure; empty where there is
    /// nothing to add (dates, texts, missing figures).
    std::optional<bool> adds_up;
};

/// `facts` are of `book`. Throws Error(not_found) for an unknown period, indicator or code, and for
/// a version that has no figure there ("INDICATOR_UNKNOWN").
FigureOrigin figure_origin(Book& book, const indicators::Facts& facts, const FigureName& name);

/// The question that has the one figure `name` among its answers.
indicators::FigureQuery query_for(const FigureName& name);

}  // namespace utfall::usecases
