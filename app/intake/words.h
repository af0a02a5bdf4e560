#pragma once

#include "app/core/finding.h"

#include <map>
#include <string>
#include <string_view>

namespace utfall::intake {

/// `text` without surrounding white space and in lower case (A-Z, Å, Ä, Ö only): how words of
/// closed lists and column headings are compared. `text` is well-formed UTF-8 in NFC.
std::string folded(std::string_view text);

/// core::trimmed(), at once for the many cells without white space at either end.
std::string_view trimmed_cell(std::string_view text);

/// `text` as a message may repeat it: one line, at most 60 characters, and "…" alone when it could
/// hold a personal number (traps 23, 24).
std::string shown_text(std::string_view text);

/// The place as messages name it, in no language: "values.csv:17, value", "form.xlsx
/// Data!D4", "setup.json /teams/0/name".
std::string shown_place(const core::Place& where);

/// Adds a finding whose arguments also hold its place as "at".
void note(core::Findings& findings, std::string_view code, const core::Place& where,
          std::map<std::string, std::string> args = {},
          core::Severity severity = core::Severity::error);

}  // namespace utfall::intake
