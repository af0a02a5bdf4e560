#pragma once

#include "app/core/localized.h"
#include "app/usecases/entry_grid.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace utfall::usecases {

/// What a collection form says of itself. It is all that has to be carried there and back: with it
/// the book makes the form again as it was sent out.
struct FormMark {
    std::string ledger_id;  ///< Of the book.
    std::string collector;  ///< Its slug.
    std::string period;
    std::uint64_t as_of{0};  ///< The ledger size it was made at.
    core::Lang lang{core::Lang::sv};

    /// "F-3f9a2c81d0": ten hexadecimal digits of the SHA-256 over the rest, the language aside.
    std::string id() const;
};

/// The version of what is written into forms; a form of another one is refused.
inline constexpr std::string_view form_format = "1";

/// Where a form keeps its mark: a hidden sheet, and properties of the document with the same names.
/// Some programs drop the one, people may delete the other.
inline constexpr const char* form_mark_sheet = "_form";
inline constexpr const char* form_mark_name = "utfall_form";
inline constexpr const char* form_mark_prefix = "utfall.form.";

/// What a form says of itself, by the names it is kept under.
std::vector<std::pair<std::string, std::string>> form_marks(const FormMark& mark);

/// The defined names of the sheet with the answers, and of the cell of each of them: "svar_001".
inline constexpr const char* form_sheet_name = "utfall_uppgifter";
std::string form_cell_name(std::size_t row);

/// The columns of a form's rows, in the order of the sheet. Their names stand in the sheet under
/// the labels and are what they are found by.
enum class FormColumn : std::size_t {
    row,  ///< The row's code, "M-PRES:T1:F".
    name,
    concerns,
    group,
    unit,
    earlier,
    value,
    state,
    comment,
    remark,  ///< Only of a copy that is sent back.
};
inline constexpr std::size_t form_columns = 10;
std::string_view form_column_name(FormColumn column);
const core::LocalText& form_label(FormColumn column);

/// The code of a grid's cell as a row of a form.
std::string form_row(const GridCell& cell);

/// One row of a form: a cell of the grid, and the grid's row that it stands in.
struct FormRow {
    std::string code;
    const GridRow* row{nullptr};
    const GridCell* cell{nullptr};
};
/// All of them in the order of the sheet. They point into `grid`.
std::vector<FormRow> form_rows(const EntryGrid& grid);
std::map<std::string, FormRow> form_rows_by_code(const EntryGrid& grid);

/// Whom a row concerns: the intervention, or the team that answers.
const std::string& form_concerns(const EntryGrid& grid, const GridRow& row, core::Lang lang);
/// "Närvarotid, Kvinnor": how findings name it.
std::string form_words(const GridRow& row, const GridCell& cell, core::Lang lang);

/// What stands in a form for a value that is known: a number as it is, "ja", a day, a text; or the
/// word of a state in `state`.
struct FormContent {
    std::string value;
    std::string state;
    std::string comment;
    bool operator==(const FormContent&) const = default;
};
FormContent form_content(const GridCell& cell, const indicators::Measure& measure, core::Lang lang);

/// The word that a form has for a state; empty for `value`.
std::string form_state_word(indicators::ValueState state, core::Lang lang);

}  // namespace utfall::usecases
