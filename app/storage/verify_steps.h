#pragma once

#include "app/storage/connection.h"
#include "app/storage/sqlite_store.h"
#include "app/storage/verify_report.h"

namespace utfall::storage {

/// V1: what SQLite itself says about the file. False when nothing further can be read.
bool verify_file(const Connection& connection, VerifyReport& report);
/// V2: tables, indexes and guards are those of this version, to the letter.
void verify_schema(const Connection& connection, VerifyReport& report);
/// V3, V4, V5, V8 and V9 in one pass over entries, lines, tree heads and detached texts, all in
/// order; of the entries below `as_of` alone where one is given.
void verify_ledger(const Connection& connection, VerifyReport& report,
                   const std::function<void(Progress)>& progress,
                   std::optional<std::uint64_t> as_of = {});
/// V6: what was signed for the book, beside its file, in `evidence` and in its own reports, is
/// still in it.
void verify_checkpoints(const Connection& connection, const std::string& path,
                        const std::vector<ledger::Evidence>& evidence, VerifyReport& report);
/// V7: the dictionary of series, which is hashed only through the lines that use it.
void verify_dictionary(const Connection& connection, VerifyReport& report);

/// V7: the cache of values, held against the lines it was made of.
void verify_cache(const Connection& connection, VerifyReport& report);

}  // namespace utfall::storage
