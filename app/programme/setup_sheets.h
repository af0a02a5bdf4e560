#pragma once

#include "app/core/localized.h"

#include <map>
#include <string>
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
};

/// A column of a sheet: one member of the rows of a set-up document.
struct SetupColumn {
    std::string path;  ///< The member, and the members within it: "code", "scope.level". Heads it.
    core::LocalText label;
    SetupCell kind{SetupCell::text};
    std::string list;  ///< Of a choice.
    bool required{false};
    bool parent{false};     ///< The code of the row that this one is a part of.
    bool when_used{false};  ///< Not offered: exported only where a row holds it.
};

/// A sheet of the set-up workbook: one collection of a document, or one list within its rows.
struct SetupSheet {
    std::string code;        ///< "teams", "teams.members": a name of the sheet, too.
    std::string collection;  ///< "teams"
    std::string list;        ///< "members", "cost_model.flat_rates"; empty: the rows themselves.
    core::LocalText name;
    core::LocalText note;  ///< What a row is.
    std::vector<SetupColumn> columns;
};

/// A word of a closed list, and what it means.
struct SetupWord {
    std::string code;
    core::LocalText meaning;
};

/// The set-up document as sheets (schemas/setup_sheets.json).
struct SetupSheets {
    std::vector<SetupSheet> sheets;  ///< Each after the one whose rows it gives parts of.
    std::map<std::string, std::vector<SetupWord>, std::less<>> lists;
    core::LocalText guide_name;  ///< Of the sheet that says how the others are filled in.
    std::vector<core::LocalText> guide;
    core::LocalText words_name;  ///< Of the sheet that says what the words mean.
};
const SetupSheets& setup_sheets();

}  // namespace utfall::programme
