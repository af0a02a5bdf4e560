#pragma once

#include "app/usecases/value_import.h"

#include <vector>

namespace utfall::usecases {

/// Takes the rows of SIE 4 files that `accounts` calls costs in as actual costs, as one entry
/// (schemas/files.md). A row's id is its fiscal year, series, voucher and place in the voucher, so
/// that the same file again changes nothing; what the file does not say (the day of payment,
/// evidence, VAT) stays what the book says. Each account without a rule is one
/// SIE_ACCOUNT_UNMAPPED. With any error nothing is stored.
Imported import_sie(Book& book, std::vector<InputFile>& files, InputFile& accounts, const Act& act);

}  // namespace utfall::usecases
