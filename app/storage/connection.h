#pragma once

#include "app/core/library_version.h"
#include "app/storage/statement.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace SQLite {
class Database;
}

namespace utfall::storage {

/// "UTFL" in the file's header tells a book from any other SQLite file.
inline constexpr std::int64_t book_application_id = 0x5554464C;
/// The newest schema this program knows: the number of the last file under schemas/store.
inline constexpr std::int64_t book_version = 8;

enum class Access {
    write,  ///< Adds rows; what the guards forbid is refused before it is tried.
    read,   ///< Adds nothing. A hot journal is still rolled back, because the file is not readable
            ///< before.
};

/// What the authorizer goes by.
struct Rights {
    Access access{Access::read};
    bool may_erase{false};
};

struct Pragma {
    std::string_view name;
    std::string_view set;       ///< The value asked for; empty: only read back.
    std::string_view expected;  ///< What reading it back must give.
};

/// One connection to a book's file, set up so that an acknowledged commit survives a power cut
/// (journal_mode=DELETE, synchronous=EXTRA) and nothing but adding rows is possible. For one
/// thread.
class Connection {
  public:
    /// Opens an existing file. Throws Error(unreadable, "BOOK_NOT_A_BOOK") when it is no SQLite
    /// file, and Error(unavailable, "STORE_PRAGMA_REFUSED") when a setting does not take.
    Connection(const std::string& path, Access access);
    /// An empty database without a name, gone with the connection: in memory until it outgrows its
    /// page cache.
    Connection();
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    sqlite3* handle() const;
    Statement prepare(std::string_view sql) const { return Statement{handle(), sql}; }
    void execute(const std::string& sql);
    std::string pragma(std::string_view name) const;
    static const std::vector<Pragma>& pragmas(Access access);

    /// From here on the authorizer refuses everything but reads and, with Access::write, inserts
    /// and changes of the caches.
    void forbid_changes();
    /// Until forbid_changes(): for a migration.
    void allow_changes();
    /// Whether rows of `detached` may be deleted, which the authorizer and the file's own guards
    /// refuse at all other times. For erase_texts() alone.
    void allow_erasing(bool allow);
    /// Writes the file anew, so that what was deleted lies in no page of it any more. On the way it
    /// is kept in memory and the journal alone. Throws StoreError while somebody reads the book.
    void write_anew();

    /// Whether inserted rows are held against the guards' triggers and against what they refer to.
    /// That costs more than the row: who writes many and has made sure of both may do without for
    /// that time. Statements are prepared anew at each change.
    void check_rows(bool check) const;

    void begin_immediate() { execute("BEGIN IMMEDIATE"); }
    void commit() { execute("COMMIT"); }
    void roll_back() noexcept;
    bool in_transaction() const;
    std::int64_t last_row() const;  ///< The number of the row that was inserted last.

  private:
    std::unique_ptr<SQLite::Database> database_;
    Rights rights_;
};

/// SQLite, which keeps books.
core::LibraryVersion sqlite_version();

/// SQLiteCpp, through which it is asked.
core::LibraryVersion sqlitecpp_version();

}  // namespace utfall::storage
