#pragma once

#include <string>
#include <vector>

struct sqlite3;

namespace utfall::tests {

/// The file as somebody with an SQLite tool sees it: none of the program's settings, all of its
/// triggers.
class RawBook {
  public:
    explicit RawBook(const std::string& path);
    ~RawBook();
    RawBook(const RawBook&) = delete;
    RawBook& operator=(const RawBook&) = delete;

    /// Throws std::runtime_error with SQLite's message.
    void execute(const std::string& sql);
    /// False when SQLite refuses; `message()` says why.
    bool attempt(const std::string& sql);
    const std::string& message() const { return message_; }
    /// Rows of texts; NULL is "NULL", a BLOB is X'..'.
    std::vector<std::vector<std::string>> rows(const std::string& sql);
    std::string value(const std::string& sql) { return rows(sql).at(0).at(0); }

    std::vector<std::string> tables();
    /// Stored columns, without generated ones.
    std::vector<std::string> columns(const std::string& table);
    /// Runs `sql` with the triggers taken away and CHECKs ignored, and puts the triggers back as
    /// they were.
    void tamper(const std::string& sql);
    /// Every row of every table and of sqlite_schema as text: equal when the logical content is.
    std::string dump();

  private:
    sqlite3* database_{nullptr};
    std::string message_;
};

}  // namespace utfall::tests
