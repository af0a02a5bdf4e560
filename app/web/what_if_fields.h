#pragma once

#include "app/web/book_shelf.h"
#include "app/web/visit.h"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace utfall::web {

enum class TypedAs { choice, date, decimal, percent };

/// A field of the what-if form; its name is the scenario's member.
struct WhatIfField {
    std::string_view name;
    TypedAs as{TypedAs::choice};
    bool required{true};
};

/// A change that can be added: an operation of scenarios, with what is settled by its kind.
struct WhatIfChange {
    std::string_view kind;
    std::string_view operation;
    std::string_view lines;  ///< The member `lines`; empty: it has none.
    std::span<const WhatIfField> fields;
};

std::span<const WhatIfChange> what_if_changes();
/// nullptr when there is none of that kind.
const WhatIfChange* what_if_change(std::string_view kind);
std::span<const WhatIfField> what_if_goal();

/// Values and words of what a field offers.
using WhatIfChoices = std::vector<std::pair<std::string, std::string>>;
WhatIfChoices what_if_choices(std::string_view field, const OpenedBook& opened, const Visit& visit);

}  // namespace utfall::web
