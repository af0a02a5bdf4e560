#include "app/workflow/value_set.h"

#include "app/core/json.h"
#include "app/ledger/record.h"

#include <utility>

namespace utfall::workflow {
namespace {

constexpr std::string_view heading = "utfall-period-values-1\n";

std::string shown(const ReportedValue& value) {
    return value.value.empty() ? value.state : value.value;
}

}  // namespace

void ValueSet::add(std::string_view period, ReportedValue value) {
    std::string key = "[";
    ledger::append_series(key, value.series);
    key += ',';
    core::append_canonical_string(key, period);
    values_.insert_or_assign(std::move(key), std::move(value));
}

core::Digest ValueSet::digest() const {
    core::Sha256 hash;
    hash.update(heading);
    std::string rest;
    for (const auto& [key, value] : values_) {
        rest = ',';
        core::append_canonical_string(rest, value.state);
        rest += ',';
        if (value.value.empty()) {
            rest += "null";
        } else {
            core::append_canonical_string(rest, value.value);
        }
        hash.update(key).update(rest).update("]\n");
    }
    return hash.finish();
}

std::vector<ValueChange> changes(const ValueSet& approved, const ValueSet& now) {
    std::vector<ValueChange> all;
    auto before = approved.values_.begin();
    auto after = now.values_.begin();
    while (before != approved.values_.end() || after != now.values_.end()) {
        const bool gone = after == now.values_.end() ||
                          (before != approved.values_.end() && before->first < after->first);
        const bool added =
            !gone && (before == approved.values_.end() || after->first < before->first);
        if (gone) {
            all.push_back({before->second.series, shown(before->second), {}});
        } else if (added) {
            all.push_back({after->second.series, {}, shown(after->second)});
        } else if (before->second != after->second) {
            all.push_back({after->second.series, shown(before->second), shown(after->second)});
        }
        if (!added) ++before;
        if (!gone) ++after;
    }
    return all;
}

}  // namespace utfall::workflow
