#pragma once

#include "app/core/clock.h"
#include "app/core/decimal.h"
#include "app/usecases/books.h"
#include "app/usecases/reports.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace utfall::usecases {

/// One source line of a number.
struct ExplainedInput {
    ledger::LineRef ref;
    std::string value;
    std::string file;
    std::optional<std::int64_t> row;
    std::string actor;
    core::Instant recorded_at;
};

struct Explained {
    std::string ref;
    std::string value;
    std::string formula;
    std::string definition;
    std::optional<core::Decimal> numerator, denominator;
    std::string lines_root;
    bool recomputes{false};  ///< The lines found now have the root that the report recorded.
    std::vector<std::string> parts;  ///< For a total: the references it is calculated from.
    std::vector<ExplainedInput> inputs;
};

/// Where the number `ref` ("T1.3") of an issued report comes from, line by line, checked against
/// the recorded root. Throws Error(not_found, "REPORT_UNKNOWN" | "REF_UNKNOWN").
Explained explain(Book& book, const std::string& report, const std::string& ref);
/// The same of a report that is at hand, issued or not. `name` stands in the error's words.
Explained explain_number(Book& book, const PreparedReport& report, const ReportRequest& request,
                         const std::string& name, const std::string& ref);

/// As schemas/files.md answers `report explain`.
core::Json explained_json(const Explained& explained);

}  // namespace utfall::usecases
