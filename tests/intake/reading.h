#pragma once

#include "app/intake/csv_reader.h"

#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::tests {

/// What a CSV text gave: copies of the rows, and the faults.
struct CsvReading {
    std::vector<std::vector<std::string>> rows;
    std::vector<std::int64_t> lines;
    core::Findings findings;
    bool header_ok{false};
    bool decimal_comma{false};
    intake::SourceFile source;

    /// "CODE row column" of each finding, parted by "; ".
    std::string faults() const {
        std::string all;
        for (const core::Finding& finding : findings.list()) {
            all += (all.empty() ? "" : "; ") + finding.code + " " +
                   std::to_string(finding.where.row) + " " + finding.where.column;
        }
        return all;
    }
};

inline CsvReading read_csv(const std::string& bytes, const std::vector<intake::ColumnSpec>& columns,
                           const intake::CsvLimits& limits = {}) {
    CsvReading reading;
    std::istringstream in{bytes};
    intake::CsvReader reader{in, "test.csv", columns, reading.findings, limits};
    intake::CsvRow row;
    while (reader.next(row)) {
        reading.rows.emplace_back(row.fields.begin(), row.fields.end());
        reading.lines.push_back(row.line);
    }
    reading.header_ok = reader.header_ok();
    reading.decimal_comma = reader.decimal_comma();
    reading.source = reader.source();
    return reading;
}

/// Columns `alpha` and `beta`, both required and with a Swedish label, and `gamma`.
inline std::vector<intake::ColumnSpec> abc() {
    return {{"alpha", {"Första"}, true, intake::TextUse::identifier},
            {"beta", {"Bäring"}, true, intake::TextUse::free_text},
            {"gamma", {}, false, intake::TextUse::number}};
}

}  // namespace utfall::tests
