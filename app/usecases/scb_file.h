#pragma once

#include "app/core/finding.h"
#include "app/participants/scb_month.h"
#include "app/usecases/table_files.h"
#include "app/usecases/value_import.h"

#include <map>
#include <span>
#include <string>

namespace utfall::usecases {

/// Who is behind which pseudonym. Kept outside of every book; only ever in memory.
using ScbKeys = std::map<std::string, std::string>;

/// Reads the key table (schemas/files.md): `participant, personal_number`. No finding says what
/// stands in a cell of a personal number, nor in one of a pseudonym that may be one:
/// SCB_KEYS_SWAPPED, SCB_KEY_TWICE, and the warning SCB_KEY_NOT_A_NUMBER.
ScbKeys read_scb_keys(InputFile& file, core::Findings& findings);

/// SCB_KEY_MISSING and SCB_KEY_SHARED (two pseudonyms of one person), naming pseudonyms; the
/// warning SCB_SEX_MISSING. `keys` is empty where none were asked for.
void check_scb_rows(std::span<const participants::ScbRow> rows, const ScbKeys* keys,
                    const std::string& key_file, core::Findings& findings);

/// The rows of a month as a file that its sender alone may read. Without keys it has pseudonyms,
/// under a heading that says so.
PlainTable scb_table(const std::string& month, std::span<const participants::ScbRow> rows,
                     const ScbKeys* keys, core::Lang lang);

/// The bytes by the name's ending: a workbook, or CSV with semicolons and a BOM in either language.
std::string scb_bytes(const std::string& path, const PlainTable& table, core::Instant created);

}  // namespace utfall::usecases
