#include "app/usecases/seen_lines.h"

#include <iterator>

namespace utfall::usecases {

std::optional<std::int64_t> SeenLines::note(ledger::LineRef line, std::int64_t row) {
    const std::uint64_t at = (line.entry << 32U) | line.line;
    const auto next = runs_.upper_bound(at);
    if (next != runs_.begin()) {
        const auto run = std::prev(next);
        const auto offset = static_cast<std::int64_t>(at - run->first);
        if (at <= run->second.last) return run->second.first_row + offset;
        if (at == run->second.last + 1 && row == run->second.first_row + offset) {
            run->second.last = at;
            return std::nullopt;
        }
    }
    runs_.emplace(at, Run{at, row});
    return std::nullopt;
}

}  // namespace utfall::usecases
