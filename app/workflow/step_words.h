#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::workflow {

/// What a step is called, and the kind of the entry that records it.
template <typename Step>
struct StepWords {
    Step step;
    std::string_view word;
    std::string_view kind;
};

/// Every step stands in its table.
template <typename Step, std::size_t count>
const StepWords<Step>& words_of(const std::array<StepWords<Step>, count>& steps, Step step) {
    return *std::find_if(steps.begin(), steps.end(),
                         [&](const auto& words) { return words.step == step; });
}

template <typename Step, std::size_t count>
std::vector<std::string> kinds_of(const std::array<StepWords<Step>, count>& steps) {
    std::vector<std::string> all;
    all.reserve(count);
    for (const auto& words : steps) all.emplace_back(words.kind);
    return all;
}

}  // namespace utfall::workflow
