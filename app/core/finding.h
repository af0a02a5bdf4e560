#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::core {

enum class Severity { error, warning, note };
/// "error", "warning", "note".
std::string_view to_word(Severity severity);

/// Where in the input a fault stands. Fields that do not apply are empty or 0.
struct Place {
    std::string file;
    std::string sheet;
    std::int64_t row{0};  ///< 1-based line or sheet row; 0: none.
    std::string column;   ///< Column name, or sheet column.
    std::string pointer;  ///< JSON pointer (RFC 6901) for JSON input.
    bool operator==(const Place&) const = default;
};

/// One fault in data. The words stand in schemas/findings/*.json under `code`; `args` fills
/// their {placeholders}.
struct Finding {
    std::string code;
    Severity severity{Severity::error};
    Place where;
    std::map<std::string, std::string> args;
    bool operator==(const Finding&) const = default;
};

/// All the faults of one input. Keeps the first 1,000 of each code in full and counts the rest,
/// so that a large faulty file cannot exhaust memory.
class Findings {
  public:
    static constexpr std::size_t kept_per_code = 1000;

    void add(Finding finding);
    void add(std::string_view code, Place where, std::map<std::string, std::string> args = {},
             Severity severity = Severity::error);
    void append(const Findings& others);

    /// True when at least one finding has severity `error`.
    bool has_errors() const noexcept { return errors_ > 0; }
    bool empty() const noexcept { return total_ == 0; }
    std::uint64_t total() const noexcept { return total_; }
    /// Kept findings, in the order they were added.
    const std::vector<Finding>& list() const noexcept { return list_; }
    const std::map<std::string, std::uint64_t>& count_per_code() const noexcept { return counts_; }

  private:
    std::vector<Finding> list_;
    std::map<std::string, std::uint64_t> counts_;
    std::uint64_t total_{0};
    std::uint64_t errors_{0};
};

}  // namespace utfall::core
