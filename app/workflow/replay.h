#pragma once

#include "app/core/digest.h"
#include "app/ledger/entry.h"
#include "app/workflow/claim_record.h"
#include "app/workflow/four_eyes.h"
#include "app/workflow/period_record.h"
#include "app/workflow/report_record.h"
#include "app/workflow/role_grants.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace utfall::workflow {

/// True for the kinds of entries that a replay takes in whatever book it is. Values and set-ups
/// matter to it only where periods are approved.
bool is_replayed(std::string_view kind);

/// Goes through a ledger after the fact and finds what the program would have refused: entries that
/// came past it. Holds as much as there are periods times reporters, however many values there are.
class Replay {
  public:
    /// `code` of schemas/findings/ledger.json; `message` says the particulars in English.
    using Sink = std::function<void(std::string_view code, std::string message)>;
    /// `covers`: whose values a role for one reporter reaches, by the set-up as told so far.
    explicit Replay(Sink sink, Covers covers = std::equal_to<>{})
        : sink_(std::move(sink)), covers_(std::move(covers)) {}

    /// An entry, before its lines and in the order of the ledger: WORKFLOW_STEP, WORKFLOW_ROLE,
    /// WORKFLOW_ROLE_NOT_HELD, WORKFLOW_SECOND_PERSON, WORKFLOW_DIGEST, WORKFLOW_REPORT_STEP,
    /// WORKFLOW_CLAIM_STEP, WORKFLOW_ENTRY_MALFORMED.
    void begin(const ledger::Entry& entry);
    /// A value line of the entry told last: WORKFLOW_LOCKED_WRITTEN, WORKFLOW_ROLE_NOT_HELD.
    void value(const Reporter& reporter, std::string_view period);

  private:
    // What is known of one reporter's values in one period, besides their state.
    struct Seen {
        std::string last_changer;
        std::optional<core::Digest> digest;  // As recorded, while nothing was written since.
        std::optional<std::uint64_t> told;   // The entry that was last found to write under a lock.
    };

    void check_step(const ledger::Entry& entry, Step step);
    void check_setting(const ledger::Entry& entry);
    void check_grant(const ledger::Entry& entry);
    void check_held(Deed deed, const std::vector<Reporter>& whom);
    void check_part(const ledger::Entry& entry, Step step, const std::string& period,
                    const Part& part);
    Seen& seen(std::string_view period, const Reporter& reporter);

    Sink sink_;
    Covers covers_;
    PeriodStates periods_;
    ReportStates reports_;
    ClaimStates claims_;
    RoleGrants grants_;
    FourEyes four_eyes_{FourEyes::off};
    std::map<std::string, std::map<Reporter, Seen>, std::less<>> seen_;
    std::uint64_t entry_{0};
    core::Instant at_;
    std::string actor_;
    std::string role_;
    bool corrects_{false};  // The entry told last is a correction with its reason.
};

}  // namespace utfall::workflow
