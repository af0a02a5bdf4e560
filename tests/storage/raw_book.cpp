#include "tests/storage/raw_book.h"

#include "app/storage/statement.h"

#include <sqlite3.h>
#include <stdexcept>

namespace utfall::tests {

RawBook::RawBook(const std::string& path) {
    if (sqlite3_open_v2(path.c_str(), &database_, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK) {
        throw std::runtime_error(sqlite3_errmsg(database_));
    }
    // Tests make hundreds of these; nobody pulls the plug on them.
    sqlite3_exec(database_, "PRAGMA synchronous = OFF", nullptr, nullptr, nullptr);
}

RawBook::~RawBook() {
    sqlite3_close(database_);
}

bool RawBook::attempt(const std::string& sql) {
    const bool done = sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
    message_ = done ? std::string{} : sqlite3_errmsg(database_);
    if (sqlite3_get_autocommit(database_) == 0 && !done) {
        sqlite3_exec(database_, "ROLLBACK", nullptr, nullptr, nullptr);
    }
    return done;
}

void RawBook::execute(const std::string& sql) {
    if (!attempt(sql)) {
        throw std::runtime_error(message_ + " in " + sql);
    }
}

std::vector<std::vector<std::string>> RawBook::rows(const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database_, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) {
        throw std::runtime_error(sqlite3_errmsg(database_));
    }
    std::vector<std::vector<std::string>> found;
    int result = SQLITE_ROW;
    while ((result = sqlite3_step(statement)) == SQLITE_ROW) {
        std::vector<std::string> row;
        for (int at = 0; at < sqlite3_column_count(statement); ++at) {
            const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, at));
            const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, at));
            row.push_back(sqlite3_column_type(statement, at) == SQLITE_NULL || bytes == nullptr
                              ? (sqlite3_column_type(statement, at) == SQLITE_NULL ? "NULL" : "")
                              : std::string{bytes, size});
        }
        found.push_back(std::move(row));
    }
    sqlite3_finalize(statement);
    if (result != SQLITE_DONE) {
        throw std::runtime_error(sqlite3_errmsg(database_));
    }
    return found;
}

std::vector<std::string> RawBook::tables() {
    std::vector<std::string> names;
    for (const auto& row :
         rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")) {
        names.push_back(row[0]);
    }
    return names;
}

std::vector<std::string> RawBook::columns(const std::string& table) {
    std::vector<std::string> names;
    for (const auto& row :
         rows("SELECT name FROM pragma_table_xinfo('" + table + "') WHERE hidden = 0")) {
        names.push_back(row[0]);
    }
    return names;
}

void RawBook::tamper(const std::string& sql) {
    const auto triggers = rows("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'");
    execute("PRAGMA ignore_check_constraints=ON; PRAGMA foreign_keys=OFF; BEGIN");
    for (const auto& trigger : triggers) {
        execute("DROP TRIGGER " + trigger[0]);
    }
    execute(sql);
    for (const auto& trigger : triggers) {
        execute(trigger[1]);
    }
    execute("COMMIT");
}

std::string RawBook::dump() {
    std::string text;
    for (const auto& table : tables()) {
        std::string list;
        for (const std::string& column : columns(table)) {
            list += (list.empty() ? "quote(" : ", quote(") + column + ")";
        }
        for (const auto& row : rows("SELECT " + list + " FROM " + table + " NOT INDEXED")) {
            for (const std::string& cell : row) {
                text += cell + '|';
            }
            text += '\n';
        }
    }
    for (const auto& row :
         rows("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name")) {
        for (const std::string& cell : row) {
            text += cell + '|';
        }
        text += '\n';
    }
    return text + value("PRAGMA application_id") + value("PRAGMA user_version");
}

}  // namespace utfall::tests
