#pragma once

#include "app/intake/xlsx_reader.h"
#include "app/programme/setup_sheets.h"

#include <map>
#include <string>
#include <vector>

namespace utfall::usecases {

/// Which sheets of a workbook are which parts of a document.
struct WorkbookSheets {
    std::map<std::string, std::string> by_code;  ///< The workbook's name for each.
    std::vector<std::string> unknown;            ///< Sheets that are no part of it.
    struct Twice {
        std::string first, second;
    };
    std::vector<Twice> twice;
};

/// By their codes and names, or by the names that the workbook was given for them. Left out: how
/// to, what words mean, and sheets whose names begin with "_". `kind` is "setup", "template".
WorkbookSheets sheets_in(const intake::XlsxReader& book, const programme::SetupSheets& form,
                         const std::string& kind);

/// The closest to an unknown sheet's name, of those that a person sees; empty: none is.
std::string closest_sheet(const std::string& sheet, const programme::SetupSheets& form);

/// The defined name that finds a sheet again when it was given another name: "setup.teams".
std::string name_of_sheet(const std::string& kind, const std::string& code);

/// The property that says which format a workbook holds: "utfall.setup_format".
std::string format_property(const std::string& kind);

}  // namespace utfall::usecases
