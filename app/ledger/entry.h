#pragma once

#include "app/core/clock.h"
#include "app/core/digest.h"
#include "app/core/json.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace utfall::ledger {

/// Chosen by the client before it writes, so that a repeated request is answered, not recorded
/// twice.
using RequestId = std::array<unsigned char, 16>;

/// How the actor was told apart: said by the user, taken from the operating system, or logged in.
enum class Identity { declared, os_user, account };
std::string_view to_word(Identity identity);

/// Who does something, and on what ground.
struct Actor {
    std::string code;  ///< core::is_code; never a person's name.
    std::string role;  ///< One of the roles of schemas/files.md.
    Identity identity{Identity::os_user};
    std::string
        os_user;  ///< The operating system's user: kept detached, only its commitment is hashed.
};

/// What a use case asks to have recorded.
struct EntryDraft {
    RequestId request_id{};
    Actor actor;
    std::string kind;         ///< One of entry_kinds().
    std::string subject;      ///< A code or reference, never free text.
    std::string reason_code;  ///< Empty, or one of the closed list.
    std::string reason;       ///< Free text: kept detached.
    core::Json body = core::Json{core::JsonObject{}};
};

/// An act by a person, like a bookkeeping voucher. Never changed once recorded.
struct Entry {
    std::uint64_t seq{0};  ///< Dense from 0; 0 is the book's creation.
    RequestId request_id{};
    core::Instant recorded_at;  ///< Strictly increasing.
    std::string actor;
    Identity identity{Identity::os_user};
    std::string role;
    std::string kind;
    std::string subject;
    std::string reason_code;
    std::optional<std::string> reason;   ///< Empty when none was given or it was erased.
    std::optional<std::string> os_user;  ///< Empty when erased.
    core::Json body;
    std::uint64_t line_count{0};
    core::Digest lines_root;
    core::Digest leaf;
};

/// The closed list of kinds: "book-created", "setup-imported", "values-imported", ...
const std::vector<std::string>& entry_kinds();

}  // namespace utfall::ledger
