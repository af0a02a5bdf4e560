#include "app/storage/line_index.h"

namespace utfall::storage {

LineIndex::LineIndex(const Connection& book, std::int64_t first)
    : first_(first),
      next_(first),
      lines_(
          book.prepare("SELECT id, series, period FROM value_line NOT INDEXED WHERE id >= ?1 AND "
                       "id < ?2 ORDER BY id")) {
    beside_.execute(
        "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-16384; "
        "CREATE TABLE line(series INTEGER NOT NULL, period TEXT NOT NULL, id INTEGER NOT NULL); "
        "BEGIN");
}

void LineIndex::extend(std::int64_t end) {
    if (next_ >= end) return;
    const bool from_scratch = !insert_;
    if (from_scratch) {
        insert_.emplace(
            beside_.prepare("INSERT INTO line(series, period, id) VALUES (?1, ?2, ?3)"));
    }
    {
        const ResetGuard guard{lines_};
        lines_.bind(1, next_);
        lines_.bind(2, end);
        while (lines_.step()) {
            next_ = lines_.integer(0) + 1;
            insert_->bind(1, lines_.integer(1));
            insert_->bind_text(2, lines_.bytes(2));
            insert_->bind(3, lines_.integer(0));
            insert_->run();
        }
    }
    if (from_scratch) {
        // Sorting many rows at once costs a fraction of putting each into its place.
        beside_.execute("CREATE INDEX line_by_key ON line(series, period, id)");
    }
}

std::optional<std::int64_t> LineIndex::newest(std::int64_t series, std::string_view period,
                                              std::int64_t end) {
    if (!newest_) {
        newest_.emplace(beside_.prepare(
            "SELECT max(id) FROM line WHERE series = ?1 AND period = ?2 AND id < ?3"));
    }
    const ResetGuard guard{*newest_};
    newest_->bind(1, series);
    newest_->bind_text(2, period);
    newest_->bind(3, end);
    if (!newest_->step() || newest_->is_null(0)) return std::nullopt;
    return newest_->integer(0);
}

std::vector<std::int64_t> LineIndex::versions(std::int64_t series, std::string_view period,
                                              std::int64_t end) {
    if (!versions_) {
        versions_.emplace(beside_.prepare(
            "SELECT id FROM line WHERE series = ?1 AND period = ?2 AND id < ?3 ORDER BY id"));
    }
    const ResetGuard guard{*versions_};
    versions_->bind(1, series);
    versions_->bind_text(2, period);
    versions_->bind(3, end);
    std::vector<std::int64_t> found;
    while (versions_->step()) found.push_back(versions_->integer(0));
    return found;
}

std::vector<LineInForce> LineIndex::newest_of_series(std::int64_t series, std::int64_t end) {
    if (!of_series_) {
        of_series_.emplace(
            beside_.prepare("SELECT period, max(id) FROM line WHERE series = ?1 AND "
                            "id < ?2 GROUP BY period ORDER BY period"));
    }
    const ResetGuard guard{*of_series_};
    of_series_->bind(1, series);
    of_series_->bind(2, end);
    std::vector<LineInForce> found;
    while (of_series_->step()) found.push_back({of_series_->text(0), of_series_->integer(1)});
    return found;
}

}  // namespace utfall::storage
