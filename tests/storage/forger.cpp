#include "tests/storage/forger.h"

#include "app/ledger/merkle.h"
#include "app/ledger/record.h"
#include "app/storage/entry_table.h"
#include "app/storage/line_reader.h"
#include "app/storage/sqlite_store.h"
#include "app/storage/verify_cursors.h"
#include "tests/storage/raw_book.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/seeded_entropy.h"

namespace utfall::tests {

namespace {

std::string blob(const core::Digest& digest) {
    return "X'" + digest.hex() + "'";
}

// The lines of an entry, hashed as they now stand.
void hash_lines(storage::LineStream& lines, storage::SeriesDictionary& dictionary,
                std::uint64_t seq, ledger::MerkleTree& tree) {
    ledger::LineRecord record;
    const std::int64_t end = ledger::packed({seq + 1, 0});
    for (auto item = lines.front(); item && item->id < end; item = lines.front()) {
        tree.add_record(storage::record_of_row(record, *item->table, *item->row, dictionary));
        lines.advance();
    }
}

// What must be written so that the book's hashes follow from its rows.
std::string true_hashes(const std::string& book) {
    const storage::Connection connection{book, storage::Access::read};
    auto identity = connection.prepare("SELECT lower(hex(ledger_id)) FROM book");
    identity.step();
    const std::string ledger_id = identity.text(0);
    storage::LineStream lines{connection, std::nullopt};
    storage::SeriesDictionary dictionary{connection};
    auto entries = connection.prepare(std::string{storage::entry_select} + "ORDER BY seq");
    ledger::MerkleTree tree;
    std::string sql = "DELETE FROM tree_head;";
    while (entries.step()) {
        ledger::EntryColumns entry = storage::entry_columns(entries);
        ledger::MerkleTree of_lines;
        hash_lines(lines, dictionary, entry.seq, of_lines);
        const core::Digest root = of_lines.root();
        entry.line_count = of_lines.size();
        entry.lines_root = root.view();
        std::string record;
        ledger::append_entry_record(record, ledger_id, entry);
        const core::Digest leaf = tree.leaf_of(record);
        tree.add(leaf);
        sql += "UPDATE entry SET line_count = " + std::to_string(entry.line_count) +
               ", lines_root = " + blob(root) + ", leaf = " + blob(leaf) +
               " WHERE seq = " + std::to_string(entry.seq) + ";INSERT INTO tree_head VALUES (" +
               std::to_string(tree.size()) + ", " + blob(tree.root()) + ");";
    }
    return sql;
}

}  // namespace

void rehash(const std::string& book) {
    RawBook{book}.tamper(true_hashes(book));
    FixedClock clock;
    SeededEntropy entropy;
    storage::SqliteStore::open(book, storage::OpenMode::read_write, clock, entropy)
        ->rebuild_caches();
}

void forge(const std::string& book, const std::string& sql) {
    RawBook{book}.tamper(sql);
    rehash(book);
}

}  // namespace utfall::tests
