#pragma once

#include "app/core/json.h"
#include "app/programme/setup_rows.h"
#include "app/programme/setup_sheets.h"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace utfall::programme {

/// A value a column of the sheet; null: empty.
using SheetRow = std::vector<core::Json>;

/// The rows of a set-up as the rows of one of its sheets.
std::vector<SheetRow> rows_in_sheet(const SetupSheet& sheet, const std::vector<SetupRow>& rows);

/// Puts a set-up document together from the rows of its sheets, which come in the order of
/// setup_sheets(). Says where in the document each of them went.
class DocumentOfSheets {
  public:
    explicit DocumentOfSheets(core::Json format);

    /// The row's JSON pointer; nothing for a part of a row that was not there (or has no code),
    /// which is left out.
    std::optional<std::string> add(const SetupSheet& sheet, const SheetRow& row);
    /// Whether there is a row with that code, of which another row may be a part.
    bool has_row(const std::string& collection, const std::string& code) const {
        return places_.contains({collection, code});
    }
    /// There is one operation: any more would replace it.
    bool has_operation() const { return document_.find("operation") != nullptr; }
    const core::Json& document() const { return document_; }

  private:
    core::Json document_;
    /// What has a code, by the lists and codes that lead to it: {"teams", "T1"}.
    std::map<std::vector<std::string>, std::size_t> places_;
};

/// The pointer of the column's member in the row at `row_pointer`.
std::string pointer_of(const std::string& row_pointer, const SetupColumn& column);

}  // namespace utfall::programme
