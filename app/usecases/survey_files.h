#pragma once

#include "app/core/json.h"
#include "app/core/localized.h"
#include "app/usecases/surveys.h"
#include "app/usecases/table_files.h"

#include <vector>

namespace utfall::usecases {

/// Answers as a file of the book's own: its columns are those of `survey import`, so that reading
/// it in again changes nothing. It has the respondents' pseudonyms.
PlainTable answer_file(const std::vector<surveys::Answer>& answers, core::Lang lang);

/// How each question was answered, for a spreadsheet: counts alone.
PlainTable survey_table(const std::vector<SurveyOutcome>& outcomes, core::Lang lang);

/// What both faces answer to a program of one survey: counts alone.
core::Json survey_json(const SurveyOutcome& outcome, core::Lang lang);

}  // namespace utfall::usecases
