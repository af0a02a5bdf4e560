#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::core {

/// A table put together cell by cell, which may be long: columns aligned by characters, those of
/// numbers (`right`) to the right.
class TableText {
  public:
    explicit TableText(const std::vector<bool>& right)
        : right_(right.begin(), right.end()), widths_(right.size()) {}
    /// The next cell, row by row; `parts` are its text.
    void add(std::initializer_list<std::string_view> parts);
    void add(std::string_view cell) { add({cell}); }
    std::string to_string() const;

  private:
    struct Cell {
        std::uint32_t bytes{0};
        std::uint32_t width{0};
    };
    std::vector<char> right_;  // A vector of bool is slow to ask.
    std::vector<std::size_t> widths_;
    std::vector<Cell> cells_;
    std::size_t column_{0};  // The next cell's.
    std::string text_;       // Of all cells.
};

}  // namespace utfall::core
