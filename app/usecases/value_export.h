#pragma once

#include "app/core/localized.h"
#include "app/indicators/value.h"
#include "app/usecases/books.h"

#include <cstdint>
#include <string>

namespace utfall::usecases {

/// A list of values as a file. Its columns are those of `value import`, so that reading it in again
/// changes nothing; only a comment that a spreadsheet would take for a formula comes back behind
/// the apostrophe that keeps it a text.
struct ValueExport {
    indicators::ValueQuery query;
    std::uint64_t as_of{0};
    core::Lang lang{core::Lang::sv};  ///< Of the sheet's name, and of a CSV's dialect.
};

/// Writes the values in force at `as_of`, ordered by series, then period, row by row, into `path`:
/// CSV when it ends in .csv, else a plain sheet. Gives the number of rows. Error(unavailable,
/// "FILE_UNWRITABLE").
std::uint64_t export_values(Book& book, const ValueExport& wanted, const std::string& path,
                            const ProgressSink& progress);

/// Throws Error(usage, "EXPORT_FORMAT") for a name that ends in neither, before anything is
/// written.
void check_export_name(const std::string& path);

}  // namespace utfall::usecases
