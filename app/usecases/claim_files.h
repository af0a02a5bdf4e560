#pragma once

#include "app/core/json.h"
#include "app/core/localized.h"
#include "app/funding/claim.h"
#include "app/funding/euro.h"
#include "app/usecases/table_files.h"

#include <optional>
#include <string>

namespace utfall::usecases {

/// Empty when nothing was asked for. Throws Error(usage, "EURO_RATE_FORM").
std::optional<funding::EuroRate> euro_rate_asked(const std::string& text);

/// One claim, a row a line and a source, with the two totals; what does not apply is empty. With a
/// rate also in euro, with the rate and its day in each row.
PlainTable claim_table(const funding::Claim& claim, const std::optional<funding::EuroRate>& euro,
                       core::Lang lang);

/// {"rate","date","lines":[{"line","form",...}],"financing":[...],"total"}: amounts in euro.
core::Json euro_json(const funding::Claim& claim, const funding::EuroRate& euro);

}  // namespace utfall::usecases
