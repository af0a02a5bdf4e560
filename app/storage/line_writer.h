#pragma once

#include "app/core/clock.h"
#include "app/ledger/line_table.h"
#include "app/ledger/merkle.h"
#include "app/ledger/record.h"
#include "app/storage/line_batch.h"
#include "app/storage/series_dictionary.h"

#include <optional>
#include <vector>

namespace utfall::storage {

/// Puts texts into `detached` and gives the commitments that go into records in their place.
class DetachedWriter {
  public:
    DetachedWriter(const Connection& connection, core::Entropy& entropy);
    core::Digest write(ledger::LineRef ref, std::string_view field, std::string_view content);

  private:
    Statement insert_;
    core::Entropy& entropy_;
    core::Sha256 hash_;
};

/// Writes lines of all tables and hashes their records on the way, with no allocation a line but
/// the caller's. Lines reach the file in batches: whoever reads, or ends the entry, asks for
/// write_pending() first.
class LineWriter {
  public:
    LineWriter(const Connection& connection, SeriesDictionary& dictionary,
               DetachedWriter& detached);

    /// The lines to come are those of entry `seq`, the next one.
    void begin_entry(std::uint64_t seq);
    std::uint64_t entry() const { return seq_; }
    /// Writes one line and adds its record to `tree`. Throws std::invalid_argument when the cells
    /// do not fit the table: a fault of the caller's, not of data.
    void write(const ledger::LineTable& table, ledger::LineRef ref, const ledger::Row& cells,
               ledger::MerkleTree& tree);
    void write_pending();
    /// All lines of the entry are there.
    void end_entry();
    /// The entry is given up.
    void drop_entry() noexcept;

  private:
    LineBatch& batch_of(const ledger::LineTable& table);
    void write_cell(const ledger::Column& column, ledger::LineRef ref, const ledger::Cell& cell,
                    LineBatch& batch);
    void write_series(const ledger::Column& column, const ledger::Cell& cell, LineBatch& batch);
    void write_text(const ledger::Column& column, const std::string& text, LineBatch& batch);

    const Connection& connection_;
    SeriesDictionary& dictionary_;
    DetachedWriter& detached_;
    std::vector<std::optional<LineBatch>> batches_;
    std::vector<bool> used_;  ///< By this entry.
    std::uint64_t seq_{0};
    const ledger::LineTable* last_table_{nullptr};
    LineBatch* last_batch_{nullptr};
    ledger::LineRecord record_;
};

}  // namespace utfall::storage
