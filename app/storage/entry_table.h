#pragma once

#include "app/ledger/entry.h"
#include "app/ledger/record.h"
#include "app/storage/connection.h"

#include <string>

namespace utfall::storage {

/// Detached fields of the entry itself lie on line 0.
inline constexpr std::string_view reason_field = "reason";
inline constexpr std::string_view os_user_field = "os_user";

/// The stored columns in the order of the table, `leaf` last.
inline constexpr std::string_view entry_select =
    "SELECT seq, request_id, recorded_at, actor, identity, role, kind, subject, reason_code, "
    "reason, body, "
    "line_count, lines_root, leaf FROM entry ";

/// The row a statement that begins with entry_select stands on; views are valid until it moves.
ledger::EntryColumns entry_columns(const Statement& row);
std::string_view leaf_of(const Statement& row);

/// The entry a row holds. Reads its detached texts. Throws Error(integrity, "ENTRY_UNREADABLE")
/// when the row was tampered with so that it cannot be read.
ledger::Entry read_entry(const Statement& row, Statement& detached);

void insert_entry(Statement& insert, const ledger::EntryColumns& entry, const core::Digest& leaf);
inline constexpr std::string_view entry_insert =
    "INSERT INTO entry(seq, request_id, recorded_at, actor, identity, role, kind, subject, "
    "reason_code, "
    "reason, body, line_count, lines_root, leaf) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, "
    "?11, ?12, "
    "?13, ?14)";

inline constexpr std::string_view detached_select =
    "SELECT content FROM detached WHERE seq = ?1 AND line = ?2 AND field = ?3";
/// Empty when the text was erased. `select` is prepared from detached_select.
std::optional<std::string> read_detached(Statement& select, ledger::LineRef ref,
                                         std::string_view field);

}  // namespace utfall::storage
