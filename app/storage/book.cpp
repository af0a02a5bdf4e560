#include "app/storage/book.h"

#include <algorithm>

namespace utfall::storage {

using core::Error;
using core::ErrorKind;

Book::Book(std::string book_path, Access the_access, core::Clock& the_clock,
           core::Entropy& the_entropy)
    : path(std::move(book_path)),
      clock(the_clock),
      entropy(the_entropy),
      access(the_access),
      connection(path, the_access),
      value_cache(connection) {}

void Book::load_identity() {
    dictionary.emplace(connection);
    detached.emplace(connection.prepare(detached_select));
    Statement row = connection.prepare("SELECT ledger_id, time_zone FROM book");
    if (!row.step()) {
        throw Error{ErrorKind::integrity, "LEDGER_ALTERED", {{"path", path}}};
    }
    ledger_id = core::to_hex(row.bytes(0));
    time_zone = row.text(1);
}

std::uint64_t Book::size() {
    Statement row = connection.prepare("SELECT coalesce(max(seq), -1) + 1 FROM entry");
    row.step();
    return static_cast<std::uint64_t>(row.integer(0));
}

core::Instant Book::next_at(std::uint64_t seq) {
    Statement last = connection.prepare("SELECT recorded_at FROM entry WHERE seq = ?1");
    last.bind(1, static_cast<std::int64_t>(seq) - 1);
    const core::Instant now = clock.now();
    if (!last.step()) return now;
    // The wall clock may have been set back; the ledger's time never goes back.
    return std::max(now, core::Instant{last.integer(0) + 1});
}

core::Digest Book::root_at(std::uint64_t as_of) {
    if (as_of == 0) {
        return ledger::MerkleTree{}.root();
    }
    check_as_of(as_of);
    Statement row = connection.prepare("SELECT root FROM tree_head WHERE size = ?1");
    row.bind(1, static_cast<std::int64_t>(as_of));
    const auto root = row.step() ? core::Digest::from_bytes(row.bytes(0)) : std::nullopt;
    if (!root) {
        throw Error{ErrorKind::integrity, "TREE_HEAD_MISSING", {{"size", std::to_string(as_of)}}};
    }
    return *root;
}

void Book::check_as_of(std::uint64_t as_of) {
    const std::uint64_t entries = size();
    if (as_of > entries) {
        throw Error{ErrorKind::not_found,
                    "AS_OF_BEYOND_LEDGER",
                    {{"present", std::to_string(entries)}, {"asked", std::to_string(as_of)}}};
    }
}

LineIndex& Book::line_index_from(std::uint64_t first) {
    const std::int64_t id = ledger::packed({first, 0});
    if (!line_index || line_index->first() > id) line_index.emplace(connection, id);
    return *line_index;
}

void Book::write_pending(std::uint64_t as_of) {
    if (!appending || as_of <= writing->lines.entry()) {
        return;
    }
    try {
        writing->lines.write_pending();
    } catch (const StoreError& error) {
        failed = failed || error.is_fatal();
        throw;
    }
}

void Book::load_tree(std::uint64_t size) {
    ledger::MerkleTree& tree = writing->tree;
    if (tree.size() == size) {
        return;
    }
    tree.clear();
    Statement leaves = connection.prepare("SELECT leaf FROM entry ORDER BY seq");
    while (leaves.step()) {
        tree.add(core::Digest::from_bytes(leaves.bytes(0)).value_or(core::Digest{}));
    }
    if (tree.size() != size || (size > 0 && tree.root() != root_at(size))) {
        tree.clear();
        throw Error{ErrorKind::integrity, "LEDGER_ALTERED", {{"path", path}}};
    }
}

}  // namespace utfall::storage
