#pragma once

#include "app/usecases/disclosure_plan.h"
#include "app/usecases/report_facts.h"
#include "reports/dataset.h"

#include <string_view>
#include <vector>

namespace utfall::usecases {

// Disclosure control where figures leave. An internal report stays what it is; one for a named
// recipient is whole and says on every page for whom; in a public one numbers of too few are
// hidden, and as many others as it takes so that none of them can be worked out.

inline constexpr std::string_view internal_profile = "internal";
inline constexpr std::string_view recipient_profile = "recipient";
inline constexpr std::string_view public_profile = "public";

/// Throws Error(usage): "PROFILE_UNKNOWN", "RECIPIENT_MISSING", "RECIPIENT_LONG".
void check_profile(const ReportRequest& request);

/// What an earlier public report said. `whole` is what it was made of, before anything of it was
/// hidden, and `told` its DataSet as it left.
ToldReport told_report(const Setup& setup, const reports::DataSet& whole,
                       const reports::DataSet& told);

/// Hides what the request's profile hides, wherever the report has it: values, numerators and
/// denominators, what follows from them, origins and corrections. Makes the dataset "disclosure".
/// False when no protection is proved: then nothing protected is told at all, and the report must
/// not be issued.
bool disclose(const Setup& setup, const ReportRequest& request,
              const std::vector<ToldReport>& earlier, reports::DataSet& data);

}  // namespace utfall::usecases
