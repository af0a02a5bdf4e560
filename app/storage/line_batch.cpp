#include "app/storage/line_batch.h"

#include "app/storage/line_tables.h"

namespace utfall::storage {
namespace {

// Fewer leave the statement's own cost, more gain nothing.
constexpr std::size_t rows_at_a_time = 64;
// Long texts are not held back: a template's files are lines too.
constexpr std::size_t most_bytes = 1U << 18U;

}  // namespace

LineBatch::LineBatch(const Connection& connection, const ledger::LineTable& table)
    : connection_(connection), table_(table), width_(table.columns.size() + 1) {}

void LineBatch::keep(Kind kind, std::string_view bytes) {
    cells_.push_back({kind, static_cast<std::int64_t>(bytes_.size()), bytes.size()});
    bytes_.append(bytes);
}

void LineBatch::end() {
    if (cells_.size() == rows_at_a_time * width_ || bytes_.size() > most_bytes) write();
}

void LineBatch::check_free_from(std::int64_t first) {
    Statement row = connection_.prepare("SELECT 1 FROM " + std::string{table_.name} +
                                        " WHERE id >= ?1 LIMIT 1");
    row.bind(1, first);
    if (row.step()) {
        throw core::Error{core::ErrorKind::integrity,
                          "STORE_GUARD_REFUSED",
                          {{"cause", "the ledger is append-only"}}};
    }
}

void LineBatch::write() {
    const std::size_t rows = cells_.size() / width_;
    if (rows == rows_at_a_time) {
        connection_.run_triggers(false);  // check_free_from() has asked what they ask.
        insert(many_, 0, rows);
    } else {
        for (std::size_t row = 0; row < rows; ++row) insert(one_, row, 1);
    }
    clear();
}

void LineBatch::insert(std::optional<Statement>& statement, std::size_t first, std::size_t count) {
    if (!statement) {
        statement.emplace(connection_.prepare(insert_sql(table_, count)));
    }
    int parameter = 0;
    for (std::size_t at = first * width_; at < (first + count) * width_; ++at) {
        const Cell& cell = cells_[at];
        const auto bytes = [&] {
            return std::string_view{bytes_}.substr(static_cast<std::size_t>(cell.number),
                                                   cell.size);
        };
        switch (++parameter; cell.kind) {
            case Kind::missing:
                statement->bind_null(parameter);
                break;
            case Kind::integer:
                statement->bind(parameter, cell.number);
                break;
            case Kind::text:
                statement->bind_text(parameter, bytes());
                break;
            case Kind::blob:
                statement->bind_blob(parameter, bytes());
                break;
        }
    }
    statement->run();
}

void LineBatch::clear() noexcept {
    cells_.clear();
    bytes_.clear();
}

}  // namespace utfall::storage
