#include "app/storage/entry_table.h"

#include "app/core/error.h"

#include <algorithm>
#include <array>

namespace utfall::storage {

namespace {

void bind_optional(Statement& insert, int parameter, const std::optional<std::string_view>& text) {
    if (text) {
        insert.bind_text(parameter, *text);
    } else {
        insert.bind_null(parameter);
    }
}

core::Error unreadable_entry(std::uint64_t seq) {
    return core::Error{
        core::ErrorKind::integrity, "ENTRY_UNREADABLE", {{"entry", std::to_string(seq)}}};
}

std::string or_empty(const std::optional<std::string_view>& text) {
    return std::string{text.value_or(std::string_view{})};
}

}  // namespace

ledger::EntryColumns entry_columns(const Statement& row) {
    ledger::EntryColumns entry;
    entry.seq = static_cast<std::uint64_t>(row.integer(0));
    entry.request_id = row.bytes(1);
    entry.recorded_at = row.integer(2);
    entry.actor = row.bytes(3);
    entry.identity = row.bytes(4);
    entry.role = row.optional_bytes(5);
    entry.kind = row.bytes(6);
    entry.subject = row.optional_bytes(7);
    entry.reason_code = row.optional_bytes(8);
    entry.reason = row.optional_bytes(9);
    entry.body = row.bytes(10);
    entry.line_count = static_cast<std::uint64_t>(row.integer(11));
    entry.lines_root = row.bytes(12);
    return entry;
}

std::string_view leaf_of(const Statement& row) {
    return row.bytes(13);
}

ledger::Entry read_entry(const Statement& row, Statement& detached) {
    const ledger::EntryColumns columns = entry_columns(row);
    ledger::Entry entry;
    entry.seq = columns.seq;
    const auto lines_root = core::Digest::from_bytes(columns.lines_root);
    const auto leaf = core::Digest::from_bytes(leaf_of(row));
    if (columns.request_id.size() != entry.request_id.size() || !lines_root || !leaf) {
        throw unreadable_entry(entry.seq);
    }
    std::copy(columns.request_id.begin(), columns.request_id.end(), entry.request_id.begin());
    entry.recorded_at = core::Instant{columns.recorded_at};
    entry.actor = columns.actor;
    const std::string_view identity = columns.identity.substr(0, columns.identity.find(':'));
    const std::array known{ledger::Identity::declared, ledger::Identity::os_user,
                           ledger::Identity::account};
    const auto* const found = std::find_if(
        known.begin(), known.end(), [&](ledger::Identity one) { return to_word(one) == identity; });
    if (found == known.end()) {
        throw unreadable_entry(entry.seq);
    }
    entry.identity = *found;
    entry.role = or_empty(columns.role);
    entry.kind = columns.kind;
    entry.subject = or_empty(columns.subject);
    entry.reason_code = or_empty(columns.reason_code);
    if (columns.reason) {
        entry.reason = read_detached(detached, {entry.seq, 0}, reason_field);
    }
    if (columns.identity.size() > identity.size()) {
        entry.os_user = read_detached(detached, {entry.seq, 0}, os_user_field);
    }
    entry.body = core::parse_own_json(columns.body);
    entry.line_count = columns.line_count;
    entry.lines_root = *lines_root;
    entry.leaf = *leaf;
    return entry;
}

void insert_entry(Statement& insert, const ledger::EntryColumns& entry, const core::Digest& leaf) {
    insert.bind(1, static_cast<std::int64_t>(entry.seq));
    insert.bind_blob(2, entry.request_id);
    insert.bind(3, entry.recorded_at);
    insert.bind_text(4, entry.actor);
    insert.bind_text(5, entry.identity);
    bind_optional(insert, 6, entry.role);
    insert.bind_text(7, entry.kind);
    bind_optional(insert, 8, entry.subject);
    bind_optional(insert, 9, entry.reason_code);
    if (entry.reason) {
        insert.bind_blob(10, *entry.reason);
    } else {
        insert.bind_null(10);
    }
    insert.bind_text(11, entry.body);
    insert.bind(12, static_cast<std::int64_t>(entry.line_count));
    insert.bind_blob(13, entry.lines_root);
    insert.bind_blob(14, leaf.view());
    insert.run();
}

std::optional<std::string> read_detached(Statement& select, ledger::LineRef ref,
                                         std::string_view field) {
    const ResetGuard guard{select};
    select.bind(1, static_cast<std::int64_t>(ref.entry));
    select.bind(2, static_cast<std::int64_t>(ref.line));
    select.bind_text(3, field);
    if (!select.step() || select.is_null(0)) {
        return std::nullopt;
    }
    return select.text(0);
}

}  // namespace utfall::storage
