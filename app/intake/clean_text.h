#pragma once

#include "app/core/finding.h"

#include <string>
#include <string_view>

namespace utfall::intake {

/// True when every character of the well-formed `utf8` lies below U+0300: such text is its own NFC.
bool is_surely_composed(std::string_view utf8);

/// `utf8` (well formed) in NFC. Control characters other than line feed and tab, and direction
/// overrides, are noted as TEXT_CONTROL or TEXT_BIDI and left out, so that later checks can go on;
/// the finding is an error, so text that lost characters is never stored.
std::string clean_text(std::string_view utf8, const core::Place& where, core::Findings& findings);

}  // namespace utfall::intake
