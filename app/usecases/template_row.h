#pragma once

#include "app/core/finding.h"
#include "app/intake/sheet_table.h"
#include "app/usecases/setup_places.h"
#include "app/usecases/template_of_sheets.h"

#include <string>
#include <string_view>

namespace utfall::usecases {

/// A row of a template's workbook as it is read: what its cells say, and where they stand.
struct TemplateRow {
    const programme::SetupSheet& sheet;
    core::Place in_sheet;
    const intake::SheetTable::Row& row;
    programme::SheetRow cells;

    std::size_t index_of(std::string_view path) const;
    core::Place place() const;
    core::Place place(std::size_t column) const;  ///< The row's where the sheet lacks the column.
    core::Place place(std::string_view path) const { return place(index_of(path)); }

    /// What a key of a text of this row begins with: "columns.t-teams.new.label".
    std::string key_for(std::string_view path) const;
};

/// Notes why a row could not become a part of the template.
void note_fault(const TemplateRow& row, TemplateOfSheets::Fault fault, core::Findings& findings);

/// Whether a wording is one of a part that has wordings; notes when it is none.
bool is_of_known_part(const TemplateRow& row, core::Findings& findings);

/// Says where the members of the row's element stand, which is at `pointer`.
void place_row(const TemplateRow& row, const std::string& pointer, SetupPlaces& places);

}  // namespace utfall::usecases
