#pragma once

#include "app/core/date.h"
#include "app/core/finding.h"
#include "app/core/json.h"
#include "app/participants/scb_figures.h"
#include "app/participants/scb_month.h"
#include "app/usecases/books.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace utfall::usecases {

/// The entry that says that a month was sent; its subject is the month.
inline constexpr const char* scb_delivered_kind = "scb-delivered";

/// One month's last delivery. The book keeps at which size it was, and counts: what was in it is
/// calculated again of that size, so that no record speaks of people.
struct ScbDelivery {
    std::uint64_t entry{0};
    core::Date on;  ///< The day of the entry, in the book's time zone.
    std::uint64_t size{0};
    std::int64_t rows{0};
    std::int64_t starts{0};
    std::int64_t ends{0};
};

struct ScbMonthState {
    std::string month;
    core::Date due;               ///< Four weeks after its last day.
    participants::ScbCounts own;  ///< With `erased` people as they were delivered.
    std::optional<ScbDelivery> delivered;
    std::int64_t erased{0};          ///< Rows that were delivered, of people who were erased since.
    participants::ScbChange change;  ///< Since it was delivered, among people still known.
    std::int64_t outside{0};         ///< People with hours who did not take part.
    std::optional<participants::ScbFigures> reported;

    /// SCB's figures minus one's own; empty where SCB has told none.
    [[nodiscard]] std::optional<std::int64_t> difference_of_starts() const;
    [[nodiscard]] std::optional<std::int64_t> difference_of_ends() const;
};

/// Every month that has rows, was delivered or is known to SCB, in order, as known at a size.
std::vector<ScbMonthState> scb_states(const ledger::Store& store, std::uint64_t as_of);
/// One of them, also where there is nothing of it.
ScbMonthState scb_state_of(const std::vector<ScbMonthState>& states, const std::string& month);
/// The months that must be sent after `month` once that is sent: those later ones that were
/// delivered before.
std::vector<std::string> to_send_after(const std::vector<ScbMonthState>& states,
                                       const std::string& month);

/// The first day of "2024-09". Throws Error(usage, "SCB_MONTH_FORM").
core::Date first_day_of(const std::string& month);

/// What is to be sent of a month, as known at `as_of`.
std::vector<participants::ScbRow> scb_rows_at(const ledger::Store& store, const std::string& month,
                                              std::uint64_t as_of);
/// SCB's own figures in force at `as_of`, by month.
std::vector<participants::ScbFigures> scb_figures_at(const ledger::Store& store,
                                                     std::uint64_t as_of);

struct ScbSent {
    std::optional<std::uint64_t> entry;  ///< Empty: faults, or a try.
    std::uint64_t size{0};
    bool replayed{false};  ///< It was delivered before, and need not be sent again.
    core::Findings findings;
};
/// Records that a month was delivered as it is known at `as_of`. With an earlier month that must be
/// sent first the warning SCB_EARLIER_FIRST. Throws as first_day_of.
ScbSent record_scb_delivery(Book& book, const std::string& month, std::uint64_t as_of,
                            const Act& act);

/// {"month","due","starts","ends","rows","hours","delivered","erased","changed","send","outside",
/// "reported"}: counts, and nobody.
core::Json scb_month_json(const ScbMonthState& state);

}  // namespace utfall::usecases
