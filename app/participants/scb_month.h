#pragma once

#include "app/core/date.h"
#include "app/core/decimal.h"
#include "app/participants/hours.h"
#include "app/participants/participation.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace utfall::participants {

// The monthly report of participants to SCB: a start stands in the month in which somebody started
// and an end in the month in which they left, whenever either was recorded (R18). If a month is
// corrected, all later months that were delivered must be sent again.

/// What a month says of one person: of one spell, when they came or went several times.
struct ScbRow {
    std::string participant;          ///< A pseudonym.
    std::optional<Sex> sex;           ///< As recorded at the first entry, never from a number.
    std::optional<core::Date> start;  ///< Of a spell that began in the month.
    std::optional<core::Date> end;    ///< Of a spell that ended in the month.
    /// The person's in the month, all interventions together, in the first of their rows. Empty:
    /// not given.
    std::optional<core::Decimal> hours;
    std::optional<ExitReason> exit_reason;  ///< Of an end alone.
    bool operator==(const ScbRow&) const = default;
};

/// All months, "2024-09", that say something of somebody.
struct ScbMonths {
    std::map<std::string, std::vector<ScbRow>> rows;  ///< By participant, then day.
    /// People with hours in a month in which they did not take part: in no row.
    std::map<std::string, std::int64_t> outside;

    [[nodiscard]] std::span<const ScbRow> of(const std::string& month) const;
};
/// Of participations and hours in force.
ScbMonths scb_months(std::span<const Participation> participations, std::span<const Hours> hours);

struct ScbCounts {
    std::int64_t rows{0};
    std::int64_t starts{0};
    std::int64_t ends{0};
    core::Decimal hours;
};
ScbCounts counts_of(std::span<const ScbRow> rows);

/// One month's last delivery.
struct ScbDelivered {
    std::uint64_t entry{0};  ///< Later deliveries have higher numbers.
    std::vector<ScbRow> rows;
};

struct ScbChange {
    std::int64_t people{0};  ///< Whose rows differ from what was delivered; all, if nothing was.
    bool send{false};        ///< It must be sent, for the first time or again.
};
/// How each month that has rows or was delivered stands: one must be sent when it says something
/// else than was delivered, when an earlier one must be sent, and when an earlier one was delivered
/// after it.
std::map<std::string, ScbChange> changed_months(
    const std::map<std::string, ScbDelivered>& delivered, const ScbMonths& now);

}  // namespace utfall::participants
