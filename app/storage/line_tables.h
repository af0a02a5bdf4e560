#pragma once

#include "app/ledger/line_table.h"
#include "app/storage/connection.h"

#include <string>
#include <vector>

namespace utfall::storage {

/// Every table of lines that a book has, in the order in which schemas/store/ makes them.
const std::vector<const ledger::LineTable*>& line_tables();
/// False for a table that came with a later version than the book's: a book that is only read stays
/// of its own version, and says nothing by way of that table.
bool has_table(const Connection& connection, const ledger::LineTable& table);
/// Its place in line_tables(). Throws std::invalid_argument for a table that no book has.
std::size_t index_of(const ledger::LineTable& table);

/// "id, series, period, ...": the stored columns, id first.
std::string column_list(const ledger::LineTable& table);
/// With a parameter for each column of `rows` rows.
std::string insert_sql(const ledger::LineTable& table, std::size_t rows, bool with_id = true);
/// Rows with ?1 <= id < ?2, in order.
std::string range_sql(const ledger::LineTable& table);

}  // namespace utfall::storage
