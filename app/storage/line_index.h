#pragma once

#include "app/storage/connection.h"
#include "app/storage/value_places.h"

#include <optional>
#include <string_view>
#include <vector>

namespace utfall::storage {

/// The numbers of the lines of values from one on, by series and period, found by a pass over the
/// lines. It lies beside the book, in a file without a name that is gone with it, so that neither
/// memory grows with the lines nor does the book keep what only those need who cannot ask the
/// cache.
class LineIndex {
  public:
    LineIndex(const Connection& book, std::int64_t first);

    std::int64_t first() const { return first_; }
    /// Takes in the lines below `end` that it does not have yet.
    void extend(std::int64_t end);

    /// The newest line of a value below `end`.
    std::optional<std::int64_t> newest(std::int64_t series, std::string_view period,
                                       std::int64_t end);
    /// All lines of a value below `end`, oldest first.
    std::vector<std::int64_t> versions(std::int64_t series, std::string_view period,
                                       std::int64_t end);
    /// The newest line below `end` of each value of a series, by period.
    std::vector<LineInForce> newest_of_series(std::int64_t series, std::int64_t end);

  private:
    std::int64_t first_;
    std::int64_t next_;  // No line below is missing.
    Connection beside_;
    Statement lines_;
    std::optional<Statement> insert_;
    std::optional<Statement> newest_;
    std::optional<Statement> versions_;
    std::optional<Statement> of_series_;
};

}  // namespace utfall::storage
