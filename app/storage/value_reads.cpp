#include "app/storage/value_reads.h"

#include "app/core/error.h"

#include <algorithm>

namespace utfall::storage {

namespace {

using indicators::StoredValue;

constexpr std::string_view columns =
    "id, series, period, state, value, replaces, source, source_row, comment, evidence";

core::Error unreadable(ledger::LineRef ref) {
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
        throw unreadable(stored.ref);
    }
    stored.state = *state;
    if (!row.is_null(4)) {
        stored.value = core::Decimal::parse(row.bytes(4));
        if (!stored.value) {
            throw unreadable(stored.ref);
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

// Walks the versions of one series in the index and fetches only the rows that are in force.
class CurrentWalk {
  public:
    CurrentWalk(Book& book, const indicators::ValueQuery& query, std::uint64_t as_of,
                const indicators::ValueVisitor& visit)
        : book_(book),
          visit_(visit),
          with_details_(query.with_details),
          periods_(query.periods),
          end_(ledger::packed({as_of, 0})),
          versions_(book.connection.prepare(
              "SELECT period, id FROM value_line INDEXED BY value_line_by_key "
              "WHERE series = ?1 AND id < ?2 ORDER BY period, id")),
          row_(book.connection.prepare("SELECT " + std::string{columns} +
                                       " FROM value_line WHERE id = ?1")) {
        std::sort(periods_.begin(), periods_.end());
    }

    void walk(std::int64_t series) {
        series_ = series;
        std::string period;
        std::int64_t newest = -1;
        const ResetGuard guard{versions_};
        versions_.bind(1, series);
        versions_.bind(2, end_);
        while (versions_.step()) {
            const std::string_view next = versions_.bytes(0);
            if (newest >= 0 && next != period) {
                show(period, newest);
            }
            if (next != period) {
                period = next;
            }
            newest = versions_.integer(1);
        }
        if (newest >= 0) {
            show(period, newest);
        }
    }

  private:
    void show(const std::string& period, std::int64_t id) {
        if (!periods_.empty() && !std::binary_search(periods_.begin(), periods_.end(), period)) {
            return;
        }
        StoredValue stored;
        {
            const ResetGuard guard{row_};
            row_.bind(1, id);
            row_.step();
            stored = read_value(book_, row_, with_details_);
        }
        stored.series = book_.dictionary->key_of(series_);
        visit_(stored);
    }

    Book& book_;
    const indicators::ValueVisitor& visit_;
    bool with_details_;
    std::vector<std::string> periods_;
    std::int64_t end_;
    Statement versions_;
    Statement row_;
    std::int64_t series_{0};
};

}  // namespace

void current_values(Book& book, const indicators::ValueQuery& query, std::uint64_t as_of,
                    const indicators::ValueVisitor& visit) {
    CurrentWalk walk{book, query, as_of, visit};
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
    const auto id = book.dictionary->find(series);
    if (!id) {
        return std::nullopt;
    }
    if (!book.newest_value) {
        book.newest_value.emplace(
            book.connection.prepare("SELECT " + std::string{columns} +
                                    " FROM value_line INDEXED BY value_line_by_key WHERE series = "
                                    "?1 AND period = ?2 AND id < ?3 "
                                    "ORDER BY id DESC LIMIT 1"));
    }
    Statement& row = *book.newest_value;
    const ResetGuard guard{row};
    row.bind(1, *id);
    row.bind_text(2, period);
    row.bind(3, ledger::packed({as_of, 0}));
    if (!row.step()) {
        return std::nullopt;
    }
    StoredValue stored = read_value(book, row, true);
    stored.series = series;
    return stored;
}

void value_history(Book& book, const ledger::SeriesKey& series, std::string_view period,
                   std::uint64_t as_of, const indicators::ValueVisitor& visit) {
    const auto id = book.dictionary->find(series);
    if (!id) {
        return;
    }
    Statement row = book.connection.prepare("SELECT " + std::string{columns} +
                                            " FROM value_line INDEXED BY value_line_by_key WHERE "
                                            "series = ?1 AND period = ?2 AND id < ?3 ORDER BY id");
    row.bind(1, *id);
    row.bind_text(2, period);
    row.bind(3, ledger::packed({as_of, 0}));
    while (row.step()) {
        StoredValue stored = read_value(book, row, true);
        stored.series = series;
        visit(stored);
    }
}

}  // namespace utfall::storage
