#pragma once

#include "app/core/error.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace utfall::storage {

/// What SQLite answered, as an Error a caller can act on.
class StoreError final : public core::Error {
  public:
    /// `result` is SQLite's extended result code.
    StoreError(int result, const std::string& message);
    /// The disk or the file failed (IOERR, FULL, CORRUPT, NOTADB): nothing more may be written
    /// through this connection, because a failed fsync cannot be repeated.
    bool is_fatal() const noexcept;

  private:
    int result_;
};

[[noreturn]] void raise_store_error(sqlite3* database);

/// A prepared statement over the C interface: SQLiteCpp's per-field strings cost half as much again
/// as the insert itself. Parameters count from 1 and columns from 0, as in SQLite.
class Statement {
  public:
    Statement(sqlite3* database, std::string_view sql);
    ~Statement();
    Statement(Statement&& other) noexcept;
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    Statement& operator=(Statement&&) = delete;

    void bind(int parameter, std::int64_t value);
    /// The bytes are not copied: they must stay until the statement is reset.
    void bind_text(int parameter, std::string_view text);
    void bind_blob(int parameter, std::string_view bytes);
    void bind_null(int parameter);

    /// True when there is a row. Throws StoreError.
    bool step();
    void reset() noexcept;
    /// One step to the end, then reset.
    void run();

    bool is_null(int column) const;
    std::int64_t integer(int column) const;
    /// Valid until the next step or reset.
    std::string_view bytes(int column) const;
    std::string text(int column) const { return std::string{bytes(column)}; }
    std::optional<std::string_view> optional_bytes(int column) const;

  private:
    void check(int result) const;

    sqlite3* database_;
    sqlite3_stmt* statement_{nullptr};
};

/// Resets a kept statement when a read is over, also when the reader throws.
class ResetGuard {
  public:
    explicit ResetGuard(Statement& statement) : statement_(statement) {}
    ~ResetGuard() { statement_.reset(); }
    ResetGuard(const ResetGuard&) = delete;
    ResetGuard& operator=(const ResetGuard&) = delete;

  private:
    Statement& statement_;
};

}  // namespace utfall::storage
