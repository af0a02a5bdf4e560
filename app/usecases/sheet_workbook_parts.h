#pragma once

#include "app/core/localized.h"
#include "app/programme/setup_sheet_rows.h"
#include "app/usecases/sheet_workbook.h"
#include "reports/xlsx_workbook.h"

#include <map>
#include <string>
#include <vector>

namespace utfall::usecases {

/// One sheet of a workbook in the making: its rows, and the columns that it shows of them.
struct SetupPage {
    const programme::SetupSheet* sheet{nullptr};
    std::vector<std::size_t> columns;
    std::vector<programme::SheetRow> rows;
    reports::xlsx::Sheet at{0};
};

/// The closed list of a column; empty: none.
std::string setup_list_of(const programme::SetupColumn& column);

/// Writes what the words of closed lists mean, and gives where those of each list stand.
std::map<std::string, reports::xlsx::Range, std::less<>> write_setup_words(
    reports::xlsx::Workbook& book, reports::xlsx::Sheet sheet, const SheetWorkbook& wanted,
    const std::vector<SetupPage>& pages);

/// Writes how the workbook is filled in, and its sheets.
void write_setup_guide(reports::xlsx::Workbook& book, reports::xlsx::Sheet sheet,
                       const SheetWorkbook& wanted, const std::vector<SetupPage>& pages);

}  // namespace utfall::usecases
