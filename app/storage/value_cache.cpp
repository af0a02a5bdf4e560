#include "app/storage/value_cache.h"

#include "app/core/error.h"
#include "app/ledger/record.h"
#include "app/storage/packed_values.h"
#include "app/storage/value_batches.h"

#include <algorithm>

namespace utfall::storage {
namespace {

constexpr std::string_view of_owner =
    "SELECT rowid, packed FROM value_cache "
    "WHERE measure = ?1 AND organisation = ?2 AND unit = ?3 AND team = ?4 AND intervention = ?5";

// 16 bytes each.
constexpr std::size_t most_versions_kept = 1U << 18U;

void bind_owner(Statement& statement, int first, const std::string& measure,
                const indicators::ReporterColumns& reporter) {
    statement.bind_text(first, measure);
    statement.bind_text(first + 1, reporter.organisation);
    statement.bind_text(first + 2, reporter.unit);
    statement.bind_text(first + 3, reporter.team);
    statement.bind_text(first + 4, reporter.intervention);
}

// Adds versions to a row. Lines come in runs of a period and in an order that repeats, so where the
// next one goes is nearly always known.
class Adding {
  public:
    explicit Adding(PackedValues& values) : values_(values) {}

    void add(const RecordedValue& recorded) {
        const PackedVersion version{slot_of(recorded), recorded.id, recorded.state, recorded.value};
        auto& versions = period_of(recorded.period).versions;
        const auto before = [](const PackedVersion& a, const PackedVersion& b) {
            return a.slot != b.slot ? a.slot < b.slot : a.id < b.id;
        };
        if (versions.empty() || before(versions.back(), version)) {
            versions.push_back(version);
        } else {
            versions.insert(std::upper_bound(versions.begin(), versions.end(), version, before),
                            version);
        }
    }

  private:
    std::uint32_t slot_of(const RecordedValue& recorded) {
        auto& slots = values_.slots;
        if (++slot_ < slots.size() && slots[slot_].series == recorded.series) return slot_;
        const auto at = std::lower_bound(
            slots.begin(), slots.end(), recorded.series,
            [](const auto& slot, std::int64_t series) { return slot.series < series; });
        slot_ = static_cast<std::uint32_t>(at - slots.begin());
        if (at != slots.end() && at->series == recorded.series) return slot_;
        // Series are numbered as they first appear, so a new one nearly always comes last.
        slots.insert(at, {recorded.series, std::string{recorded.breakdown}});
        for (auto& period : values_.periods) {
            for (PackedVersion& version : period.versions) version.slot += version.slot >= slot_;
        }
        return slot_;
    }

    PackedValues::Period& period_of(std::string_view code) {
        auto& periods = values_.periods;
        if (period_ < periods.size() && periods[period_].code == code) return periods[period_];
        const auto at = std::lower_bound(
            periods.begin(), periods.end(), code,
            [](const auto& one, std::string_view wanted) { return one.code < wanted; });
        period_ = static_cast<std::size_t>(at - periods.begin());
        if (at == periods.end() || at->code != code) periods.insert(at, {std::string{code}, {}});
        return periods[period_];
    }

    PackedValues& values_;
    std::uint32_t slot_{0};  // The last one's.
    std::size_t period_{0};
};

}  // namespace

std::optional<std::uint64_t> value_cache_reach(const Connection& connection) {
    Statement exists = connection.prepare(
        "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'value_cache_reach'");
    if (!exists.step()) return std::nullopt;
    Statement row = connection.prepare("SELECT size FROM value_cache_reach WHERE one = 1");
    if (!row.step()) return std::nullopt;
    return static_cast<std::uint64_t>(row.integer(0));
}

bool ValueCache::reaches(std::uint64_t as_of) {
    if (disregarded_) return false;
    if (reach_ < as_of) {
        reach_ = value_cache_reach(connection_).value_or(0);
        forget_rows();
    }
    return reach_ >= as_of;
}

void ValueCache::forget_places() {
    places_.clear();
    last_places_ = nullptr;
    versions_kept_ = 0;
}

void ValueCache::forget_rows() {
    forget_places();
    last_periods_.clear();
}

const std::string& ValueCache::key_of(const ledger::SeriesKey& of) {
    key_.clear();
    for (const auto* part : {&of.measure, &of.organisation, &of.unit, &of.team, &of.intervention}) {
        (key_ += *part) += '\0';
    }
    return key_;
}

std::optional<std::int64_t> ValueCache::newest(const ledger::SeriesKey& of, std::int64_t series,
                                               std::string_view period, std::int64_t end) {
    const auto last = last_periods_.find(key_of(of));
    if (last != last_periods_.end() && period > last->second) return std::nullopt;
    return places(of).newest(series, period, end);
}

const ValuePlaces& ValueCache::places(const ledger::SeriesKey& of) {
    key_of(of);
    if (last_places_ != nullptr && last_places_->first == key_) return last_places_->second;
    auto found = places_.find(key_);
    if (found == places_.end()) {
        if (versions_kept_ > most_versions_kept) forget_places();
        if (!read_) read_.emplace(connection_.prepare(of_owner));
        const ResetGuard guard{*read_};
        const indicators::ReporterColumns reporter{of.organisation, of.unit, of.team,
                                                   of.intervention};
        bind_owner(*read_, 1, of.measure, reporter);
        found = places_.try_emplace(key_, read_->step() ? read_->text(1) : std::string{}).first;
        versions_kept_ += found->second.size();
        last_periods_.insert_or_assign(key_, std::string{found->second.last_period()});
    }
    last_places_ = &*found;
    return found->second;
}

std::vector<indicators::ReporterColumns> ValueCache::reporters(const std::string& measure) {
    if (!reporters_) {
        reporters_.emplace(connection_.prepare(
            "SELECT organisation, unit, team, intervention FROM value_cache INDEXED BY "
            "value_cache_by_reporter WHERE measure = ?1"));
    }
    const ResetGuard guard{*reporters_};
    reporters_->bind_text(1, measure);
    std::vector<indicators::ReporterColumns> found;
    while (reporters_->step()) {
        found.push_back(
            {reporters_->text(0), reporters_->text(1), reporters_->text(2), reporters_->text(3)});
    }
    return found;
}

void ValueCache::in_force(const std::string& measure, const indicators::ReporterColumns& reporter,
                          std::uint64_t as_of, indicators::ValueCodes& codes,
                          std::vector<indicators::ValueInForce>& values) {
    if (!read_) {
        read_.emplace(connection_.prepare(of_owner));
    }
    const ResetGuard guard{*read_};
    bind_owner(*read_, 1, measure, reporter);
    if (!read_->step()) return;
    PackedReader reader{read_->bytes(1)};
    struct Named {
        std::uint32_t breakdown;
        std::uint32_t series;
    };
    std::vector<Named> slots;
    for (std::size_t at = 0; at < reader.slot_count(); ++at) {
        std::int64_t series = 0;
        const std::uint32_t breakdown = codes.breakdowns.number(reader.slot(series));
        slots.push_back({breakdown, static_cast<std::uint32_t>(series)});
    }
    const std::int64_t end = ledger::packed({as_of, 0});
    PackedVersion version;
    for (std::size_t periods = reader.period_count(); periods > 0; --periods) {
        std::size_t versions = 0;
        const std::uint32_t period = codes.periods.number(reader.period(versions));
        bool any = false;
        std::uint32_t last_slot = 0;
        for (; versions > 0; --versions) {
            reader.version(version);
            if (version.id >= end) continue;
            // Versions of one value follow each other, oldest first: the last one stands.
            if (!any || version.slot != last_slot) values.emplace_back();
            any = true;
            last_slot = version.slot;
            indicators::ValueInForce& value = values.back();
            value.value = version.value.value_or(core::Decimal{});
            value.ref = ledger::unpacked(version.id);
            value.period = period;
            value.breakdown = slots[version.slot].breakdown;
            value.series = slots[version.slot].series;
            value.state = version.state;
        }
    }
}

namespace {

// Puts what one reporter gave of one measure into its row.
class RowWriter {
  public:
    explicit RowWriter(const Connection& connection)
        : find_(connection.prepare(of_owner)),
          change_(connection.prepare("UPDATE value_cache SET packed = ?2 WHERE rowid = ?1")),
          insert_(connection.prepare("INSERT INTO value_cache(measure, organisation, unit, team, "
                                     "intervention, packed) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")) {}

    void add(const ValueOwner& owner, const std::vector<RecordedValue>& recorded) {
        PackedValues values;
        std::optional<std::int64_t> id;
        {
            const ResetGuard guard{find_};
            bind_owner(find_, 1, owner.measure, owner.reporter);
            if (find_.step()) {
                id = find_.integer(0);
                values = unpack(find_.bytes(1));
            }
        }
        Adding adding{values};
        for (const RecordedValue& one : recorded) adding.add(one);
        const std::string packed = pack(values);
        if (id) {
            change_.bind(1, *id);
            change_.bind_blob(2, packed);
            change_.run();
        } else {
            bind_owner(insert_, 1, owner.measure, owner.reporter);
            insert_.bind_blob(6, packed);
            insert_.run();
        }
    }

  private:
    Statement find_;
    Statement change_;
    Statement insert_;
};

}  // namespace

void ValueCache::take_in() {
    forget_rows();
    RowWriter rows{connection_};
    gathered_->show([&](const ValueOwner& owner, const std::vector<RecordedValue>& recorded) {
        rows.add(owner, recorded);
    });
    gathered_->clear();
}

void ValueCache::set_reach(std::uint64_t size) {
    Statement reach =
        connection_.prepare("INSERT OR REPLACE INTO value_cache_reach(one, size) VALUES (1, ?1)");
    reach.bind(1, static_cast<std::int64_t>(size));
    reach.run();
}

void ValueCache::rebuild(std::uint64_t size) {
    forget_rows();
    connection_.prepare("DELETE FROM value_cache_reach").run();
    connection_.prepare("DELETE FROM value_cache").run();
    ValueBatches batches{connection_, 0, size};
    RowWriter rows{connection_};
    while (batches.next([&](const ValueOwner& owner, const std::vector<RecordedValue>& recorded) {
        rows.add(owner, recorded);
    })) {
    }
    set_reach(size);
}

void ValueCache::begin_entry(std::uint64_t seq) {
    is_gathering_ = value_cache_reach(connection_) == seq;
    if (!is_gathering_) return;
    if (!gathered_) gathered_.emplace(connection_);
    gathered_->clear();
}

// False, from then on, when there is something in the cache that cannot be read.
bool ValueCache::try_take_in() {
    try {
        if (is_gathering_) take_in();
    } catch (const core::Error& error) {
        if (error.code() != "VALUE_CACHE_UNREADABLE") throw;
        is_gathering_ = false;
    }
    return is_gathering_;
}

void ValueCache::note(std::int64_t id, std::int64_t series, std::string_view period,
                      std::string_view state, std::optional<std::string_view> value) {
    if (!is_gathering_) return;
    gathered_->add(id, series, period, state, value);
    if (gathered_->is_full()) try_take_in();
}

void ValueCache::end_entry(std::uint64_t seq) {
    if (try_take_in()) {
        set_reach(seq + 1);
    } else {
        rebuild(seq + 1);
    }
    is_gathering_ = false;
}

}  // namespace utfall::storage
