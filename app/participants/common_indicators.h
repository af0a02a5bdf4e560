#pragma once

#include "app/participants/common_indicator.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::participants {

/// Counts of people by recorded sex. A register that has two values leaves the third 0, which is
/// not to be shown as a count (trap 22): that is for whoever shows it.
struct BySex {
    std::int64_t female{0}, male{0}, nonbinary{0};
    std::int64_t not_stated{0};  ///< Of incomplete records alone.

    void add(std::optional<Sex> sex);
    [[nodiscard]] std::int64_t of(Sex sex) const;
    [[nodiscard]] std::int64_t total() const { return female + male + nonbinary + not_stated; }
    BySex& operator+=(const BySex& other);
    bool operator==(const BySex&) const = default;
};

/// What one indicator comes to. Of incomplete records only a total that says so counts any.
struct CommonCount {
    std::string code;
    BySex people;
    // Of results alone. `exited` are those who were at entry what the result asks for and have
    // left for good; the others tell what is known of them.
    BySex exited;
    BySex waiting;     ///< Whose window has not begun.
    BySex unanswered;  ///< Whose window has begun or passed, and nothing in it says yes or no.
    std::optional<core::Date> last_observed;  ///< The last day in any window that something was.
    /// False when there are people and none of them has answered what it asks: not the same as
    /// nobody.
    bool is_known{true};
};

struct CommonCounts {
    core::Date day;
    /// Everybody: whose record is complete as Annex I point 1.1 asks, and who is outside all
    /// indicators until it is (Article 17(5)).
    BySex complete, incomplete;
    BySex exited;        ///< Of the complete: who have left for good.
    BySex between_ages;  ///< Of the complete: whom no age band takes, such as those of 30 to 54.
    std::vector<CommonCount> indicators;  ///< As the indicators given.

    /// nullptr when it was not among them.
    [[nodiscard]] const CommonCount* find(std::string_view code) const;
};

/// Counts each person once, whatever they took part in. `people` are those of `persons_at(day)`.
CommonCounts count_common(std::span<const Person> people,
                          std::span<const CommonIndicator> indicators, core::Date day);

}  // namespace utfall::participants
