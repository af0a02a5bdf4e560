#pragma once

#include "app/ledger/line_table.h"
#include "app/ledger/record.h"
#include "app/storage/series_dictionary.h"

namespace utfall::storage {

/// The line a row of column_list() holds. Erased texts come as ledger::Erased.
ledger::Line read_line(const ledger::LineTable& table, const Statement& row,
                       SeriesDictionary& dictionary, Statement& detached);

/// The record of that row, made of the columns as they are.
std::string_view record_of_row(ledger::LineRecord& record, const ledger::LineTable& table,
                               const Statement& row, SeriesDictionary& dictionary);

}  // namespace utfall::storage
