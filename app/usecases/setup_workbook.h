#pragma once

#include "app/core/clock.h"
#include "app/core/localized.h"
#include "app/ledger/store.h"
#include "app/programme/setup_rows.h"

#include <cstdint>
#include <string>
#include <vector>

namespace utfall::usecases {

struct SetupWorkbook {
    core::Lang lang{core::Lang::sv};
    core::Instant created;
    /// The rows are there to be looked at, behind a "#", and not to be read.
    bool examples{false};
};

/// The rows as a workbook that read_setup_file() reads again: a sheet a collection, and one a list
/// within its rows (schemas/setup_sheets.json). Same rows, same bytes.
std::string setup_workbook(const std::vector<programme::SetupRow>& rows,
                           const SetupWorkbook& wanted);

/// The set-up as known at one ledger size.
std::string export_setup_workbook(const ledger::Store& store, std::uint64_t as_of, core::Lang lang);

/// The document of the UP 2.0 example.
core::Json setup_example();

/// Sheets to fill in, with the rows of the UP 2.0 example to look at.
std::string setup_template_workbook(core::Lang lang, core::Instant created);

/// Whether a file of that name is to be a workbook.
bool is_workbook_name(const std::string& path);

}  // namespace utfall::usecases
