#include "app/programme/setup_rows.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace utfall::programme {
namespace {

using RowKey = std::pair<std::string, std::string>;

RowKey key_of(const SetupRow& row) {
    // There is one operation: another code is a change of it.
    if (row.collection == "operation") return {row.collection, {}};
    return {row.collection, core::canonical(row.key)};
}

/// Documents may hold a whole number as a number or as a decimal, workbooks know one kind alone.
bool is_same(const core::Json& a, const core::Json& b) {
    if (a.is_object() && b.is_object()) {
        return std::ranges::equal(a.object(), b.object(), [](const auto& one, const auto& other) {
            return one.first == other.first && is_same(one.second, other.second);
        });
    }
    if (a.is_array() && b.is_array()) return std::ranges::equal(a.array(), b.array(), is_same);
    if (a.is_integer() && b.is_string()) return std::to_string(a.integer()) == b.string();
    if (a.is_string() && b.is_integer()) return is_same(b, a);
    return a == b;
}

bool got_an_end(const core::Json& before, const core::Json& after) {
    for (const std::string_view end : {"to", "valid_to"}) {
        if (before.find(end) == nullptr && after.find(end) != nullptr) return true;
    }
    return false;
}

}  // namespace

SetupDiff diff(const std::vector<SetupRow>& existing, const std::vector<SetupRow>& incoming) {
    std::map<RowKey, const core::Json*> in_force;
    for (const SetupRow& row : existing) in_force[key_of(row)] = &row.content;
    SetupDiff result;
    for (const SetupRow& row : incoming) {
        const auto [known, is_new] = in_force.emplace(key_of(row), &row.content);
        if (is_new) {
            result.rows.push_back({row, SetupChange::added});
            ++result.added;
        } else if (is_same(*known->second, row.content)) {
            ++result.unchanged;
        } else if (got_an_end(*known->second, row.content)) {
            result.rows.push_back({row, SetupChange::ended});
            ++result.ended;
        } else {
            result.rows.push_back({row, SetupChange::changed});
            ++result.changed;
        }
        known->second = &row.content;
    }
    return result;
}

std::vector<SetupRow> merged(const std::vector<SetupRow>& existing,
                             const std::vector<SetupRow>& incoming) {
    std::vector<SetupRow> rows;
    std::map<RowKey, std::size_t> position;
    for (const std::vector<SetupRow>* layer : {&existing, &incoming}) {
        for (const SetupRow& row : *layer) {
            const auto [known, is_new] = position.emplace(key_of(row), rows.size());
            if (is_new) {
                rows.push_back(row);
            } else {
                rows[known->second] = row;
            }
        }
    }
    return rows;
}

}  // namespace utfall::programme
