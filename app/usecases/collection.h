#pragma once

#include "app/core/date.h"
#include "app/core/period.h"
#include "app/indicators/figure.h"
#include "app/indicators/frame.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::usecases {

/// Somebody who is asked for values: a team with its interventions, a unit or an organisation.
struct Collector {
    indicators::Level level{indicators::Level::team};
    std::string code;
    std::string name;
    std::string organisation;

    /// How addresses name it: the code of a team, "unit~BJO", "organisation~9901".
    std::string slug() const;
};

/// Everybody who may be asked: teams, units, organisations, each in the order of the set-up.
std::vector<Collector> collectors_of(const programme::Programme& programme);

/// One row owed: a measure by one reporter, without breakdown.
struct OwedValue {
    const indicators::Measure* measure{nullptr};
    ledger::SeriesKey series;
};

/// The newest version of each measure.
std::vector<const indicators::Measure*> latest_measures(const indicators::Framework& framework);

/// The key that a file's row for the same reporter gets (value_check.cpp).
ledger::SeriesKey series_of(const indicators::Measure& measure,
                            const indicators::Reporter& reporter);

/// The operation from its start to its end, or to `today` as long as that is not decided.
indicators::Frame collection_frame(const programme::Programme& programme, core::Date today);

/// What one collector owes for one period, in the order of the set-up: its own rows first, then
/// those of its interventions.
std::vector<OwedValue> owed_values(const indicators::Frame& frame,
                                   const indicators::Framework& framework,
                                   const Collector& collector, const core::Period& period);

enum class CollectionState { not_applicable, not_opened, missing, started, done };
std::string_view to_word(CollectionState state);

/// One cell of the matrix. Counts are of mandatory measures; what is not applicable is not owed.
struct CollectionCell {
    CollectionState state{CollectionState::not_applicable};
    bool late{false};  ///< Past its day and not done.
    std::int64_t reported{0};
    std::int64_t expected{0};
    core::Date due;
};

struct CollectionQuestion {
    core::Frequency frequency{core::Frequency::term};
    std::string phase;   ///< Only periods that touch it; empty: all.
    std::string period;  ///< Only this one; empty: all.
    core::Date today;
    std::vector<std::pair<std::string, std::string>> drafts;  ///< Period and collector's slug.
    bool with_optional{false};  ///< Also those who are asked for nothing that must be given.
};

struct Collection {
    std::vector<core::Period> periods;  ///< Oldest first.
    std::vector<Collector> collectors;
    std::vector<std::vector<CollectionCell>> cells;  ///< By collector, then period.
};

/// Who has reported what, as known at `facts.as_of`. A row counts as reported when anything stands
/// in it but `not_reported`.
Collection collection(const indicators::Facts& facts, const CollectionQuestion& question);

/// The frequencies that any measure has, shortest last.
std::vector<core::Frequency> collected_frequencies(const indicators::Framework& framework);

/// Every period that anything is collected for, one a code, by frequency and then oldest first.
std::vector<core::Period> collected_periods(const programme::Programme& programme,
                                            const indicators::Framework& framework,
                                            core::Date today);

/// By its slug. Throws Error(not_found, "COLLECTOR_UNKNOWN").
Collector collector_of(const programme::Programme& programme, std::string_view slug);

}  // namespace utfall::usecases
