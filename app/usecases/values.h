#pragma once

#include "app/core/finding.h"
#include "app/indicators/value.h"
#include "app/usecases/books.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace utfall::usecases {

/// One value as a user names it; what is left out follows from the set-up (the team's organisation,
/// ...).
struct ValueName {
    std::string measure, period, organisation, unit, team, intervention;
    std::map<std::string, std::string> breakdown;
};

/// Where a version came from and who recorded it.
struct ValueVersion {
    indicators::StoredValue value;
    ledger::Entry entry;
    std::string source;  ///< "file, row 12"; empty when typed.
};

/// All versions of one value below `as_of`, oldest first. Throws Error(not_found, "VALUE_UNKNOWN")
/// when there is none or the name is not a possible one.
std::vector<ValueVersion> value_history(Book& book, const ValueName& name, std::uint64_t as_of);

struct Corrected {
    std::optional<std::uint64_t> entry;
    std::uint64_t size{0};
    std::uint64_t lines{0};
    bool replayed{false};  ///< The value is that already.
    std::optional<indicators::StoredValue> before;
    std::optional<indicators::StoredValue> after;  ///< As it is recorded, or would be.
    core::Findings findings;
};

/// What a value is to be from now on.
struct Correction {
    ValueName name;
    std::string to;  ///< A number as a person types it; empty when only `state` is given.
    std::string state;
    std::string comment;
    std::string evidence;
    /// The version that the user had before them; empty: whichever is in force.
    std::optional<ledger::LineRef> seen;
};

/// Records another version of one value. A reason code and a note are always due:
/// CHANGE_NEEDS_REASON, REASON_CODE_UNKNOWN. Throws Error(not_found, "VALUE_UNKNOWN"), and
/// Error(conflict, "VALUE_CHANGED") when another version came after `seen`.
Corrected correct_value(Book& book, const Correction& correction, const Act& act);

/// The closed list of reasons for a change (schemas/files.md).
const std::vector<std::string>& reason_codes();

}  // namespace utfall::usecases
