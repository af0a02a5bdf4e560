#pragma once

#include "app/indicators/figure.h"
#include "app/usecases/report_facts.h"
#include "app/usecases/report_money.h"

#include <optional>
#include <string>

namespace utfall::usecases {

/// The lines behind a number, and what the book makes of them now.
struct FoundOrigin : OriginLines {
    std::optional<core::Decimal> number;
    std::optional<indicators::Figure> figure;  ///< Where the number is one.
};

/// The lines behind one origin of a report, found from its key alone, without making the report
/// again. Where a key fits more than one calculation, the one whose lines have the recorded `root`
/// is meant. Empty when the book no longer gives the number any lines.
std::optional<FoundOrigin> find_origin(const ReportFacts& facts, const std::string& key,
                                       const std::string& root);

}  // namespace utfall::usecases
