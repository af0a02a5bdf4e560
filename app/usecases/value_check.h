#pragma once

#include "app/core/decimal.h"
#include "app/core/finding.h"
#include "app/core/period.h"
#include "app/indicators/value.h"
#include "app/intake/cells.h"
#include "app/intake/columns.h"
#include "app/ledger/series.h"
#include "app/usecases/setup.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace utfall::usecases {

/// A value that keeps every rule of the set-up.
struct CheckedValue {
    const ledger::SeriesKey* series{nullptr};  ///< Lives as long as the checker.
    std::uint32_t key{0};                      ///< The checker's small number of `series`, ...
    std::uint32_t period_number{0};            ///< ... and of `period`.
    const indicators::Measure* measure{nullptr};
    std::string period;
    indicators::ValueState state{indicators::ValueState::value};
    std::optional<core::Decimal> value;
    std::string comment;
    std::string evidence;
};

/// Believes values or says why not. Remembers keys and periods it has checked, so that a long file
/// costs one check a key; what it remembers grows with the set-up, not with the file.
class ValueChecker {
  public:
    explicit ValueChecker(const Setup& setup);

    /// The columns of a value file with the framework's dimensions.
    const std::vector<intake::ColumnSpec>& columns() const { return columns_; }

    /// Notes every fault of the row and returns the value when there is none.
    std::optional<CheckedValue> check(const intake::CsvRow& row, intake::RowCells& cells,
                                      core::Findings& findings);

  private:
    struct Reporter {
        std::vector<bool> periods;  ///< Those known to fit, by number.
        core::DateSpan active;
    };
    struct Key {
        bool believed{false};
        std::uint32_t number{0};
        ledger::SeriesKey series;
        const indicators::Measure* measure{nullptr};
        Reporter* reporter{nullptr};
        core::Findings faults;
        const std::string* text{nullptr};  ///< Its place in keys_.
        Key* follower{nullptr};            ///< What came after it last: files repeat their order.
    };
    struct PeriodAnswer {
        const indicators::Measure* measure{nullptr};
        std::string organisation;
        std::string period;
        std::string_view fault;  ///< Finding code; empty when the period fits the measure.
        core::DateSpan days;
    };

    const Key& key_of(const intake::CsvRow& row);
    Reporter& reporter_of(const ledger::SeriesKey& series);
    Key check_key(const intake::CsvRow& row) const;
    void check_reporter(const intake::CsvRow& row, Key& key) const;
    void check_organisation(const intake::CsvRow& row, Key& key) const;
    void check_breakdown(const intake::CsvRow& row, Key& key) const;
    /// The number of a period that fits; notes the fault of one that does not.
    std::optional<std::uint32_t> period_of(const Key& key, std::string_view period,
                                           const intake::RowCells& cells, core::Findings& findings);
    /// The finding code of a period that does not fit; empty when it does.
    std::string_view check_period(const Key& key, std::string_view period);
    PeriodAnswer check_measure(const Key& key, std::string_view period) const;
    core::DateSpan reporter_span(const ledger::SeriesKey& series) const;

    const Setup& setup_;
    std::vector<std::string> dimensions_;
    std::vector<intake::ColumnSpec> columns_;
    std::unordered_map<std::string, Key> keys_;
    Key* last_key_{nullptr};
    std::unordered_map<std::string, Reporter> reporters_;     // By measure and reporter.
    std::unordered_map<std::string, std::uint32_t> periods_;  // Those that fit somewhere.
    std::string last_period_;  // Files come in runs of the same period.
    std::optional<std::uint32_t> last_period_number_;
    PeriodAnswer last_answer_;  // Files come in runs of the same measure, too.
    std::string scratch_;
};

}  // namespace utfall::usecases
