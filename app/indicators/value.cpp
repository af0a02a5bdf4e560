#include "app/indicators/value.h"

#include <utility>

namespace utfall::indicators {

namespace {

constexpr std::array<std::pair<ValueState, std::string_view>, 6> words{{
    {ValueState::value, "value"},
    {ValueState::not_reported, "not_reported"},
    {ValueState::not_applicable, "not_applicable"},
    {ValueState::unknown, "unknown"},
    {ValueState::estimated, "estimated"},
    {ValueState::suppressed, "suppressed"},
}};

}  // namespace

std::optional<ValueState> parse_value_state(std::string_view word) {
    for (const auto& [state, text] : words) {
        if (text == word) return state;
    }
    return std::nullopt;
}

std::string_view to_word(ValueState state) {
    for (const auto& [known, text] : words) {
        if (known == state) return text;
    }
    return {};
}

}  // namespace utfall::indicators
