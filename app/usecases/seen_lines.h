#pragma once

#include "app/ledger/line_table.h"

#include <cstdint>
#include <map>
#include <optional>

namespace utfall::usecases {

/// Which lines of the book a file's rows have met, and at which row. Rows in the book's own order
/// are kept as runs, so that a whole file read again needs next to no memory.
class SeenLines {
  public:
    /// The row at which `line` was met before; empty, and noted, the first time.
    std::optional<std::int64_t> note(ledger::LineRef line, std::int64_t row);

  private:
    struct Run {
        std::uint64_t last;
        std::int64_t first_row;
    };
    std::map<std::uint64_t, Run> runs_;  ///< By first line, packed as entry << 32 | line.
};

}  // namespace utfall::usecases
