#pragma once

#include "app/ledger/detached.h"
#include "app/ledger/erasure.h"
#include "app/storage/line_reader.h"
#include "app/storage/verify_report.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::storage {

/// " WHERE column < below": the condition of a statement that goes through a part of the ledger;
/// nothing where all of it is asked for.
std::string condition_below(std::string_view column, std::optional<std::uint64_t> below);

/// All lines of all tables as one stream in ledger order; of the entries below `as_of` alone where
/// one is given.
class LineStream {
  public:
    LineStream(const Connection& connection, std::optional<std::uint64_t> as_of);

    struct Item {
        const ledger::LineTable* table{nullptr};
        const Statement* row{nullptr};
        std::int64_t id{0};
    };
    /// The next line, or none. Stays until advance().
    std::optional<Item> front() const;
    void advance();

  private:
    struct Cursor {
        const ledger::LineTable* table;
        Statement rows;
        bool open;
    };
    void find_first();

    std::vector<Cursor> cursors_;
    std::size_t first_{0};
};

/// The detached texts in order, held against the commitments that records make to them and against
/// what entries say that they erased: what an entry names is gone, and what is gone one names.
class DetachedCheck {
  public:
    DetachedCheck(const Connection& connection, VerifyReport& report,
                  std::optional<std::uint64_t> as_of);

    /// Calls must come in order of (ref, field).
    void expect(ledger::LineRef ref, std::string_view field, std::string_view commitment);
    /// Everything left belongs to nothing, and what was erased is told.
    void finish();

  private:
    bool stands_before(ledger::LineRef ref, std::string_view field) const;
    void note_orphan();
    /// The entry that erased the text; empty when none did.
    std::optional<std::uint64_t> take_erasure(ledger::LineRef ref, std::string_view field);

    VerifyReport& report_;
    std::optional<std::uint64_t> as_of_;
    ledger::Erasures erasures_;                    ///< Of texts that were not met yet.
    std::map<std::uint64_t, std::uint64_t> gaps_;  ///< By the entry that erased them.
    core::Sha256 hash_;
    Statement rows_;
    bool open_;
};

}  // namespace utfall::storage
