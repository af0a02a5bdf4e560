#pragma once

#include "app/core/date.h"
#include "app/core/localized.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::surveys {

/// One of the answers that a question offers.
struct Choice {
    std::string code;
    core::LocalText name;
    std::optional<std::int64_t> value;
};

struct Question {
    std::string code;
    core::LocalText name;
    std::vector<Choice> answers;  ///< The scale from one end to the other.

    /// Where an answer stands among `answers`; empty when it is none of them.
    [[nodiscard]] std::optional<std::size_t> place_of(std::string_view answer) const;
    /// True when answers have values. Those that have none then lie outside the scale ("don't
    /// know").
    [[nodiscard]] bool has_values() const;
    /// How high the answer at `place` lies: its value, or where none has one its place. Empty
    /// outside the scale.
    [[nodiscard]] std::optional<std::int64_t> rank(std::size_t place) const;
};

/// One time at which the questions are asked.
struct Wave {
    std::string code;
    core::LocalText name;
    std::optional<core::Date> on;
    std::optional<std::int64_t> invited;  ///< How many were asked; empty when it is not known.
};

/// The same questions asked once or several times. The first wave is "in" and the last "out".
struct Survey {
    std::string code;
    core::LocalText name;
    std::string activity;  ///< The activity that it evaluates; empty: none.
    std::vector<Question> questions;
    std::vector<Wave> waves;  ///< In order of time.

    [[nodiscard]] const Question* question(std::string_view code) const;
    [[nodiscard]] const Wave* wave(std::string_view code) const;
    /// With one wave there is nothing to compare.
    [[nodiscard]] bool is_repeated() const { return waves.size() > 1; }
};

/// nullptr when there is none with that code.
const Survey* survey_named(std::span<const Survey> surveys, std::string_view code);

}  // namespace utfall::surveys
