#pragma once

#include "app/core/finding.h"
#include "app/core/json.h"
#include "app/indicators/framework.h"
#include "app/programme/programme.h"
#include "app/programme/setup_rows.h"
#include "app/surveys/survey.h"
#include "app/usecases/books.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace utfall::usecases {

/// The set-up as known at one ledger size.
struct Setup {
    std::vector<programme::SetupRow> rows;
    programme::Programme programme;
    indicators::Framework framework;
    std::vector<surveys::Survey> surveys;
};

/// Throws Error(integrity) when what is recorded does not decode.
Setup load_setup(const ledger::Store& store, std::uint64_t as_of);

/// The code of the operation as known at a size; empty when none is recorded. Reads no more of the
/// set-up than that.
std::string operation_code(const ledger::Store& store, std::uint64_t as_of);

/// What the rows of a sound set-up come to.
Setup decode_setup(std::vector<programme::SetupRow> rows);

struct SetupImported {
    std::optional<std::uint64_t> entry;  ///< Empty when nothing changed or it was a dry run.
    std::uint64_t size{0};
    programme::SetupDiff diff;
    core::Findings findings;  ///< Errors: nothing was stored.
};

/// Imports a set-up, as a JSON document (schemas/setup.schema.json) or as a workbook of the same
/// rows: adds versions, changes or ends rows; never deletes. Findings about a workbook name cells.
SetupImported import_setup(Book& book, const std::string& bytes, const std::string& file_name,
                           const Act& act);

/// The document that import_setup would take to make the same set-up.
core::Json export_setup(const ledger::Store& store, std::uint64_t as_of);

}  // namespace utfall::usecases
