#include "app/storage/sqlite_store.h"

#include "app/core/error.h"
#include "app/storage/append.h"
#include "app/storage/entry_proof.h"
#include "app/storage/erasing.h"
#include "app/storage/line_leaves.h"
#include "app/storage/line_reader.h"
#include "app/storage/line_tables.h"
#include "app/storage/new_book.h"
#include "app/storage/read_hold.h"
#include "app/storage/schema.h"
#include "app/storage/value_reads.h"
#include "app/storage/verify_steps.h"

#include <sys/stat.h>
#include <algorithm>
#include <functional>
#include <stdexcept>

namespace utfall::storage {

using core::Error;
using core::ErrorKind;

struct SqliteStore::Impl {
    Impl(const std::string& path, Access access, core::Clock& clock, core::Entropy& entropy)
        : book(path, access, clock, entropy) {}
    // For reads at `as_of`.
    Book& whole(std::uint64_t as_of) {
        book.write_pending(as_of);
        return book;
    }
    Book book;
    LineLeaves leaves;
};

namespace {

// The receipt of an entry that was recorded under the same request id.
std::optional<ledger::Receipt> recorded_before(Book& book, const ledger::EntryDraft& draft) {
    Statement row = book.connection.prepare(
        "SELECT seq, kind, coalesce(subject, '') FROM entry WHERE request_id = ?1");
    row.bind_blob(
        1, {reinterpret_cast<const char*>(draft.request_id.data()), draft.request_id.size()});
    if (!row.step()) {
        return std::nullopt;
    }
    if (row.bytes(1) != draft.kind || row.bytes(2) != draft.subject) {
        throw Error{ErrorKind::conflict, "REQUEST_REUSED", {{"entry", row.text(0)}}};
    }
    const auto seq = static_cast<std::uint64_t>(row.integer(0));
    return ledger::Receipt{seq, seq + 1, true};
}

void check_may_write(const Book& book) {
    if (book.access == Access::read) {
        throw Error{ErrorKind::conflict, "BOOK_READ_ONLY", {{"path", book.path}}};
    }
    if (book.failed) {
        throw Error{ErrorKind::conflict, "BOOK_FAILED", {{"path", book.path}}};
    }
    if (book.appending) {
        throw Error{ErrorKind::conflict, "BOOK_LOCKED", {{"path", book.path}}};
    }
}

}  // namespace

SqliteStore::SqliteStore(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
SqliteStore::~SqliteStore() = default;

std::unique_ptr<SqliteStore> SqliteStore::create(const std::string& path,
                                                 const std::string& time_zone,
                                                 const ledger::EntryDraft& creation,
                                                 core::Clock& clock, core::Entropy& entropy,
                                                 const std::string& passphrase) {
    if (creation.kind != "book-created") {
        throw Error{ErrorKind::usage, "ENTRY_INVALID", {{"fault", "@entry.first"}}};
    }
    check_draft(creation);
    make_empty_file(path);
    try {
        auto impl = std::make_unique<Impl>(path, Access::write, clock, entropy);
        impl->book.lock = std::make_unique<BookLock>(path);
        begin_book(impl->book, time_zone, creation, passphrase);
        return std::unique_ptr<SqliteStore>{new SqliteStore{std::move(impl)}};
    } catch (...) {
        remove_new_book(path);
        throw;
    }
}

std::unique_ptr<SqliteStore> SqliteStore::open(const std::string& path, OpenMode mode,
                                               core::Clock& clock, core::Entropy& entropy) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
        throw Error{ErrorKind::not_found, "BOOK_NOT_FOUND", {{"path", path}}};
    }
    auto impl = std::make_unique<Impl>(
        path, mode == OpenMode::read_write ? Access::write : Access::read, clock, entropy);
    check_header(impl->book.connection, path);
    impl->book.load_identity();
    impl->book.connection.forbid_changes();
    return std::unique_ptr<SqliteStore>{new SqliteStore{std::move(impl)}};
}

void SqliteStore::wait_for_others(std::chrono::milliseconds patience) {
    impl_->book.patience = patience;
}

void SqliteStore::read_lines_alone() {
    impl_->book.value_cache.disregard();
}

std::uint64_t SqliteStore::rebuild_caches() {
    Book& book = impl_->book;
    check_may_write(book);
    if (!book.lock) {
        book.lock = std::make_unique<BookLock>(book.path, book.patience);
    }
    book.connection.begin_immediate();
    try {
        migrate_schema(book.connection);
        const std::uint64_t size = book.size();
        book.value_cache.rebuild(size);
        book.connection.commit();
        if (has_erased(book.connection)) wipe_remains(book.connection, book.path);
        return size;
    } catch (...) {
        book.connection.roll_back();
        throw;
    }
}

ledger::BookInfo SqliteStore::info() const {
    Book& book = impl_->book;
    ledger::BookInfo info;
    info.ledger_id = book.ledger_id;
    info.time_zone = book.time_zone;
    info.size = book.size();
    info.root = book.root_at(info.size);
    struct stat status {};
    if (::stat(book.path.c_str(), &status) == 0) {
        info.file_bytes = static_cast<std::uint64_t>(status.st_size);
    }
    return info;
}

std::uint64_t SqliteStore::size() const {
    return impl_->book.size();
}

core::Instant SqliteStore::next_at() const {
    return impl_->book.next_at(impl_->book.size());
}

std::unique_ptr<ledger::Append> SqliteStore::begin(const ledger::EntryDraft& draft,
                                                   std::optional<ledger::Receipt>& replayed) {
    Book& book = impl_->book;
    replayed.reset();
    check_may_write(book);
    check_draft(draft);
    if (!book.lock) {
        book.lock = std::make_unique<BookLock>(book.path, book.patience);
    }
    if (!book.writing) {
        book.writing.emplace(book.connection, *book.dictionary, book.entropy);
    }
    impl_->leaves.forget();
    book.connection.begin_immediate();
    try {
        replayed = recorded_before(book, draft);
        if (!replayed) {
            migrate_schema(book.connection);
            book.load_tree(book.size());
            return std::make_unique<EntryAppend>(book, draft);
        }
        book.connection.roll_back();
        return nullptr;
    } catch (...) {
        book.connection.roll_back();
        throw;
    }
}

std::unique_ptr<ledger::ReadTogether> SqliteStore::read_together() const {
    return std::make_unique<ReadHold>(impl_->book.connection);
}

std::optional<ledger::Entry> SqliteStore::entry(std::uint64_t seq) const {
    Book& book = impl_->book;
    Statement row = book.connection.prepare(std::string{entry_select} + "WHERE seq = ?1");
    row.bind(1, static_cast<std::int64_t>(seq));
    if (!row.step()) {
        return std::nullopt;
    }
    return read_entry(row, *book.detached);
}

void SqliteStore::for_each_entry(std::uint64_t as_of, const ledger::EntryVisitor& visit) const {
    Book& book = impl_->book;
    book.check_as_of(as_of);
    Statement row =
        book.connection.prepare(std::string{entry_select} + "WHERE seq < ?1 ORDER BY seq");
    row.bind(1, static_cast<std::int64_t>(as_of));
    while (row.step()) {
        visit(read_entry(row, *book.detached));
    }
}

void SqliteStore::for_each_entry_of(const std::vector<std::string>& kinds, std::uint64_t as_of,
                                    const ledger::EntryVisitor& visit) const {
    Book& book = impl_->book;
    book.check_as_of(as_of);
    std::string sql = std::string{entry_select} + "WHERE seq < ?1 AND kind IN (NULL";
    for (std::size_t i = 0; i < kinds.size(); ++i) sql += ", ?" + std::to_string(i + 2);
    Statement row = book.connection.prepare(sql + ") ORDER BY seq");
    row.bind(1, static_cast<std::int64_t>(as_of));
    for (std::size_t i = 0; i < kinds.size(); ++i) row.bind_text(static_cast<int>(i) + 2, kinds[i]);
    while (row.step()) {
        visit(read_entry(row, *book.detached));
    }
}

namespace {

void visit_range(Book& book, const ledger::LineTable& table, std::uint64_t first, std::uint64_t end,
                 const ledger::LineVisitor& visit) {
    index_of(table);
    if (!has_table(book.connection, table)) return;
    Statement row = book.connection.prepare(range_sql(table));
    row.bind(1, ledger::packed({first, 0}));
    row.bind(2, ledger::packed({end, 0}));
    while (row.step()) {
        visit(read_line(table, row, *book.dictionary, *book.detached));
    }
}

}  // namespace

void SqliteStore::for_each_line(const ledger::LineTable& table, std::uint64_t as_of,
                                const ledger::LineVisitor& visit) const {
    impl_->whole(as_of).check_as_of(as_of);
    visit_range(impl_->book, table, 0, as_of, visit);
}

void SqliteStore::for_each_line_of(const ledger::LineTable& table, std::uint64_t seq,
                                   const ledger::LineVisitor& visit) const {
    impl_->whole(seq + 1).check_as_of(seq + 1);
    visit_range(impl_->book, table, seq, seq + 1, visit);
}

std::uint64_t SqliteStore::size_at(core::Instant time) const {
    // Times increase with seq, so this is the number of the first entry after `time`.
    Book& book = impl_->book;
    std::uint64_t low = 0;
    std::uint64_t high = book.size();
    Statement row = book.connection.prepare("SELECT recorded_at FROM entry WHERE seq = ?1");
    while (low < high) {
        const std::uint64_t middle = low + (high - low) / 2;
        const ResetGuard guard{row};
        row.bind(1, static_cast<std::int64_t>(middle));
        if (row.step() && row.integer(0) <= time.micros) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

core::Digest SqliteStore::root_at(std::uint64_t as_of) const {
    return impl_->book.root_at(as_of);
}

ledger::InclusionProof SqliteStore::proof_of(std::uint64_t seq, std::uint64_t as_of) const {
    impl_->book.check_as_of(as_of);
    impl_->book.check_as_of(seq + 1);
    return entry_proof(impl_->book, seq, as_of);
}

std::vector<core::Digest> SqliteStore::growth_since(std::uint64_t earlier,
                                                    std::uint64_t as_of) const {
    impl_->book.check_as_of(as_of);
    return ledger::growth_path(leaves_below(impl_->book, as_of), std::min(earlier, as_of));
}

core::Digest SqliteStore::root_of_lines(const ledger::LineTable& table,
                                        const std::vector<ledger::LineRef>& refs) const {
    std::vector<ledger::LineRef> ordered;
    const bool in_order = std::adjacent_find(refs.begin(), refs.end(),
                                             std::greater_equal<ledger::LineRef>{}) == refs.end();
    if (!in_order) {
        ordered = refs;
        std::sort(ordered.begin(), ordered.end());
        ordered.erase(std::unique(ordered.begin(), ordered.end()), ordered.end());
    }
    const auto& lines = in_order ? refs : ordered;
    Book& book = impl_->whole(lines.empty() ? 0 : lines.back().entry + 1);
    return impl_->leaves.root_of(book.connection, *book.dictionary, table, lines);
}

ledger::Verification SqliteStore::verify(std::uint64_t as_of) const {
    impl_->book.check_as_of(as_of);
    ledger::Verification result;
    VerifyReport report{result};
    verify_ledger(impl_->book.connection, report, {}, as_of);
    report.finish();
    return result;
}

void SqliteStore::current(const indicators::ValueQuery& query, std::uint64_t as_of,
                          const indicators::ValueVisitor& visit) const {
    impl_->whole(as_of).check_as_of(as_of);
    current_values(impl_->book, query, as_of, visit);
}

std::vector<indicators::ReporterColumns> SqliteStore::reporters(const std::string& measure,
                                                                std::uint64_t as_of) const {
    return value_reporters(impl_->book, measure, as_of);
}

void SqliteStore::in_force(const std::string& measure, const indicators::ReporterColumns& reporter,
                           std::uint64_t as_of, indicators::ValueCodes& codes,
                           std::vector<indicators::ValueInForce>& values) const {
    values_in_force(impl_->book, measure, reporter, as_of, codes, values);
}

std::optional<indicators::StoredValue> SqliteStore::at(const ledger::SeriesKey& series,
                                                       std::string_view period,
                                                       std::uint64_t as_of) const {
    return value_at(impl_->book, series, period, as_of);
}

void SqliteStore::history(const ledger::SeriesKey& series, std::string_view period,
                          std::uint64_t as_of, const indicators::ValueVisitor& visit) const {
    impl_->whole(as_of).check_as_of(as_of);
    value_history(impl_->book, series, period, as_of, visit);
}

}  // namespace utfall::storage
