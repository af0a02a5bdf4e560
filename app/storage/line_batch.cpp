#include "app/storage/line_batch.h"

#include "app/storage/line_tables.h"

#include <stdexcept>

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
    last_id_ = 0;
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
        // check_free_from() has asked what the triggers ask, and LineWriter knows its series.
        connection_.check_rows(false);
        if (follows_the_last()) {
            insert(many_more_, 0, rows, false);
        } else {
            insert(many_, 0, rows);
        }
    } else {
        for (std::size_t row = 0; row < rows; ++row) insert(one_, row, 1);
    }
    clear();
}

// The lines are numbered as SQLite numbers rows by itself, and then it need not look whether a
// number is taken.
bool LineBatch::follows_the_last() const {
    const std::size_t last = cells_.size() - width_;
    return last_id_ != 0 && cells_.front().number == last_id_ + 1 &&
           cells_[last].number == last_id_ + static_cast<std::int64_t>(rows_at_a_time);
}

void LineBatch::insert(std::optional<Statement>& statement, std::size_t first, std::size_t count,
                       bool with_id) {
    if (!statement) {
        statement.emplace(connection_.prepare(insert_sql(table_, count, with_id)));
    }
    int parameter = 0;
    for (std::size_t at = first * width_; at < (first + count) * width_; ++at) {
        if (!with_id && at % width_ == 0) continue;
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
    last_id_ = cells_[(first + count - 1) * width_].number;
    if (!with_id && connection_.last_row() != last_id_) {
        throw std::logic_error("lines were not numbered one after another");
    }
}

void LineBatch::clear() noexcept {
    cells_.clear();
    bytes_.clear();
}

}  // namespace utfall::storage
