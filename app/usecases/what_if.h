#pragma once

#include "app/core/finding.h"
#include "app/core/json.h"
#include "app/funding/what_if.h"
#include "app/ledger/store.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace utfall::usecases {

struct WhatIfAnswer {
    funding::Scenario scenario;
    funding::WhatIf what_if;
    std::uint64_t as_of{0};
    core::Findings findings;  ///< Of the scenario and of the claims; with an error there are none.
};

/// What the next claim would be by the scenario in `bytes` (schemas/scenario.schema.json), beside
/// what it is, with the lines known at `as_of`. Reads alone.
WhatIfAnswer ask_what_if(const ledger::Store& store, std::uint64_t as_of, std::string_view bytes,
                         const std::string& file);

/// {"until","as_of","before","after","solution","residual"}
core::Json what_if_json(const WhatIfAnswer& answer);

}  // namespace utfall::usecases
