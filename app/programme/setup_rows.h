#pragma once

#include "app/core/finding.h"
#include "app/core/json.h"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::programme {

/// One kind of row in a set-up document (schemas/setup.schema.json).
struct Collection {
    std::string_view name;              ///< "organisations"; "operation" is a collection of one.
    std::vector<std::string_view> key;  ///< Members that make the key, e.g. {"code", "version"}.
    std::vector<std::string_view>
        detached;  ///< Paths of names and free text kept out of the hashed record.
};
/// In the order a setup document is read and written.
const std::vector<Collection>& collections();

/// One row of a setup, as imported or as in force.
struct SetupRow {
    std::string collection;
    core::Json key;  ///< Array of the key's values, null for a part that may be and is left out.
    core::Json content;   ///< The row, normalised: fields that are null, default or empty left out.
    std::string pointer;  ///< Into the imported document; empty for rows already in the book.
};

enum class SetupChange { unchanged, added, changed, ended };

struct ChangedRow {
    SetupRow row;
    SetupChange change{SetupChange::added};
};

struct SetupDiff {
    std::vector<ChangedRow> rows;  ///< Those to be recorded: new, changed or ended.
    std::uint64_t added{0};
    std::uint64_t changed{0};
    std::uint64_t unchanged{0};
    std::uint64_t ended{0};  ///< Got an end date (`to`, `valid_to`) that it did not have.
};

/// Splits a setup document into rows. Faults: SETUP_FORMAT, SETUP_UNKNOWN_COLLECTION, FIELD_*,
/// SETUP_DUPLICATE (the same full key twice with different content).
std::vector<SetupRow> read_setup(const core::Json& document, const std::string& file,
                                 core::Findings& findings);

/// What importing `incoming` into `existing` changes. Rows that are not named stay as they are.
SetupDiff diff(const std::vector<SetupRow>& existing, const std::vector<SetupRow>& incoming);
/// `existing` with `incoming` laid over it, keys in first-seen order, pointers of the incoming
/// kept.
std::vector<SetupRow> merged(const std::vector<SetupRow>& existing,
                             const std::vector<SetupRow>& incoming);
/// The document again: `setup export`.
core::Json to_document(const std::vector<SetupRow>& rows);

/// Takes names and free text out of `content`: returns them by their JSON pointer in the row
/// (`{"/steps/2/reason": "..."}`), null when there are none.
core::Json detach(const Collection& collection, core::Json& content);
/// Puts them back; erased texts stay absent.
void attach(const Collection& collection, core::Json& content, const core::Json& details);

}  // namespace utfall::programme
