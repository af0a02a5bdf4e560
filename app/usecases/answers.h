#pragma once

#include "app/core/finding.h"
#include "app/core/json.h"
#include "app/core/localized.h"
#include "app/ledger/entry.h"
#include "app/ledger/series.h"
#include "app/usecases/report_corrections.h"
#include "app/usecases/reports.h"
#include "app/usecases/values.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::usecases {

// What both faces answer to a program, so that a member has one shape.

/// {"ok":true,"data":...}
core::Json answer_envelope(core::Json data);
/// {"ok":false,"error":{"code","message","remedy"},"findings":[]}
core::Json error_envelope(std::string_view code, const std::string& message,
                          const std::string& remedy);

/// {"code","severity","file","sheet","row","column","pointer","message","remedy"}
core::Json finding_json(const core::Finding& finding, core::Lang lang);
core::Json findings_json(const core::Findings& findings, core::Lang lang);

/// {"entry","recorded_at","actor","identity","role","kind","subject","reason_code","reason","lines"}
core::Json entry_json(const ledger::Entry& entry);

/// {"measure","organisation","unit","team","intervention","period","breakdown"}
core::Json value_key_json(const ledger::SeriesKey& series, const std::string& period);
/// One version of a value, with who recorded it, why, and the version it replaced.
core::Json value_version_json(const ValueVersion& version);

/// [{"code","period","scope","entry","reason_code"}]: what a report used and has another version
/// of.
core::Json affected_json(const std::vector<ReportCorrection>& corrections);

/// [{"name","format","sha256","content_sha256","bytes"}]: the files of a report.
core::Json files_json(const std::vector<ReportFile>& files);

core::Json or_null(const std::string& text);
core::Json or_null(const std::optional<core::Decimal>& number);
core::Json or_null(const std::optional<std::int64_t>& count);

}  // namespace utfall::usecases
