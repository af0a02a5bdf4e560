#pragma once

#include "app/ledger/line_table.h"
#include "app/storage/connection.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::storage {

/// Lines of one table on their way into the file. They are gathered and inserted many at a time,
/// because a statement of its own costs as much as the line it inserts.
class LineBatch {
  public:
    LineBatch(const Connection& connection, const ledger::LineTable& table);

    /// One line: its id, a cell a column in the table's order, the end. May write what is gathered.
    void begin(std::int64_t id) { integer(id); }
    void missing() { cells_.push_back({Kind::missing, 0, 0}); }
    void integer(std::int64_t value) { cells_.push_back({Kind::integer, value, 0}); }
    void text(std::string_view bytes) { keep(Kind::text, bytes); }
    void blob(std::string_view bytes) { keep(Kind::blob, bytes); }
    void end();

    /// Throws Error(integrity, "STORE_GUARD_REFUSED") when the table holds a line from `first` on:
    /// what the table's guard says of every line, asked once for all those of an entry.
    void check_free_from(std::int64_t first);
    /// Writes what is gathered. Throws StoreError.
    void write();
    /// Drops what is gathered.
    void clear() noexcept;

  private:
    enum class Kind : std::uint8_t { missing, integer, text, blob };
    struct Cell {
        Kind kind;
        std::int64_t number;  ///< Or where the bytes begin.
        std::size_t size;
    };

    void keep(Kind kind, std::string_view bytes);
    void insert(std::optional<Statement>& statement, std::size_t first, std::size_t count,
                bool with_id = true);
    bool follows_the_last() const;

    const Connection& connection_;
    const ledger::LineTable& table_;
    std::size_t width_;
    std::vector<Cell> cells_;  ///< Row by row.
    std::string bytes_;        ///< Of texts and blobs, one after another.
    std::optional<Statement> one_;
    std::optional<Statement> many_;  ///< Made when a batch is full for the first time.
    std::optional<Statement> many_more_;
    std::int64_t last_id_{0};  ///< That was written by this entry.
};

}  // namespace utfall::storage
