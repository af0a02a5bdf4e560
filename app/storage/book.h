#pragma once

#include "app/core/clock.h"
#include "app/ledger/merkle.h"
#include "app/ledger/store.h"
#include "app/storage/book_lock.h"
#include "app/storage/entry_table.h"
#include "app/storage/line_index.h"
#include "app/storage/line_writer.h"
#include "app/storage/series_dictionary.h"
#include "app/storage/value_cache.h"

#include <memory>
#include <optional>
#include <string>

namespace utfall::storage {

/// What only a writer needs; made at the first begin().
struct Writing {
    Writing(const Connection& connection, SeriesDictionary& dictionary, core::Entropy& entropy)
        : detached(connection, entropy),
          lines(connection, dictionary, detached),
          entry(connection.prepare(entry_insert)),
          tree_head(connection.prepare("INSERT INTO tree_head(size, root) VALUES (?1, ?2)")) {}

    DetachedWriter detached;
    LineWriter lines;
    Statement entry;
    Statement tree_head;
    ledger::MerkleTree tree;  ///< Over the leaves of all entries that are committed.
};

/// An open book: the one connection and what hangs on it. SqliteStore and EntryAppend share it.
struct Book {
    Book(std::string book_path, Access access, core::Clock& the_clock, core::Entropy& the_entropy);

    std::uint64_t size();
    /// When entry `seq` would say that it was recorded, were it begun now.
    core::Instant next_at(std::uint64_t seq);
    /// The root under the tree head of that size. Throws Error(integrity, "TREE_HEAD_MISSING").
    core::Digest root_at(std::uint64_t as_of);
    /// Throws Error(not_found, "AS_OF_BEYOND_LEDGER") when there are fewer entries.
    void check_as_of(std::uint64_t as_of);
    /// Brings the writer's tree up to the entries on the disk, and refuses to build on a tree whose
    /// root is not the stored one: Error(integrity, "LEDGER_ALTERED").
    void load_tree(std::uint64_t size);
    /// Reads what the file says about itself; called once the tables exist.
    void load_identity();
    /// An index of the lines of values from entry `first` on, or of more.
    LineIndex& line_index_from(std::uint64_t first);
    /// Writes what an open append has not written yet, when a read at `as_of` would miss it.
    void write_pending(std::uint64_t as_of);

    std::string path;
    core::Clock& clock;
    core::Entropy& entropy;
    Access access;
    std::unique_ptr<BookLock> lock;
    std::chrono::milliseconds patience{0};  ///< How long another writer is waited for.
    Connection connection;
    std::string ledger_id;
    std::string time_zone;
    std::optional<SeriesDictionary> dictionary;
    ValueCache value_cache;
    std::optional<Statement> detached;    ///< Prepared from detached_select.
    std::optional<Statement> value_row;   ///< Kept: an import asks once a row.
    std::optional<LineIndex> line_index;  ///< Made for who cannot ask the cache.
    std::optional<Writing> writing;
    bool appending{false};
    bool failed{false};  ///< The disk refused once: no more writing until the book is opened anew.
};

}  // namespace utfall::storage
