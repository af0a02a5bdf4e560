#pragma once

#include "app/core/finding.h"
#include "app/programme/setup_rows.h"
#include "app/surveys/survey.h"

#include <string>
#include <vector>

namespace utfall::surveys {

/// The surveys among the rows of a set-up, with every fault at its pointer: FIELD_*,
/// SETUP_DUPLICATE_ITEM (a question, an answer or a wave twice), SURVEY_VALUES_ORDER (values that
/// neither rise nor fall along the scale), SURVEY_WAVES_ORDER, SURVEY_ACTIVITY_TWICE.
std::vector<Survey> decode_surveys(const std::vector<programme::SetupRow>& rows,
                                   const std::string& file, core::Findings& findings);

}  // namespace utfall::surveys
