#pragma once

#include "app/usecases/form_workbook.h"
#include "reports/xlsx_workbook.h"

#include <cstddef>
#include <string>
#include <vector>

namespace utfall::usecases {

/// "Insamlingsformulär HT25: Team Duveholm"
std::string form_title(const Form& form);
/// "Lämnas senast 2026-01-15."
std::string form_due(const Form& form);
/// "Heltal, lägst 0."
std::string form_limits(const indicators::Measure& measure, core::Lang lang);
/// The words that may stand under the state.
std::vector<std::string> form_state_words(core::Lang lang);

/// Writes what the form is, how it is filled in and whom to ask.
void write_form_guide(reports::xlsx::Workbook& book, reports::xlsx::Sheet sheet, const Form& form,
                      std::size_t rows);
/// Writes what each measure is, in the order of the rows.
void write_form_definitions(reports::xlsx::Workbook& book, reports::xlsx::Sheet sheet,
                            const Form& form);
/// Writes what the words of a state mean.
void write_form_words(reports::xlsx::Workbook& book, reports::xlsx::Sheet sheet, core::Lang lang);

}  // namespace utfall::usecases
