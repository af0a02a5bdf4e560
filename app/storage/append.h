#pragma once

#include "app/ledger/store.h"
#include "app/storage/book.h"

namespace utfall::storage {

/// One entry being written, in the transaction that the caller has begun. Must not outlive its
/// store.
class EntryAppend final : public ledger::Append {
  public:
    EntryAppend(Book& book, ledger::EntryDraft draft);
    ~EntryAppend() override;
    EntryAppend(const EntryAppend&) = delete;
    EntryAppend& operator=(const EntryAppend&) = delete;

    std::uint64_t entry() const override { return seq_; }
    core::Instant recorded_at() const override { return recorded_at_; }
    Numbered series(const ledger::SeriesKey& key) override;
    std::uint64_t add(const ledger::LineTable& table, const ledger::Row& cells) override;
    void set_body(core::Json body) override { draft_.body = std::move(body); }
    void erase(std::vector<ledger::TextRef> texts) override;
    ledger::Receipt commit() override;

  private:
    void note_value(const ledger::Row& cells);
    core::Digest write_entry();
    void write_all();
    void give_up() noexcept;
    void note_failure(const StoreError& error) noexcept;

    Book& book_;
    ledger::EntryDraft draft_;
    std::uint64_t seq_;
    core::Instant recorded_at_;
    std::uint64_t lines_{0};
    std::vector<ledger::TextRef> erased_;  ///< Rising.
    ledger::MerkleTree line_tree_;
    bool open_{true};
};

/// Throws Error(usage, "ENTRY_INVALID") when the draft breaks a rule of entries.
void check_draft(const ledger::EntryDraft& draft);

}  // namespace utfall::storage
