#pragma once

#include "app/core/clock.h"
#include "app/core/localized.h"
#include "app/programme/setup_sheet_rows.h"
#include "app/programme/setup_sheets.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace utfall::usecases {

/// A document as a workbook that a person edits: how to, a sheet a part, and what words mean.
struct SheetWorkbook {
    const programme::SetupSheets& form;
    /// By the code of the sheet; a value a column.
    std::map<std::string, std::vector<programme::SheetRow>, std::less<>> rows{};
    std::string title{};    ///< Of the file.
    std::string heading{};  ///< Of the sheet that says how to.
    std::string beside{};   ///< What each sheet says beside its name; may be empty.
    core::Lang lang{core::Lang::sv};
    core::Instant created{};
    /// The rows are there to be looked at, behind a "#", and not to be read.
    bool examples{false};
    std::string kind{};                               ///< "setup": begins the names of its sheets.
    std::map<std::string, std::string> properties{};  ///< Of the file, beside its format.
    /// Lists whose words are what stands in a column of a sheet: "formats" and its column.
    std::map<std::string, std::pair<std::string, std::string>, std::less<>> lists_in_sheets{};
    /// A sheet that is not for people, by its name, which begins with "_": rows of texts.
    std::string hidden_sheet{};
    std::vector<std::vector<std::string>> hidden_rows{};
};

/// Same rows, same bytes. Each sheet has a defined name by which it is found again: "setup.teams".
std::string write_sheet_workbook(const SheetWorkbook& wanted);

}  // namespace utfall::usecases
