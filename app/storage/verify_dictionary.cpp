#include "app/core/json.h"
#include "app/ledger/record.h"
#include "app/storage/verify_steps.h"

#include <map>
#include <set>
#include <vector>

namespace utfall::storage {

namespace {

// [["dimension","category"], ...] in canonical form, dimensions rising, nothing else.
bool is_canonical_breakdown(std::string_view text) {
    core::Findings faults;
    const auto parsed = core::parse_json(text, "breakdown", faults);
    if (!parsed || !parsed->is_array()) {
        return false;
    }
    std::map<std::string, std::string> pairs;
    for (const core::Json& pair : parsed->array()) {
        if (!pair.is_array() || pair.array().size() != 2 || !pair.array()[0].is_string() ||
            !pair.array()[1].is_string()) {
            return false;
        }
        pairs.emplace(pair.array()[0].string(), pair.array()[1].string());
    }
    std::string again;
    ledger::append_breakdown(again, pairs);
    return again == text;
}

}  // namespace

void verify_dictionary(const Connection& connection, VerifyReport& report) {
    Statement counted = connection.prepare("SELECT count(*) FROM series");
    counted.step();
    const auto count = static_cast<std::size_t>(counted.integer(0));
    // Numbers run without gaps, so one bit each tells which are used.
    std::vector<bool> used(count + 1, false);
    std::set<std::int64_t> unknown;
    Statement uses = connection.prepare("SELECT series FROM value_line");
    while (uses.step()) {
        const std::int64_t id = uses.integer(0);
        if (id > 0 && static_cast<std::size_t>(id) <= count) {
            used[static_cast<std::size_t>(id)] = true;
        } else {
            unknown.insert(id);
        }
    }
    for (const std::int64_t id : unknown) {
        report.add("V7", "SERIES_UNKNOWN", std::nullopt,
                   "lines name series " + std::to_string(id) + ", which does not exist");
    }
    std::int64_t expected = 1;
    Statement rows = connection.prepare("SELECT id, breakdown FROM series ORDER BY id");
    while (rows.step()) {
        const std::int64_t id = rows.integer(0);
        if (id != expected) {
            report.add(
                "V7", "SERIES_GAP", std::nullopt,
                "series " + std::to_string(expected) + " is followed by " + std::to_string(id));
        } else if (!used[static_cast<std::size_t>(id)]) {
            report.add("V7", "SERIES_UNUSED", std::nullopt,
                       "no line names series " + std::to_string(id));
        }
        expected = id + 1;
        if (!is_canonical_breakdown(rows.bytes(1))) {
            report.add("V7", "SERIES_NOT_CANONICAL", std::nullopt,
                       "series " + std::to_string(id) + " has a breakdown that was not written so");
        }
        if (static_cast<std::size_t>(expected) > count + 1) {
            break;
        }
    }
    // Through the index, which V1 has held against the table: sorting the rows would need memory
    // for all of them.
    Statement twins = connection.prepare(
        "SELECT min(id), max(id) FROM series INDEXED BY series_by_content "
        "GROUP BY measure, organisation, unit, team, intervention, breakdown HAVING count(*) > 1");
    while (twins.step()) {
        report.add("V7", "SERIES_DUPLICATE", std::nullopt,
                   "series " + twins.text(0) + " and " + twins.text(1) + " are the same");
    }
}

}  // namespace utfall::storage
