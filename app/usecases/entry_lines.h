#pragma once

#include "app/ledger/store.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace utfall::usecases {

/// One line of an entry as it was recorded, column by column, in words of the ledger itself.
struct EntryLine {
    std::uint64_t line{0};
    std::string table;  ///< "value_line"
    /// Name and content of each column that has any; an erased text says so with `erased`.
    struct Field {
        std::string name;
        std::string content;
        bool erased{false};
    };
    std::vector<Field> fields;
};

/// The first `most` lines of entry `seq`, in the order of their numbers.
std::vector<EntryLine> entry_lines(const ledger::Store& store, std::uint64_t seq, std::size_t most);

}  // namespace utfall::usecases
