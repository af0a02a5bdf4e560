#pragma once

#include "app/core/digest.h"
#include "app/ledger/record.h"
#include "app/storage/connection.h"
#include "app/storage/series_dictionary.h"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <utility>
#include <vector>

namespace utfall::storage {

/// What the records of lines hash to, kept once read: a report proves the same line under every
/// figure that it went into. A recorded line never changes, so its leaf stays right.
class LineLeaves {
  public:
    /// RFC 6962 root over the records of `refs`, which are in order and each there once. Throws
    /// Error(not_found, "LINE_NOT_FOUND").
    core::Digest root_of(const Connection& connection, SeriesDictionary& dictionary,
                         const ledger::LineTable& table, const std::vector<ledger::LineRef>& refs);
    /// Before an entry begins: one that is rolled back leaves its numbers to other lines.
    void forget() { blocks_.clear(); }

  private:
    static constexpr std::int64_t block_lines = 256;
    static constexpr std::size_t most_blocks = 8192;      // 64 MiB of leaves.
    using Block = std::array<core::Digest, block_lines>;  // All zero, as no hash is: not read yet.

    Block& block_of(std::size_t table, std::int64_t id);

    std::map<std::pair<std::size_t, std::int64_t>, std::unique_ptr<Block>> blocks_;
};

}  // namespace utfall::storage
