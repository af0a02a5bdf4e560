#include "app/storage/statement.h"

#include <sqlite3.h>

#include <utility>

namespace utfall::storage {

namespace {

using core::ErrorKind;

int primary(int result) {
    return result & 0xFF;
}

ErrorKind kind_of(int result) {
    switch (primary(result)) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return ErrorKind::conflict;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return ErrorKind::unreadable;
        case SQLITE_CONSTRAINT:
        case SQLITE_AUTH:
            return ErrorKind::integrity;
        default:
            return ErrorKind::unavailable;
    }
}

std::string code_of(int result) {
    switch (primary(result)) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return "STORE_BUSY";
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return "STORE_CORRUPT";
        case SQLITE_CONSTRAINT:
        case SQLITE_AUTH:
            return "STORE_GUARD_REFUSED";
        case SQLITE_FULL:
            return "STORE_FULL";
        case SQLITE_READONLY:
            return "STORE_READ_ONLY";
        default:
            return "STORE_FAILED";
    }
}

}  // namespace

StoreError::StoreError(int result, const std::string& message)
    : core::Error(kind_of(result), code_of(result), {{"cause", message}}), result_(result) {}

bool StoreError::is_fatal() const noexcept {
    switch (primary(result_)) {
        case SQLITE_IOERR:
        case SQLITE_FULL:
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return true;
        default:
            return false;
    }
}

void raise_store_error(sqlite3* database) {
    throw StoreError{sqlite3_extended_errcode(database), sqlite3_errmsg(database)};
}

Statement::Statement(sqlite3* database, std::string_view sql) : database_(database) {
    check(sqlite3_prepare_v3(database, sql.data(), static_cast<int>(sql.size()),
                             SQLITE_PREPARE_PERSISTENT, &statement_, nullptr));
}

Statement::~Statement() {
    sqlite3_finalize(statement_);
}

Statement::Statement(Statement&& other) noexcept
    : database_(other.database_), statement_(std::exchange(other.statement_, nullptr)) {}

void Statement::check(int result) const {
    if (result != SQLITE_OK) {
        raise_store_error(database_);
    }
}

void Statement::bind(int parameter, std::int64_t value) {
    check(sqlite3_bind_int64(statement_, parameter, value));
}

void Statement::bind_text(int parameter, std::string_view text) {
    // A null pointer would bind NULL, and an empty view may have one.
    check(sqlite3_bind_text64(statement_, parameter, text.empty() ? "" : text.data(), text.size(),
                              SQLITE_STATIC, SQLITE_UTF8));
}

void Statement::bind_blob(int parameter, std::string_view bytes) {
    check(sqlite3_bind_blob64(statement_, parameter, bytes.empty() ? "" : bytes.data(),
                              bytes.size(), SQLITE_STATIC));
}

void Statement::bind_null(int parameter) {
    check(sqlite3_bind_null(statement_, parameter));
}

bool Statement::step() {
    const int result = sqlite3_step(statement_);
    if (result == SQLITE_ROW) {
        return true;
    }
    if (result != SQLITE_DONE) {
        raise_store_error(database_);
    }
    return false;
}

void Statement::reset() noexcept {
    sqlite3_reset(statement_);
}

void Statement::run() {
    const ResetGuard guard{*this};
    step();
}

bool Statement::is_null(int column) const {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(statement_, column);
}

std::string_view Statement::bytes(int column) const {
    const auto* data = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    const int size = sqlite3_column_bytes(statement_, column);
    return data == nullptr ? std::string_view{}
                           : std::string_view{data, static_cast<std::size_t>(size)};
}

std::optional<std::string_view> Statement::optional_bytes(int column) const {
    if (is_null(column)) {
        return std::nullopt;
    }
    return bytes(column);
}

}  // namespace utfall::storage
