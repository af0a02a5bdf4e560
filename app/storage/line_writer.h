#pragma once

#include "app/core/clock.h"
#include "app/ledger/line_table.h"
#include "app/ledger/merkle.h"
#include "app/ledger/record.h"
#include "app/storage/series_dictionary.h"

#include <array>
#include <optional>

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
/// the caller's.
class LineWriter {
  public:
    LineWriter(const Connection& connection, SeriesDictionary& dictionary,
               DetachedWriter& detached);

    /// Writes one line and adds its record to `tree`. Throws std::invalid_argument when the cells
    /// do not fit the table: a fault of the caller's, not of data.
    void write(const ledger::LineTable& table, ledger::LineRef ref, const ledger::Row& cells,
               ledger::MerkleTree& tree);

  private:
    static constexpr std::size_t most_columns = 32;

    Statement& insert_into(const ledger::LineTable& table);
    void write_cell(const ledger::Column& column, std::size_t at, ledger::LineRef ref,
                    const ledger::Cell& cell, Statement& insert);
    void write_text(const ledger::Column& column, int parameter, const std::string& text,
                    Statement& insert);

    const Connection& connection_;
    SeriesDictionary& dictionary_;
    DetachedWriter& detached_;
    std::vector<std::optional<Statement>> inserts_;
    const ledger::LineTable* last_table_{nullptr};
    Statement* last_insert_{nullptr};
    ledger::LineRecord record_;
    std::array<core::Digest, most_columns>
        commitments_;  // Bound without a copy, so kept until the step.
};

}  // namespace utfall::storage
