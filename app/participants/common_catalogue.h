#pragma once

#include "app/core/json.h"
#include "app/participants/common_indicator.h"

#include <string>
#include <vector>

namespace utfall::participants {

enum class SkipReason {
    not_people,    ///< It counts administrations, enterprises or projects.
    not_recorded,  ///< It asks for what is not recorded of anybody, such as who lives in a
                   ///< household.
};

struct SkippedIndicator {
    std::string code;
    SkipReason reason{SkipReason::not_recorded};
    bool operator==(const SkippedIndicator&) const = default;
};

/// A catalogue of a funding period's common indicators: rules that are data, in their order.
struct CommonCatalogue {
    std::string code;
    std::vector<CommonIndicator> indicators;
    std::vector<SkippedIndicator> skipped;
};

/// Reads a document of schemas/catalogue.schema.json. `file` names it in
/// Error(configuration, "CATALOGUE_MALFORMED").
CommonCatalogue common_catalogue_from(const core::Json& document, const std::string& file);

}  // namespace utfall::participants
