#include "app/storage/connection.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

namespace utfall::storage {

namespace {

using core::Error;
using core::ErrorKind;

// Tables outside the ledger: they say again what lines say, and may change.
bool is_cache(std::string_view table) {
    return table == "value_cache" || table == "value_cache_reach";
}

int authorize(void* context, int action, const char* first, const char* second, const char*,
              const char*) {
    const auto& rights = *static_cast<const Rights*>(context);
    const bool writes = rights.access == Access::write;
    const std::string_view subject = first == nullptr ? "" : first;
    switch (action) {
        case SQLITE_SELECT:
        case SQLITE_READ:
        case SQLITE_TRANSACTION:
        case SQLITE_RECURSIVE:
            return SQLITE_OK;
        case SQLITE_FUNCTION:
            return std::string_view{second == nullptr ? "" : second} == "load_extension"
                       ? SQLITE_DENY
                       : SQLITE_OK;
        case SQLITE_PRAGMA:
            return second == nullptr ? SQLITE_OK : SQLITE_DENY;  // Reading one, never setting one.
        case SQLITE_DELETE:
            if (rights.may_erase && subject == "detached") return SQLITE_OK;
            return writes && is_cache(subject) ? SQLITE_OK : SQLITE_DENY;
        case SQLITE_UPDATE:
            return writes && is_cache(subject) ? SQLITE_OK : SQLITE_DENY;
        case SQLITE_INSERT:
            return writes && !subject.starts_with("sqlite_") ? SQLITE_OK : SQLITE_DENY;
        default:
            return SQLITE_DENY;
    }
}

void configure(sqlite3* database, int option, int value) {
    int now = 0;
    if (sqlite3_db_config(database, option, value, &now) != SQLITE_OK || now != value) {
        throw Error{ErrorKind::unavailable,
                    "STORE_PRAGMA_REFUSED",
                    {{"setting", std::to_string(option)},
                     {"wanted", std::to_string(value)},
                     {"found", std::to_string(now)}}};
    }
}

void harden(sqlite3* database) {
    sqlite3_extended_result_codes(database, 1);
    configure(database, SQLITE_DBCONFIG_DEFENSIVE, 1);
    configure(database, SQLITE_DBCONFIG_DQS_DML, 0);
    configure(database, SQLITE_DBCONFIG_DQS_DDL, 0);
    configure(database, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0);
}

// Counting what SQLite allocates, which nobody asks for, takes a lock at every allocation.
void forgo_statistics() {
    static const int once = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(once);
}

}  // namespace

const std::vector<Pragma>& Connection::pragmas(Access access) {
    static const std::vector<Pragma> writing{
        {"busy_timeout", "10000", "10000"}, {"foreign_keys", "ON", "1"},
        {"recursive_triggers", "ON", "1"},  {"trusted_schema", "OFF", "0"},
        {"cell_size_check", "ON", "1"},     {"journal_mode", "DELETE", "delete"},
        {"synchronous", "EXTRA", "3"},      {"temp_store", "MEMORY", "2"},
        {"cache_size", "-16384", "-16384"}, {"query_only", "OFF", "0"},
        {"secure_delete", "ON", "1"}};
    static const std::vector<Pragma> reading{
        {"busy_timeout", "10000", "10000"}, {"foreign_keys", "ON", "1"},
        {"recursive_triggers", "ON", "1"},  {"trusted_schema", "OFF", "0"},
        {"cell_size_check", "ON", "1"},     {"journal_mode", "", "delete"},
        {"synchronous", "EXTRA", "3"},      {"temp_store", "MEMORY", "2"},
        {"cache_size", "-65536", "-65536"}, {"query_only", "ON", "1"}};
    return access == Access::write ? writing : reading;
}

Connection::Connection(const std::string& path, Access access) : rights_{access, false} {
    forgo_statistics();
    try {
        // Also for reading: SQLite falls back to read-only by itself when the file is
        // write-protected, and what a killed writer left behind must be rolled back before anything
        // can be read.
        database_ =
            std::make_unique<SQLite::Database>(path, SQLite::OPEN_READWRITE | SQLITE_OPEN_NOMUTEX);
    } catch (const SQLite::Exception& error) {
        throw Error{
            ErrorKind::unreadable, "BOOK_NOT_A_BOOK", {{"path", path}, {"cause", error.what()}}};
    }
    harden(handle());
    try {
        for (const Pragma& wanted : pragmas(access)) {
            if (!wanted.set.empty()) {
                execute("PRAGMA " + std::string{wanted.name} + "=" + std::string{wanted.set});
            }
        }
        for (const Pragma& wanted : pragmas(access)) {
            const std::string now = pragma(wanted.name);
            if (now != wanted.expected) {
                throw Error{ErrorKind::unavailable,
                            "STORE_PRAGMA_REFUSED",
                            {{"setting", std::string{wanted.name}},
                             {"wanted", std::string{wanted.expected}},
                             {"found", now}}};
            }
        }
    } catch (const StoreError& error) {
        if (error.code() == "STORE_CORRUPT") {
            throw Error{ErrorKind::unreadable, "BOOK_NOT_A_BOOK", {{"path", path}}};
        }
        throw;
    }
}

Connection::Connection()
    : database_(std::make_unique<SQLite::Database>("", SQLite::OPEN_READWRITE)),
      rights_{Access::write, false} {}

Connection::~Connection() = default;

sqlite3* Connection::handle() const {
    return database_->getHandle();
}

void Connection::execute(const std::string& sql) {
    if (sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
        raise_store_error(handle());
    }
}

std::string Connection::pragma(std::string_view name) const {
    Statement statement = prepare("PRAGMA " + std::string{name});
    return statement.step() ? statement.text(0) : std::string{};
}

void Connection::forbid_changes() {
    sqlite3_set_authorizer(handle(), authorize, &rights_);
}

void Connection::check_rows(bool check) const {
    configure(handle(), SQLITE_DBCONFIG_ENABLE_TRIGGER, check ? 1 : 0);
    configure(handle(), SQLITE_DBCONFIG_ENABLE_FKEY, check ? 1 : 0);
}

void Connection::allow_changes() {
    sqlite3_set_authorizer(handle(), nullptr, nullptr);
}

void Connection::allow_erasing(bool allow) {
    rights_.may_erase = allow;
    check_rows(!allow);
}

void Connection::write_anew() {
    // A kept statement that stopped half-way would be in the way; nobody reads on from it.
    for (sqlite3_stmt* one = sqlite3_next_stmt(handle(), nullptr); one != nullptr;
         one = sqlite3_next_stmt(handle(), one)) {
        if (sqlite3_stmt_busy(one) != 0) sqlite3_reset(one);
    }
    allow_changes();
    try {
        execute("VACUUM");
    } catch (...) {
        forbid_changes();
        throw;
    }
    forbid_changes();
}

void Connection::roll_back() noexcept {
    // After some failures SQLite has rolled back by itself; then there is nothing to undo.
    if (in_transaction()) {
        sqlite3_exec(handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
}

std::int64_t Connection::last_row() const {
    return sqlite3_last_insert_rowid(handle());
}

bool Connection::in_transaction() const {
    return sqlite3_get_autocommit(handle()) == 0;
}

core::LibraryVersion sqlite_version() {
    return {"SQLite", sqlite3_libversion()};
}

core::LibraryVersion sqlitecpp_version() {
    return {"SQLiteCpp", SQLITECPP_VERSION};
}

}  // namespace utfall::storage
