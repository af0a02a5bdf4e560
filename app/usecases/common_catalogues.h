#pragma once

#include "app/core/localized.h"
#include "app/participants/common_indicator.h"

#include <string_view>
#include <vector>

namespace utfall::usecases {

/// The catalogue of common indicators of the operation's fund: "ESF" is that of 2014-2020, any
/// other that of ESF+.
const std::vector<participants::CommonIndicator>& common_indicators_of(std::string_view fund);
/// Those of the catalogue that has the code; nullptr when none has.
const std::vector<participants::CommonIndicator>* common_indicators_with(std::string_view code);
/// What a catalogue calls the indicator; empty when none has it.
core::LocalText common_name(std::string_view code);
/// False: nobody has held that row against its source. Its name is a working name, and never to be
/// shown as a rule.
bool is_verified_common(std::string_view code);

}  // namespace utfall::usecases
