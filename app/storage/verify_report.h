#pragma once

#include "app/ledger/store.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace utfall::storage {

/// Collects what a verification finds. The first thousand of each code are kept in full and the
/// rest are counted, so that one early change cannot fill the memory with its consequences.
class VerifyReport {
  public:
    explicit VerifyReport(ledger::Verification& result) : result_(result) {}

    /// The text of each code stands in schemas/findings/ledger.json; `message` says the particulars
    /// in English.
    void add(std::string_view step, std::string_view code, std::optional<std::uint64_t> entry,
             std::string message);
    /// Notes how many were left out. Call last.
    void finish();

    ledger::Verification& result() { return result_; }

  private:
    struct Count {
        std::string step;
        std::uint64_t total{0};
    };
    ledger::Verification& result_;
    std::map<std::string, Count, std::less<>> counts_;
};

}  // namespace utfall::storage
