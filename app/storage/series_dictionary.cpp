#include "app/storage/series_dictionary.h"

#include "app/core/json.h"
#include "app/ledger/record.h"

namespace utfall::storage {

namespace {

constexpr std::size_t remembered = 65536;

std::string breakdown_of(const ledger::SeriesKey& key) {
    std::string text;
    ledger::append_breakdown(text, key.breakdown);
    return text;
}

void bind_key(Statement& statement, int first, const ledger::SeriesKey& key,
              const std::string& breakdown) {
    statement.bind_text(first, key.measure);
    statement.bind_text(first + 1, key.organisation);
    statement.bind_text(first + 2, key.unit);
    statement.bind_text(first + 3, key.team);
    statement.bind_text(first + 4, key.intervention);
    statement.bind_text(first + 5, breakdown);
}

template <typename Map>
void make_room(Map& map) {
    if (map.size() >= remembered) {
        map.clear();
    }
}

void append_part(std::string& out, std::string_view part) {
    if (part.empty()) {
        out += "null";
    } else {
        core::append_canonical_string(out, part);
    }
}

}  // namespace

SeriesDictionary::SeriesDictionary(const Connection& connection)
    : connection_(connection),
      find_(connection.prepare("SELECT id FROM series WHERE measure = ?1 AND organisation = ?2 AND "
                               "unit = ?3 AND team = ?4 AND intervention = ?5 AND breakdown = ?6")),
      next_(connection.prepare("SELECT coalesce(max(id), 0) + 1 FROM series")),
      read_(connection.prepare(
          "SELECT measure, organisation, unit, team, intervention, breakdown, id "
          "FROM series WHERE id >= ?1 AND id < ?1 + ?2 ORDER BY id")) {}

std::optional<std::int64_t> SeriesDictionary::look_up(const ledger::SeriesKey& key,
                                                      const std::string& record) {
    if (const auto known = ids_.find(record); known != ids_.end()) {
        return known->second;
    }
    const std::string breakdown = breakdown_of(key);
    const ResetGuard guard{find_};
    bind_key(find_, 1, key, breakdown);
    if (!find_.step()) {
        return std::nullopt;
    }
    const std::int64_t id = find_.integer(0);
    make_room(ids_);
    ids_.emplace(record, id);
    return id;
}

std::optional<std::int64_t> SeriesDictionary::find(const ledger::SeriesKey& key) {
    record_.clear();
    ledger::append_series(record_, key);
    return look_up(key, record_);
}

SeriesDictionary::Known SeriesDictionary::find_or_add(const ledger::SeriesKey& key) {
    const auto id_before = find(key);
    added_ = !id_before;
    if (id_before) {
        return {*id_before, &record_};
    }
    std::int64_t id = 0;
    {
        const ResetGuard guard{next_};
        next_.step();
        id = next_.integer(0);
    }
    const std::string breakdown = breakdown_of(key);
    if (!add_) {
        add_.emplace(connection_.prepare(
            "INSERT INTO series(id, measure, organisation, unit, team, intervention, breakdown) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"));
    }
    add_->bind(1, id);
    bind_key(*add_, 2, key, breakdown);
    add_->run();
    make_room(ids_);
    ids_.emplace(record_, id);
    return {id, &record_};
}

const ledger::SeriesKey& SeriesDictionary::key_of(std::int64_t id) {
    if (const auto known = keys_.find(id); known != keys_.end()) {
        return known->second;
    }
    const ResetGuard guard{read_};
    read_.bind(1, id);
    read_.bind(2, 1);
    if (!read_.step()) {
        throw core::Error{
            core::ErrorKind::integrity, "SERIES_UNKNOWN", {{"series", std::to_string(id)}}};
    }
    ledger::SeriesKey key{read_.text(0), read_.text(1), read_.text(2),
                          read_.text(3), read_.text(4), {}};
    const core::Json pairs = core::parse_own_json(read_.bytes(5));
    for (const core::Json& pair : pairs.array()) {
        key.breakdown.emplace(pair.array().at(0).string(), pair.array().at(1).string());
    }
    make_room(keys_);
    return keys_.emplace(id, std::move(key)).first->second;
}

const std::string& SeriesDictionary::record_of(std::int64_t id) {
    // Whoever asks for neighbours goes on with the next: a step is a tenth of a search.
    constexpr std::int64_t ahead = 64;
    if (kept(id).id != id) read_records(id, id == last_asked_ + 1 ? ahead : 1);
    last_asked_ = id;
    return kept(id).text;
}

SeriesDictionary::Record& SeriesDictionary::kept(std::int64_t id) {
    const std::size_t at = static_cast<std::uint64_t>(id) % remembered;
    if (at >= records_.size()) records_.resize(at + 1);
    return records_[at];
}

void SeriesDictionary::read_records(std::int64_t first, std::int64_t count) {
    Record& asked = kept(first);
    asked.id = first;
    asked.text.clear();
    const ResetGuard guard{read_};
    read_.bind(1, first);
    read_.bind(2, count);
    while (read_.step()) {
        Record& record = kept(read_.integer(6));
        record.id = read_.integer(6);
        record.text = '[';
        for (int column = 0; column < 5; ++column) {
            append_part(record.text, read_.bytes(column));
            record.text += ',';
        }
        record.text += read_.bytes(5);
        record.text += ']';
    }
}

void SeriesDictionary::forget() {
    ids_.clear();
    keys_.clear();
    records_.clear();
    last_asked_ = 0;
}

}  // namespace utfall::storage
