#include "app/storage/new_book.h"

#include "app/core/error_texts.h"
#include "app/storage/append.h"
#include "app/storage/notary_files.h"
#include "app/storage/schema.h"

#include <fcntl.h>
#include <unistd.h>
#include <array>
#include <cerrno>
#include <utility>

namespace utfall::storage {
namespace {

using core::Error;
using core::ErrorKind;

void make_tables(Book& book, const std::string& time_zone) {
    book.connection.begin_immediate();
    create_schema(book.connection);
    std::array<unsigned char, 16> id{};
    book.entropy.fill(id.data(), id.size());
    Statement insert =
        book.connection.prepare("INSERT INTO book(ledger_id, time_zone) VALUES (?1, ?2)");
    insert.bind_blob(1, {reinterpret_cast<const char*>(id.data()), id.size()});
    insert.bind_text(2, time_zone);
    insert.run();
    book.load_identity();
    book.writing.emplace(book.connection, *book.dictionary, book.entropy);
}

}  // namespace

void make_empty_file(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0 && errno == EEXIST) {
        throw Error{ErrorKind::conflict, "BOOK_EXISTS", {{"path", path}}};
    }
    if (file < 0) {
        throw Error{ErrorKind::unavailable,
                    "BOOK_CREATE_FAILED",
                    {{"path", path}, {"cause", core::cause_of(errno)}}};
    }
    ::close(file);
}

void begin_book(Book& book, const std::string& time_zone, const ledger::EntryDraft& creation,
                const std::string& passphrase) {
    ledger::EntryDraft draft = creation;
    draft.body.set("format", 1);
    draft.body.set("time_zone", time_zone);
    make_tables(book, time_zone);
    draft.body.set("signing_key",
                   create_signing_key(book.path, book.ledger_id, book.entropy, passphrase));
    try {
        EntryAppend{book, std::move(draft)}.commit();
        book.connection.forbid_changes();
    } catch (...) {
        remove_signing_key(book.path);
        throw;
    }
}

void remove_new_book(const std::string& path) noexcept {
    for (const char* ending : {"", "-journal", ".lock"}) ::unlink((path + ending).c_str());
}

}  // namespace utfall::storage
