#pragma once

#include "app/core/decimal.h"
#include "app/core/localized.h"
#include "app/usecases/books.h"
#include "app/usecases/reports_issued.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace utfall::usecases {

/// A value or a cost that an issued report used and that has another version since.
struct ReportCorrection {
    std::string code;      ///< Of the measure, or the cost's id.
    core::LocalText name;  ///< Of the measure or the cost category.
    std::string period;
    std::string scope;  ///< "9901 · T1 · F"
    std::optional<core::Decimal> before, after;
    std::string before_state, after_state;  ///< State codes; empty for a plain value.
    bool money{false};
    std::string reason_code, reason, actor, role;
    core::Instant recorded_at;
    std::uint64_t entry{0};
};

/// Corrections recorded below `as_of` of what `report` was calculated from, oldest first. The
/// report itself never changes.
std::vector<ReportCorrection> corrections_since(Book& book, const IssuedReport& report,
                                                std::uint64_t as_of);

}  // namespace utfall::usecases
