#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace utfall::core {

/// Gives each text a small number: 0, 1, 2, ... in order of first appearance.
class Interner {
  public:
    std::uint32_t number(std::string_view text) {
        const auto known = numbers_.find(text);
        if (known != numbers_.end()) return known->second;
        const auto number = static_cast<std::uint32_t>(texts_.size());
        texts_.emplace_back(text);
        numbers_.emplace(texts_.back(), number);
        return number;
    }
    const std::string& text(std::uint32_t number) const { return texts_[number]; }
    std::size_t size() const { return texts_.size(); }

  private:
    std::deque<std::string> texts_;  // Never moved: the keys below point into it.
    std::unordered_map<std::string_view, std::uint32_t> numbers_;  // Looked up, never walked.
};

}  // namespace utfall::core
