#include "app/storage/line_leaves.h"

#include "app/core/error.h"
#include "app/ledger/merkle.h"
#include "app/storage/line_reader.h"
#include "app/storage/line_tables.h"
#include "app/storage/read_hold.h"

#include <optional>
#include <string>

namespace utfall::storage {
namespace {

// Reads lines by their numbers, in order: neighbours come from one walk through the table.
class LineWalk {
  public:
    LineWalk(const Connection& connection, SeriesDictionary& dictionary,
             const ledger::LineTable& table)
        : hold_(connection),
          table_(table),
          dictionary_(dictionary),
          row_(connection.prepare("SELECT " + column_list(table) + " FROM " +
                                  std::string{table.name} + " WHERE id >= ?1 ORDER BY id")) {}

    std::string_view record(std::int64_t id) {
        if (id != next_) {
            row_.reset();
            row_.bind(1, id);
        }
        next_ = id + 1;
        if (!row_.step() || row_.integer(0) != id) {
            const ledger::LineRef ref = ledger::unpacked(id);
            throw core::Error{core::ErrorKind::not_found,
                              "LINE_NOT_FOUND",
                              {{"entry", std::to_string(ref.entry)},
                               {"line", std::to_string(ref.line)},
                               {"table", std::string{table_.name}}}};
        }
        return record_of_row(record_, table_, row_, dictionary_);
    }

  private:
    ReadHold hold_;
    const ledger::LineTable& table_;
    SeriesDictionary& dictionary_;
    Statement row_;
    std::int64_t next_{-1};
    ledger::LineRecord record_;
};

}  // namespace

LineLeaves::Block& LineLeaves::block_of(std::size_t table, std::int64_t id) {
    const std::pair key{table, id / block_lines};
    const auto known = blocks_.find(key);
    if (known != blocks_.end()) return *known->second;
    if (blocks_.size() == most_blocks) blocks_.clear();
    return *blocks_.emplace(key, std::make_unique<Block>()).first->second;
}

core::Digest LineLeaves::root_of(const Connection& connection, SeriesDictionary& dictionary,
                                 const ledger::LineTable& table,
                                 const std::vector<ledger::LineRef>& refs) {
    const std::size_t number = index_of(table);
    std::optional<LineWalk> lines;
    ledger::MerkleTree tree;
    Block* block = nullptr;
    std::int64_t block_number = -1;
    for (const ledger::LineRef ref : refs) {
        const std::int64_t id = ledger::packed(ref);
        if (id / block_lines != block_number) {
            block = &block_of(number, id);
            block_number = id / block_lines;
        }
        core::Digest& leaf = (*block)[static_cast<std::size_t>(id % block_lines)];
        if (leaf == core::Digest{}) {
            if (!lines) lines.emplace(connection, dictionary, table);
            leaf = tree.leaf_of(lines->record(id));
        }
        tree.add(leaf);
    }
    return tree.root();
}

}  // namespace utfall::storage
