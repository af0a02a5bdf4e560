#pragma once

#include "app/core/finding.h"
#include "app/core/localized.h"
#include "app/usecases/reports.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace utfall::usecases {

/// One number of a report whose origin is known.
struct ReportNumber {
    std::string ref;     ///< "T1.3"
    std::string row;     ///< Label of its row.
    std::string column;  ///< Label of its column.
    std::string words;   ///< As printed.
};
struct NumberTable {
    int number{0};  ///< "Tabell 6"
    std::string title;
    std::vector<ReportNumber> numbers;
};
/// The numbers that `explain` answers for, by table, in the order of the report. Tables without any
/// are left out.
std::vector<NumberTable> report_numbers(const PreparedReport& report);

/// The cell of a row that `ref` names, whether its origin is known or not; empty when the report
/// prints none.
std::optional<ReportNumber> printed_number(const PreparedReport& report, const std::string& ref);
/// True when `explain` answers for `ref`.
bool has_origin(const PreparedReport& report, const std::string& ref);

enum class Readiness { obstacle, warning, note, fine };

/// One line of what stands in the way of issuing, and of what is in order.
struct ReadinessItem {
    Readiness verdict{Readiness::fine};
    std::string code;  ///< Of a finding; or "cells_missing", "corrections", "emblem", "operation",
                       ///< "indicators".
    std::string message, remedy;              ///< Of a finding.
    std::map<std::string, std::string> args;  ///< Of the others.
};
/// Obstacles first, then warnings, notes and what is in order. `more`: findings besides the
/// report's own.
std::vector<ReadinessItem> readiness(const PreparedReport& report, const core::Findings& more,
                                     core::Lang lang);

}  // namespace utfall::usecases
