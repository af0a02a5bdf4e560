#pragma once

#include "app/core/date.h"
#include "app/usecases/disclosure_plan.h"
#include "app/usecases/setup.h"
#include "reports/dataset.h"

#include <cstddef>
#include <map>
#include <string>
#include <tuple>

namespace utfall::usecases {

/// What decides whether a number may be told.
struct NumberRule {
    std::string count;            ///< Name of the number itself; empty: it is no count.
    std::string numerator, base;  ///< Of a percentage.
    /// How many a median or a mean is of: told with that, and not of too few.
    std::string of;
    bool withheld{false};  ///< Nothing protects it but not being told.
};

/// The protected numbers of one report's data.
struct DisclosedNumbers {
    using Place = std::tuple<std::string, std::size_t, std::string>;  ///< Dataset, row, column.

    DisclosurePlan plan;
    std::map<std::string, NumberRule> figures;  ///< By origin.
    std::map<Place, NumberRule> counts;         ///< Of columns that are declared.
};

/// The class of an indicator, or of all that read a measure: the strictest of its versions. Class a
/// for what is neither.
disclosure::Class disclosure_class(const indicators::Framework& framework, const std::string& code);
/// What a figure of people counts as, since a day and through another: "sex=F", or "" for all.
std::string people_name(const std::string& indicator, const std::string& scope,
                        const std::string& from, const std::string& to,
                        const std::string& breakdown);

/// Reads figures by their origins.
void read_figures(const Setup& setup, const reports::DataSet& data, DisclosedNumbers& numbers);
/// Reads the columns that schemas/datasets.json declares. After read_figures().
void read_counts(const reports::DataSet& data, DisclosedNumbers& numbers);
DisclosedNumbers read_numbers(const Setup& setup, const reports::DataSet& data);

}  // namespace utfall::usecases
