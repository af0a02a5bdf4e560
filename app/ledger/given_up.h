#pragma once

#include "app/core/json.h"
#include "app/ledger/checkpoint.h"

#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace utfall::ledger {

/// The kind of the entry that says that a backup stands in place of a book that had come further.
inline constexpr std::string_view restored_kind = "book-restored";

/// The checkpoints that a book says of itself, with reason and date, that it no longer holds.
class GivenUp {
  public:
    /// From the body of such an entry.
    void add(const core::Json& body) {
        const core::Json* list = body.find("given_up");
        if (list == nullptr || !list->is_array()) return;
        for (const core::Json& one : list->array()) {
            const core::Json* size = one.find("size");
            if (size == nullptr || !size->is_integer()) continue;
            given_up_.emplace(size->integer(), one.string_or("root"));
        }
    }
    [[nodiscard]] bool holds(const Checkpoint& checkpoint) const {
        return given_up_.contains(
            {static_cast<std::int64_t>(checkpoint.size), checkpoint.root.hex()});
    }

  private:
    std::set<std::pair<std::int64_t, std::string>> given_up_;
};

}  // namespace utfall::ledger
