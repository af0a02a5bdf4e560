#pragma once

#include "app/indicators/value.h"

#include <cstdint>
#include <string>
#include <vector>

namespace utfall::usecases {

/// What became of a value that had been said to be missing: it came late, or was corrected.
enum class OnceMissing { came_late, was_corrected };

/// The values of a later ledger size without what was corrected since an earlier one: what had been
/// reported by then stands as it stood, and what came late is there.
class ValuesBeforeCorrections final : public indicators::ValueReader {
  public:
    /// The reader must outlive this one.
    ValuesBeforeCorrections(const indicators::ValueReader& values, std::uint64_t earlier,
                            OnceMissing missing = OnceMissing::came_late)
        : values_(values), earlier_(earlier), missing_(missing) {}

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
    OnceMissing missing_;
};

}  // namespace utfall::usecases
