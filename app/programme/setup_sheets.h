#pragma once

#include "app/core/localized.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::programme {

/// What the cells of a column hold.
enum class SetupCell {
    text,
    code,
    codes,  ///< Several, parted by commas.
    date,
    choice,  ///< A word of a closed list.
    truth,
    integer,
    decimal,
    money,
    expression,  ///< Of a template.
    key,         ///< Of one of its texts, "@title" without the sign.
};

/// A column of a sheet: one member of the rows of a set-up document.
struct SetupColumn {
    std::string path;  ///< The member, and the members within it: "code", "scope.level". Heads it.
    core::LocalText label;
    SetupCell kind{SetupCell::text};
    std::string list;  ///< Of a choice.
    bool required{false};
    bool parent{false};     ///< The code of the row that this one is a part of, outermost first.
    bool when_used{false};  ///< Not offered: exported only where a row holds it.
};

/// A sheet of the set-up workbook: one collection of a document, or one list within its rows.
struct SetupSheet {
    std::string code;        ///< "teams", "teams.members": a name of the sheet, too.
    std::string collection;  ///< "teams"
    std::string within;  ///< "questions": the list whose elements have `list`; empty: the rows do.
    std::string list;    ///< "members", "cost_model.flat_rates"; empty: the rows themselves.
    core::LocalText name;
    core::LocalText note;  ///< What a row is.
    std::vector<SetupColumn> columns;
};

/// A word of a closed list, and what it means.
struct SetupWord {
    std::string code;
    core::LocalText meaning;
};

using SetupLists = std::map<std::string, std::vector<SetupWord>, std::less<>>;

/// A document as sheets.
struct SetupSheets {
    std::vector<SetupSheet> sheets;  ///< Each after the one whose rows it gives parts of.
    SetupLists lists;
    core::LocalText guide_name;  ///< Of the sheet that says how the others are filled in.
    std::vector<core::LocalText> guide;
    core::LocalText words_name;  ///< Of the sheet that says what the words mean.
};
/// The sheets that an embedded file describes (schemas/setup_sheets.schema.json).
SetupSheets read_document_sheets(std::string_view file);

/// The set-up document as sheets (schemas/setup_sheets.json).
const SetupSheets& setup_sheets();

}  // namespace utfall::programme
