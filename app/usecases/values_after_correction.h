#pragma once

#include "app/indicators/value.h"

#include <cstdint>
#include <string>
#include <vector>

namespace utfall::usecases {

/// The values as they would be read if one of them had another version, which nothing has recorded
/// yet. That version must be of a series and period that hold one.
class ValuesAfterCorrection final : public indicators::ValueReader {
  public:
    /// The reader must outlive this one.
    ValuesAfterCorrection(const indicators::ValueReader& values, indicators::StoredValue corrected);

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
    [[nodiscard]] bool is_of(const ledger::SeriesKey& series, std::string_view period) const;

    const indicators::ValueReader& values_;
    indicators::StoredValue corrected_;
    std::string breakdown_;
};

}  // namespace utfall::usecases
