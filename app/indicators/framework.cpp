#include "app/indicators/framework.h"

#include <algorithm>

namespace utfall::indicators {

const Dimension* Framework::dimension(std::string_view code) const {
    const auto found = std::find_if(dimensions.begin(), dimensions.end(),
                                    [&](const Dimension& row) { return row.code == code; });
    return found == dimensions.end() ? nullptr : &*found;
}

const Measure* Framework::measure(std::string_view code) const {
    const Measure* latest = nullptr;
    for (const Measure& row : measures) {
        if (row.code == code && (latest == nullptr || row.version > latest->version)) latest = &row;
    }
    return latest;
}

const IndicatorDefinition* Framework::definition_on(std::string_view code, core::Date day) const {
    const IndicatorDefinition* found = nullptr;
    for (const IndicatorDefinition& row : indicators) {
        if (row.code != code || row.valid_from > day) continue;
        // An open version ends where the next one begins, so the latest start decides.
        if (found == nullptr || row.valid_from > found->valid_from ||
            (row.valid_from == found->valid_from && row.version > found->version)) {
            found = &row;
        }
    }
    return found != nullptr && found->valid_to && *found->valid_to < day ? nullptr : found;
}

std::vector<const IndicatorDefinition*> Framework::versions(std::string_view code) const {
    std::vector<const IndicatorDefinition*> found;
    for (const IndicatorDefinition& row : indicators) {
        if (row.code == code) found.push_back(&row);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto* a, const auto* b) { return a->version < b->version; });
    return found;
}

std::vector<std::string> Framework::indicator_codes() const {
    std::vector<std::string> codes;
    for (const IndicatorDefinition& row : indicators) {
        if (std::find(codes.begin(), codes.end(), row.code) == codes.end()) {
            codes.push_back(row.code);
        }
    }
    return codes;
}

}  // namespace utfall::indicators
