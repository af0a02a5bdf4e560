#pragma once

#include "app/indicators/value.h"

#include <cstdint>
#include <string>
#include <vector>

namespace utfall::usecases {

/// The values of a later ledger size without what was corrected since an earlier one: what had been
/// reported by then stands as it stood, and what came late is there.
class ValuesBeforeCorrections final : public indicators::ValueReader {
  public:
    /// The reader must outlive this one.
    ValuesBeforeCorrections(const indicators::ValueReader& values, std::uint64_t earlier)
        : values_(values), earlier_(earlier) {}

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
    const indicators::ValueReader& values_;
    std::uint64_t earlier_;
};

}  // namespace utfall::usecases
