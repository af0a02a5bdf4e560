#pragma once

#include "app/core/decimal.h"

#include <optional>
#include <string_view>

namespace utfall::intake {

/// Which sign stands before the decimals.
enum class DecimalMark {
    comma,   ///< Semicolon files.
    point,   ///< Comma files and interfaces for programs.
    either,  ///< Typed by a person: `1,234` and `1.234` are asked about.
};

enum class PercentSign { refused, allowed };

/// What a cell says where a number is expected: a number, a state, nothing, or a fault.
struct NumberReading {
    std::optional<core::Decimal> value;
    /// A state of schemas/files.md said in words: "not_reported", "suppressed", ...; else empty.
    std::string_view state;
    /// NUMBER_FORMAT, NUMBER_AMBIGUOUS, NUMBER_MARK, NUMBER_STATE_SIGN, NUMBER_PERCENT or
    /// NUMBER_RANGE; else empty.
    std::string_view fault;
    /// With NUMBER_AMBIGUOUS: the two numbers that can be meant.
    std::optional<core::Decimal> as_grouped;
    std::optional<core::Decimal> as_decimals;

    bool is_empty() const { return !value && state.empty() && fault.empty(); }
};

/// Reads a number as people write it. Groups of three may be parted by a space, U+00A0,
/// U+202F or U+2009, or by the mark that is not the decimal mark when no doubt is left. U+2212 is a
/// minus, full-width digits are digits, `-0` is 0. `-`, `.`, `..`, `~100` and their like are never
/// 0 (trap 19). A percent sign is passed over, never divided by. Empty text gives an empty reading.
/// `text` is well-formed UTF-8.
NumberReading read_number(std::string_view text, DecimalMark mark,
                          PercentSign percent = PercentSign::refused);

/// The state that a word means, in the words of schemas/files.md: "value", "not_reported",
/// "not_applicable", "unknown", "estimated", "suppressed", or a Swedish word for one ("saknas",
/// "skyddad", "ej aktuell", ...). Empty when it means none.
std::string_view read_state_word(std::string_view text);

}  // namespace utfall::intake
