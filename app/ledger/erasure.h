#pragma once

#include "app/core/json.h"
#include "app/ledger/line_table.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::ledger {

/// The kind of the entry that took texts away from where they lay detached.
inline constexpr std::string_view erased_kind = "details-erased";

/// One detached text: of a line, or (line 0) of the entry itself.
struct TextRef {
    LineRef line;
    std::string field;
    auto operator<=>(const TextRef&) const = default;
};

/// {"count", "erased": [[entry, line, field]]}: that entry's body. Texts rise, each stands once.
core::Json body_of(const std::vector<TextRef>& texts);
/// Empty when the body is not what body_of made.
std::optional<std::vector<TextRef>> erased_by(const core::Json& body);

/// What a book says of itself that it no longer holds: each text with the entry that took it away.
using Erasures = std::map<TextRef, std::uint64_t>;

}  // namespace utfall::ledger
