#pragma once

#include "app/core/json.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace utfall::usecases {

/// What a report's workbook holds of where a number comes from.
struct FileLineage {
    std::string report;
    std::string ref;
    std::string sheet;
    std::uint32_t row{0};
    /// What stands in the row, by the headings of its table.
    std::vector<std::pair<std::string, std::string>> fields;
};

/// The row of the lineage sheet that names `ref`, read from the file alone: nothing is checked.
/// `name` is said in errors: FILE_NO_REPORT, FILE_NO_LINEAGE (unreadable), REF_UNKNOWN (not_found)
/// and what XlsxReader throws.
FileLineage lineage_in_file(std::string_view file, const std::string& name, const std::string& ref);

/// {"report", "ref", "sheet", "row", "fields": [{"name", "text"}]}
core::Json lineage_json(const FileLineage& lineage);

}  // namespace utfall::usecases
