#pragma once

#include "app/core/finding.h"
#include "app/programme/programme.h"
#include "app/surveys/answer.h"
#include "app/surveys/survey.h"

#include <span>

namespace utfall::surveys {

/// Checks one answer against the set-up: ANSWER_SURVEY_UNKNOWN, ANSWER_QUESTION_UNKNOWN,
/// ANSWER_WAVE_UNKNOWN, ANSWER_UNKNOWN, ANSWER_ORGANISATION_UNKNOWN, ANSWER_TEAM_UNKNOWN,
/// ANSWER_TEAM_ELSEWHERE. The column of each finding is the import column's name. What could not be
/// read counts as not given, and is not told of twice.
void check_answer(const Answer& answer, std::span<const Survey> surveys,
                  const programme::Programme& programme, core::Findings& findings);

/// ANSWER_TWICE at each that has the key of one before it in the same files.
void check_keys_differ(std::span<const Answer> imported, core::Findings& findings);

/// ANSWERS_ABOVE_INVITED, a warning, at the first of `imported` by which more people have answered
/// a wave than were invited to it. `in_force` are the answers in the book.
void check_invited(std::span<const Answer> imported, std::span<const Answer> in_force,
                   std::span<const Survey> surveys, core::Findings& findings);

}  // namespace utfall::surveys
