#include "app/storage/value_reads.h"

#include "app/core/error.h"
#include "app/storage/read_hold.h"

#include <algorithm>

namespace utfall::storage {

namespace {

using indicators::StoredValue;

constexpr std::string_view columns =
    "id, series, period, state, value, replaces, source, source_row, comment, evidence";

core::Error unreadable_value(ledger::LineRef ref) {
    return core::Error{core::ErrorKind::integrity,
                       "VALUE_UNREADABLE",
                       {{"entry", std::to_string(ref.entry)}, {"line", std::to_string(ref.line)}}};
}

// The row of `columns` a statement stands on, all but its series.
StoredValue read_value(Book& book, const Statement& row, bool with_details) {
    StoredValue stored;
    stored.ref = ledger::unpacked(row.integer(0));
    stored.period = row.bytes(2);
    const auto state = indicators::parse_value_state(row.bytes(3));
    if (!state) {
        throw unreadable_value(stored.ref);
    }
    stored.state = *state;
    if (!row.is_null(4)) {
        stored.value = core::Decimal::parse(row.bytes(4));
        if (!stored.value) {
            throw unreadable_value(stored.ref);
        }
    }
    if (!row.is_null(5)) {
        stored.replaces = ledger::unpacked(row.integer(5));
    }
    if (!row.is_null(6)) {
        stored.source = row.integer(6);
    }
    if (!row.is_null(7)) {
        stored.source_row = row.integer(7);
    }
    if (with_details && !row.is_null(8)) {
        stored.comment = read_detached(*book.detached, stored.ref, "comment").value_or("");
    }
    if (with_details && !row.is_null(9)) {
        stored.evidence = read_detached(*book.detached, stored.ref, "evidence").value_or("");
    }
    return stored;
}

// Where the versions of values below `as_of` stand: by the cache as far as it reaches, and by an
// index of the lines for those of an entry that is being written, or for all.
class Whereabouts {
  public:
    Whereabouts(Book& book, std::uint64_t as_of)
        : cache_(book.value_cache), end_(ledger::packed({as_of, 0})) {
        const std::uint64_t recorded =
            book.appending ? std::min(as_of, book.writing->lines.entry()) : as_of;
        is_cached_ = cache_.reaches(recorded) || (!book.appending && cache_.reaches(book.size()));
        if (is_cached_ && (recorded == as_of || !book.appending)) return;
        lines_ = &book.line_index_from(is_cached_ ? recorded : 0);
        lines_->extend(end_);
    }

    std::optional<std::int64_t> newest(const ledger::SeriesKey& series, std::int64_t number,
                                       std::string_view period) {
        std::optional<std::int64_t> id;
        if (lines_ != nullptr) id = lines_->newest(number, period, end_);
        return id || !is_cached_ ? id : cache_.newest(series, number, period, end_);
    }
    std::vector<std::int64_t> versions(const ledger::SeriesKey& series, std::int64_t number,
                                       std::string_view period) {
        return is_cached_ ? cache_.places(series).versions(number, period, end_)
                          : lines_->versions(number, period, end_);
    }
    std::vector<LineInForce> newest_of_series(const ledger::SeriesKey& series,
                                              std::int64_t number) {
        return is_cached_ ? cache_.places(series).newest_of_series(number, end_)
                          : lines_->newest_of_series(number, end_);
    }

  private:
    ValueCache& cache_;
    std::int64_t end_;
    bool is_cached_;
    LineIndex* lines_{nullptr};
};

// The value in line `id`, which has to be of that series and period.
StoredValue value_in(Book& book, std::int64_t id, std::int64_t series, std::string_view period,
                     bool with_details) {
    if (!book.value_row) {
        book.value_row.emplace(book.connection.prepare("SELECT " + std::string{columns} +
                                                       " FROM value_line WHERE id = ?1"));
    }
    Statement& row = *book.value_row;
    const ResetGuard guard{row};
    row.bind(1, id);
    if (!row.step() || row.integer(1) != series || row.bytes(2) != period) {
        throw core::Error{core::ErrorKind::integrity, "VALUE_CACHE_UNREADABLE"};
    }
    return read_value(book, row, with_details);
}

// Shows what is in force of one series.
class CurrentWalk {
  public:
    CurrentWalk(Book& book, const indicators::ValueQuery& query, std::uint64_t as_of,
                const indicators::ValueVisitor& visit)
        : book_(book),
          visit_(visit),
          with_details_(query.with_details),
          since_(ledger::packed({query.since, 0})),
          periods_(query.periods),
          where_(book, as_of) {
        std::sort(periods_.begin(), periods_.end());
    }

    void walk(std::int64_t series) {
        const ledger::SeriesKey key = book_.dictionary->key_of(series);
        for (const auto& [period, id] : where_.newest_of_series(key, series)) {
            if (id < since_) continue;
            if (!periods_.empty() &&
                !std::binary_search(periods_.begin(), periods_.end(), period)) {
                continue;
            }
            StoredValue stored = value_in(book_, id, series, period, with_details_);
            stored.series = key;
            visit_(stored);
        }
    }

  private:
    Book& book_;
    const indicators::ValueVisitor& visit_;
    bool with_details_;
    std::int64_t since_;
    std::vector<std::string> periods_;
    Whereabouts where_;
};

}  // namespace

void current_values(Book& book, const indicators::ValueQuery& query, std::uint64_t as_of,
                    const indicators::ValueVisitor& visit) {
    CurrentWalk walk{book, query, as_of, visit};
    const ReadHold hold{book.connection};
    if (query.measures.empty()) {
        Statement ids = book.connection.prepare("SELECT id FROM series ORDER BY id");
        while (ids.step()) {
            walk.walk(ids.integer(0));
        }
        return;
    }
    std::vector<std::int64_t> series;
    Statement ids = book.connection.prepare("SELECT id FROM series WHERE measure = ?1");
    for (const std::string& measure : query.measures) {
        const ResetGuard guard{ids};
        ids.bind_text(1, measure);
        while (ids.step()) {
            series.push_back(ids.integer(0));
        }
    }
    std::sort(series.begin(), series.end());
    series.erase(std::unique(series.begin(), series.end()), series.end());
    for (const std::int64_t id : series) {
        walk.walk(id);
    }
}

std::vector<indicators::ReporterColumns> value_reporters(Book& book, const std::string& measure,
                                                         std::uint64_t as_of) {
    if (book.value_cache.reaches(as_of)) return book.value_cache.reporters(measure);
    book.check_as_of(as_of);
    Statement rows = book.connection.prepare(
        "SELECT DISTINCT organisation, unit, team, intervention FROM series WHERE measure = ?1");
    rows.bind_text(1, measure);
    std::vector<indicators::ReporterColumns> found;
    while (rows.step()) {
        found.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3)});
    }
    return found;
}

void values_in_force(Book& book, const std::string& measure,
                     const indicators::ReporterColumns& reporter, std::uint64_t as_of,
                     indicators::ValueCodes& codes, std::vector<indicators::ValueInForce>& values) {
    if (book.value_cache.reaches(as_of)) {
        book.value_cache.in_force(measure, reporter, as_of, codes, values);
        return;
    }
    book.check_as_of(as_of);
    Statement ids = book.connection.prepare(
        "SELECT id, breakdown FROM series WHERE measure = ?1 AND organisation = ?2 AND unit = ?3 "
        "AND team = ?4 AND intervention = ?5 ORDER BY id");
    ids.bind_text(1, measure);
    ids.bind_text(2, reporter.organisation);
    ids.bind_text(3, reporter.unit);
    ids.bind_text(4, reporter.team);
    ids.bind_text(5, reporter.intervention);
    indicators::ValueInForce next;
    const auto first = static_cast<std::ptrdiff_t>(values.size());
    const indicators::ValueVisitor visit = [&](const StoredValue& stored) {
        next.value = stored.value.value_or(core::Decimal{});
        next.ref = stored.ref;
        next.period = codes.periods.number(stored.period);
        next.state = stored.state;
        values.push_back(next);
    };
    CurrentWalk walk{book, {}, as_of, visit};
    while (ids.step()) {
        next.series = static_cast<std::uint32_t>(ids.integer(0));
        next.breakdown = codes.breakdowns.number(ids.bytes(1));
        walk.walk(ids.integer(0));
    }
    std::stable_sort(values.begin() + first, values.end(), [&](const auto& a, const auto& b) {
        return a.period != b.period && codes.periods.text(a.period) < codes.periods.text(b.period);
    });
}

std::optional<StoredValue> value_at(Book& book, const ledger::SeriesKey& series,
                                    std::string_view period, std::uint64_t as_of) {
    const auto number = book.dictionary->find(series);
    if (!number) return std::nullopt;
    book.write_pending(as_of);
    const auto id = Whereabouts{book, as_of}.newest(series, *number, period);
    if (!id) return std::nullopt;
    StoredValue stored = value_in(book, *id, *number, period, true);
    stored.series = series;
    return stored;
}

void value_history(Book& book, const ledger::SeriesKey& series, std::string_view period,
                   std::uint64_t as_of, const indicators::ValueVisitor& visit) {
    const auto number = book.dictionary->find(series);
    if (!number) return;
    for (const std::int64_t id : Whereabouts{book, as_of}.versions(series, *number, period)) {
        StoredValue stored = value_in(book, id, *number, period, true);
        stored.series = series;
        visit(stored);
    }
}

}  // namespace utfall::storage
