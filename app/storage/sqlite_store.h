#pragma once

#include "app/core/clock.h"
#include "app/indicators/value.h"
#include "app/ledger/store.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace utfall::storage {

enum class OpenMode { read_write, read_only };

struct Progress {
    std::uint64_t done{0};
    std::uint64_t total{0};
};

/// A book in one SQLite file: ledger::Store and the value reads over it. All of SQLite ends here;
/// its errors become core::Error.
class SqliteStore final : public ledger::Store, public indicators::ValueReader {
  public:
    /// Creates `path` (must not exist: Error(conflict, "BOOK_EXISTS")) with entry 0 "book-created",
    /// and its signing key beside it, sealed unless `passphrase` is empty.
    static std::unique_ptr<SqliteStore> create(const std::string& path,
                                               const std::string& time_zone,
                                               const ledger::EntryDraft& creation,
                                               core::Clock& clock, core::Entropy& entropy,
                                               const std::string& passphrase = {});
    /// Opens and checks pragmas, application_id and version: Error(unreadable, "BOOK_NOT_A_BOOK" |
    /// "BOOK_NEWER_VERSION"), Error(not_found, "BOOK_NOT_FOUND"). The lock file is taken at the
    /// first begin().
    static std::unique_ptr<SqliteStore> open(const std::string& path, OpenMode mode,
                                             core::Clock& clock, core::Entropy& entropy);
    ~SqliteStore() override;
    /// From now on begin() waits so long for another writer before it throws "BOOK_LOCKED".
    void wait_for_others(std::chrono::milliseconds patience);

    /// Reads values from the lines from here on, whatever the caches say.
    void read_lines_alone();

    /// Makes the caches anew from the lines and gives the ledger's size. The ledger itself is only
    /// read; where texts were erased, the file is written anew too. Throws as begin() does, and
    /// Error(unavailable, "ERASED_REMAINS").
    std::uint64_t rebuild_caches();

    ledger::BookInfo info() const override;
    std::uint64_t size() const override;
    core::Instant next_at() const override;
    std::unique_ptr<ledger::Append> begin(const ledger::EntryDraft& draft,
                                          std::optional<ledger::Receipt>& replayed) override;
    [[nodiscard]] std::unique_ptr<ledger::ReadTogether> read_together() const override;
    std::optional<ledger::Entry> entry(std::uint64_t seq) const override;
    void for_each_entry(std::uint64_t as_of, const ledger::EntryVisitor& visit) const override;
    void for_each_entry_of(const std::vector<std::string>& kinds, std::uint64_t as_of,
                           const ledger::EntryVisitor& visit) const override;
    void for_each_line(const ledger::LineTable& table, std::uint64_t as_of,
                       const ledger::LineVisitor& visit) const override;
    void for_each_line_of(const ledger::LineTable& table, std::uint64_t seq,
                          const ledger::LineVisitor& visit) const override;
    std::uint64_t size_at(core::Instant time) const override;
    core::Digest root_at(std::uint64_t as_of) const override;
    ledger::InclusionProof proof_of(std::uint64_t seq, std::uint64_t as_of) const override;
    std::vector<core::Digest> growth_since(std::uint64_t earlier,
                                           std::uint64_t as_of) const override;
    core::Digest root_of_lines(const ledger::LineTable& table,
                               const std::vector<ledger::LineRef>& refs) const override;
    ledger::Verification verify(std::uint64_t as_of) const override;

    void current(const indicators::ValueQuery& query, std::uint64_t as_of,
                 const indicators::ValueVisitor& visit) const override;
    std::vector<indicators::ReporterColumns> reporters(const std::string& measure,
                                                       std::uint64_t as_of) const override;
    void in_force(const std::string& measure, const indicators::ReporterColumns& reporter,
                  std::uint64_t as_of, indicators::ValueCodes& codes,
                  std::vector<indicators::ValueInForce>& values) const override;
    std::optional<indicators::StoredValue> at(const ledger::SeriesKey& series,
                                              std::string_view period,
                                              std::uint64_t as_of) const override;
    void history(const ledger::SeriesKey& series, std::string_view period, std::uint64_t as_of,
                 const indicators::ValueVisitor& visit) const override;

  private:
    struct Impl;
    explicit SqliteStore(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// Steps V1-V7 and V9 of the verification over the file, read-only; finds everything, stops at
/// nothing. `evidence` is what was kept elsewhere than beside the file.
ledger::Verification verify_book(const std::string& path,
                                 const std::function<void(Progress)>& progress = {},
                                 const std::vector<ledger::Evidence>& evidence = {});

}  // namespace utfall::storage
