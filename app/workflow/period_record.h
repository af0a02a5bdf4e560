#pragma once

#include "app/core/clock.h"
#include "app/core/digest.h"
#include "app/core/json.h"
#include "app/ledger/entry.h"
#include "app/ledger/series.h"
#include "app/programme/programme.h"
#include "app/workflow/period_state.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::workflow {

/// Who answers for values: a team, or an organisation for all that no team of its reports.
struct Reporter {
    enum class Level { team, organisation };
    Level level{Level::team};
    std::string code;
    auto operator<=>(const Reporter&) const = default;
};
/// "team" or "organisation".
std::string_view to_word(Reporter::Level level);

/// An intervention of several teams is answered for by the first of them, as its collection is.
Reporter reporter_of(const ledger::SeriesKey& series, const programme::Programme& programme);

/// One reporter's part in a step: the values that the person had before them.
struct Part {
    Reporter reporter;
    core::Digest digest;
    std::uint64_t values{0};
};

/// {"period", "reporters": [{"level", "code", "values", "digest"}]}: the body of a step's entry.
core::Json body_of(const std::string& period, const std::vector<Part>& parts);

/// What body_of was given. Throws Error(integrity, "PERIOD_ENTRY_MALFORMED").
std::vector<Part> parts_of(const ledger::Entry& entry);

/// The latest approval, whether or not it still fits.
struct Approval {
    std::uint64_t entry{0};  ///< The values approved are those below this entry.
    core::Digest digest;
    std::uint64_t values{0};
    core::Instant at;
    std::string actor;
    std::string role;
    ledger::Identity identity{ledger::Identity::os_user};
};

struct Standing {
    PeriodState state{PeriodState::open};
    std::optional<Approval> approval;
    std::string submitted_by;  ///< The actor who submitted last; empty: nobody did.
};

/// The states of all periods, replayed from the entries in the order of the ledger.
class PeriodStates {
  public:
    /// Throws Error(integrity, "PERIOD_ENTRY_MALFORMED") when the body is not what body_of made.
    void replay(const ledger::Entry& entry);

    bool empty() const { return periods_.empty(); }
    Standing of(std::string_view period, const Reporter& reporter) const;
    PeriodState state(std::string_view period, const Reporter& reporter) const;
    /// The approval in force that a value recorded by `entry` is among; empty when there is none.
    std::optional<Approval> approval_of(std::string_view period, const Reporter& reporter,
                                        std::uint64_t entry) const;
    /// True when anything was ever done with the period.
    bool knows(std::string_view period) const { return periods_.contains(period); }
    /// Every period and reporter that was ever part of a step, by period.
    void for_each(const std::function<void(const std::string& period, const Reporter&)>& see) const;

  private:
    const Standing* find(std::string_view period, const Reporter& reporter) const;

    std::map<std::string, std::map<Reporter, Standing>, std::less<>> periods_;
};

}  // namespace utfall::workflow
