#pragma once

#include "app/core/date.h"
#include "app/core/json.h"
#include "app/participants/consistency.h"
#include "app/usecases/setup.h"
#include "app/usecases/table_files.h"

#include <cstdint>
#include <string>
#include <vector>

namespace utfall::usecases {

/// What the common indicators of the operation's fund come to on a day, for the whole operation.
struct CommonView {
    const std::vector<participants::CommonIndicator>& indicators;  ///< Of the catalogue.
    participants::CommonCounts counts;                             ///< One an indicator, as above.
    std::vector<participants::ConsistencyCheck> checks;

    /// False: registers that have two sexes say nothing of a third, which is not nobody.
    [[nodiscard]] bool knows_nonbinary() const;
    [[nodiscard]] bool has_people() const;
    /// Whose record is incomplete and whom the indicator leaves out for it.
    [[nodiscard]] std::int64_t left_out_of(const participants::CommonIndicator& indicator) const;
};
CommonView common_view(const ledger::Store& store, std::uint64_t as_of, const Setup& setup,
                       core::Date day);

/// The day that is reckoned to: `asked`, or empty the day of the as-of, which for the present size
/// is that of `now`. Throws Error(usage, "RECKONING_DAY_FORM").
core::Date reckoning_day(const ledger::Store& store, std::uint64_t as_of, const std::string& asked,
                         core::Instant now);

/// "Within 28 days ...": when an outcome counts.
std::string window_words(const participants::ResultWindow& window, core::Lang lang);

/// "F", "M" or "X": of whom a check is, as files say it.
std::string sex_word(const participants::ConsistencyCheck& check);

/// What both faces answer to a program: {"day", "complete", "incomplete", "outputs", "results",
/// "checks", "source"}, counts alone.
core::Json common_view_json(const CommonView& view, core::Lang lang);
/// Outputs and results as one list.
PlainTable common_table(const CommonView& view, core::Lang lang);

}  // namespace utfall::usecases
