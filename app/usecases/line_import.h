#pragma once

#include "app/programme/programme.h"
#include "app/usecases/value_import.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace utfall::usecases {

// What imports of lines that have a key of their own share.

/// Whose a line is that does not say so: its team's, or the one that the book reports for.
std::string organisation_of(const std::string& team, const programme::Programme& programme);

/// Those that are new or changed, each naming the line it replaces; `result` gets the counts.
/// `key` is what tells lines apart; what they say is compared by their same_content().
template <typename Line, typename Key>
std::vector<Line> new_and_changed(std::vector<Line> incoming, const std::vector<Line>& current,
                                  Key Line::*key, Imported& result) {
    std::map<Key, const Line*> known;
    for (const Line& line : current) known.emplace(line.*key, &line);
    std::vector<Line> changed;
    for (Line& line : incoming) {
        const auto before = known.find(line.*key);
        if (before != known.end() && same_content(*before->second, line)) {
            ++result.unchanged;
            continue;
        }
        if (before != known.end()) line.replaces = before->second->ref;
        ++(before != known.end() ? result.changed : result.added);
        changed.push_back(std::move(line));
    }
    result.lines = changed.size();
    return changed;
}

/// Records one entry of `kind` that names the files and counts of `result`, with the lines that
/// `write` adds. Nothing is recorded when `result` has no lines, has errors, or it is only tried.
void record_import(Book& book, std::string_view kind, const Act& act, Imported& result,
                   const std::function<void(ledger::Append&)>& write);

}  // namespace utfall::usecases
