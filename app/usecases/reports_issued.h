#pragma once

#include "app/core/json.h"
#include "app/ledger/store.h"
#include "reports/dataset.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace utfall::usecases {

/// What the ledger says of one issued report.
struct IssuedReport {
    std::string number;  ///< "R-2025-001"
    std::uint64_t entry{0};
    std::uint64_t as_of{0};
    std::string template_name;  ///< "esf-cofinancing@1.0.0"
    std::string family;
    std::string period;
    std::string replaced_by;  ///< Number of the later report that replaces it; empty: none.
    core::Instant issued_at;
    core::Json body;
};

/// All reports issued in entries below `as_of`, oldest first.
std::vector<IssuedReport> issued_reports(const ledger::Store& store, std::uint64_t as_of);
/// The newest of the family that has not been replaced; empty when there is none.
std::optional<IssuedReport> latest_report(const ledger::Store& store, const std::string& family,
                                          std::uint64_t as_of);
/// Throws Error(not_found, "REPORT_UNKNOWN").
IssuedReport issued_report(const ledger::Store& store, const std::string& number);

/// The number that was issued under this request id; empty when none was.
std::optional<std::string> issued_under(const ledger::Store& store,
                                        const ledger::RequestId& request);

/// The DataSet the report was made from, out of its lines: erased texts are missing.
reports::DataSet issued_dataset(const ledger::Store& store, const IssuedReport& report);
/// Lines of report_line for a DataSet: the values first, then the tables by name.
void write_dataset(ledger::Append& append, const reports::DataSet& data);

}  // namespace utfall::usecases
