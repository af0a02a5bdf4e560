#pragma once

#include "app/participants/characteristics.h"
#include "app/participants/outcome.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace utfall::participants {

/// The words of a closed list in files and records, in the order of its enumerators.
template <typename Choice>
inline constexpr std::array<std::string_view, 0> words{};
template <>
inline constexpr std::array<std::string_view, 3> words<Category>{"pupil", "kaa", "staff"};
template <>
inline constexpr std::array<std::string_view, 3> words<Sex>{"F", "M", "X"};
template <>
inline constexpr std::array<std::string_view, 3> words<LabourStatus>{"unemployed", "inactive",
                                                                     "employed"};
template <>
inline constexpr std::array<std::string_view, 4> words<YesNo>{"yes", "no", "not_stated",
                                                              "not_applicable"};
template <>
inline constexpr std::array<std::string_view, 4> words<ExitReason>{"planned", "interrupted",
                                                                   "moved", "other"};
template <>
inline constexpr std::array<std::string_view, 5> words<OutcomeKind>{
    "job_search", "education", "qualification", "employment", "improved"};

/// Only of the lists that have words.
template <typename Choice>
concept Worded = !words<Choice>.empty();

template <Worded Choice>
std::string_view to_word(Choice choice) {
    return words<Choice>[static_cast<std::size_t>(choice)];
}

/// Empty when it is not a word of the list; case counts.
template <Worded Choice>
std::optional<Choice> from_word(std::string_view word) {
    for (std::size_t at = 0; at < words<Choice>.size(); ++at) {
        if (words<Choice>[at] == word) return static_cast<Choice>(at);
    }
    return {};
}

}  // namespace utfall::participants
