#pragma once

#include "app/core/finding.h"
#include "app/programme/setup_rows.h"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace utfall::programme {

/// The key of a row as people say it: "F2/B1", "process_owner/0483",
/// "ATT-RATE/organisation:0483/2025-12-31".
std::string key_text(const SetupRow& row);

/// Notes faults of set-up rows. Every finding carries the args `collection` and `key`, so that a
/// row that is already in the book, which has no pointer and no file, is named as well.
class SetupFaults {
  public:
    SetupFaults(std::string file, core::Findings& findings)
        : file_(std::move(file)), findings_(findings) {}

    const std::string& file() const { return file_; }

    /// `below` is a JSON pointer relative to the row: "" or "/units/1".
    void add(std::string_view code, const SetupRow& row, std::string_view below = {},
             std::map<std::string, std::string> args = {},
             core::Severity severity = core::Severity::error);

    /// SETUP_UNKNOWN_REFERENCE: `value` names no row of collection `target`. The finding offers the
    /// closest of `known`, or the first few when none is close.
    void unknown_reference(const SetupRow& row, std::string_view below, std::string_view target,
                           const std::string& value, const std::vector<std::string>& known);

    /// Adds what an ObjectReader over `row` noted, freed of place when the row is already in the
    /// book.
    void append(const SetupRow& row, const core::Findings& noted);

  private:
    std::string file_;
    core::Findings& findings_;
};

/// Notes the second of two equal entries of a list inside one row: SETUP_DUPLICATE_ITEM. The
/// row and the faults must outlive it.
class Once {
  public:
    /// `list` is a JSON pointer relative to the row: "/units".
    Once(const SetupRow& row, std::string list, SetupFaults& faults)
        : row_(row), list_(std::move(list)), faults_(faults) {}

    /// The next entry of the list; an empty one repeats nothing.
    void next(const std::string& value);

  private:
    const SetupRow& row_;
    std::string list_;
    SetupFaults& faults_;
    std::set<std::string> seen_;
    std::size_t index_{0};
};

/// The closest of `known` to `word`, or the first few of them, for "did you mean"; "–" when there
/// are none.
std::string suggestions(const std::string& word, const std::vector<std::string>& known);

}  // namespace utfall::programme
