#pragma once

#include "app/core/localized.h"
#include "app/programme/setup_sheet_rows.h"
#include "reports/xlsx_workbook.h"

#include <string>
#include <vector>

namespace utfall::usecases {

/// One sheet of a set-up workbook in the making: its rows, and the columns that it shows of them.
struct SetupPage {
    const programme::SetupSheet* sheet{nullptr};
    std::vector<std::size_t> columns;
    std::vector<programme::SheetRow> rows;
    reports::xlsx::Sheet at{0};
};

/// The closed list of a column; empty: none.
std::string setup_list_of(const programme::SetupColumn& column);

/// Writes what the words of closed lists mean.
void write_setup_words(reports::xlsx::Workbook& book, reports::xlsx::Sheet sheet,
                       const std::vector<SetupPage>& pages, core::Lang lang);

/// Writes how the workbook is filled in, and its sheets.
void write_setup_guide(reports::xlsx::Workbook& book, reports::xlsx::Sheet sheet,
                       const std::vector<SetupPage>& pages, core::Lang lang, bool examples);

}  // namespace utfall::usecases
