#pragma once

#include "app/usecases/value_check.h"

#include <map>
#include <optional>
#include <string>

namespace utfall::usecases {

/// A value as a person types it, outside any file.
struct TypedRow {
    std::string measure, period, organisation, unit, team, intervention;
    std::map<std::string, std::string> breakdown;
    std::string value;
    std::string state;
    std::string comment;
    std::string evidence;
};

/// Through the same checks as a row of a file; `1,234` is asked about. `label` names the place in
/// findings: empty for a value that stands alone.
std::optional<CheckedValue> check_typed(ValueChecker& checker,
                                        const indicators::Framework& framework,
                                        const TypedRow& typed, const std::string& label,
                                        core::Findings& findings);

}  // namespace utfall::usecases
