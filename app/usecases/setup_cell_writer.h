#pragma once

#include "app/core/json.h"
#include "app/programme/setup_sheets.h"
#include "reports/xlsx_workbook.h"

#include <string>

namespace utfall::usecases {

/// The member of a set-up document as it is typed into a cell: "T1, T2", "yes".
std::string shown_in_cell(const core::Json& value);

/// How the cells of a column look and take what is typed: codes and words stay the texts they are.
reports::xlsx::Style setup_cell_style(const programme::SetupColumn& column);

/// Writes the member so that read_setup_cell() gives it back: a number or a day where that keeps
/// all of it, else a text.
void write_setup_cell(reports::xlsx::Workbook& book, reports::xlsx::Sheet sheet,
                      reports::xlsx::At at, const core::Json& value,
                      const programme::SetupColumn& column, const reports::xlsx::Style& style);

}  // namespace utfall::usecases
