#pragma once

#include "app/ledger/series.h"
#include "app/storage/connection.h"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace utfall::storage {

/// The table that gives each series a small number. Both directions are remembered, up to a limit,
/// so that an import of any size needs the same memory.
class SeriesDictionary {
  public:
    explicit SeriesDictionary(const Connection& connection);

    std::optional<std::int64_t> find(const ledger::SeriesKey& key);
    /// The number and the form that is hashed; adds the series within the open transaction when it
    /// is new.
    struct Known {
        std::int64_t id{0};
        const std::string* record{nullptr};  ///< Valid until the next call.
    };
    Known find_or_add(const ledger::SeriesKey& key);
    bool added() const { return added_; }  ///< By the last find_or_add()?

    /// Throws Error(integrity, "SERIES_UNKNOWN") when there is no such number.
    const ledger::SeriesKey& key_of(std::int64_t id);
    /// The form that is hashed, built from the columns as they are; empty when there is no such
    /// number.
    const std::string& record_of(std::int64_t id);

    /// Forgets what it remembers: numbers given in a transaction that was rolled back are void.
    void forget();

  private:
    std::optional<std::int64_t> look_up(const ledger::SeriesKey& key, const std::string& record);

    const Connection& connection_;
    Statement find_;
    std::optional<Statement> add_;  // Made when it is due: a reader may not even prepare it.
    Statement next_;
    Statement read_;
    std::unordered_map<std::string, std::int64_t> ids_;  // By hashed form; looked up, never walked.
    std::unordered_map<std::int64_t, ledger::SeriesKey> keys_;
    struct Record {
        std::int64_t id{0};
        std::string text;
    };
    Record& kept(std::int64_t id);
    void read_records(std::int64_t first, std::int64_t count);

    std::vector<Record> records_;  // By number; later ones take the places of earlier ones.
    std::int64_t last_asked_{0};
    std::string record_;
    bool added_{false};
};

}  // namespace utfall::storage
