#include "app/storage/value_cache.h"

#include "app/core/error.h"
#include "app/ledger/record.h"
#include "app/storage/packed_reader.h"
#include "app/storage/value_rows.h"

namespace utfall::storage {
namespace {

// 16 bytes each.
constexpr std::size_t most_versions_kept = 1U << 18U;

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

Statement& ValueCache::row_of(const ledger::SeriesKey& of) {
    if (!read_) read_.emplace(connection_.prepare(value_row_of_owner));
    // In place: what is bound is not copied.
    int at = 0;
    for (const auto* part : {&of.measure, &of.organisation, &of.unit, &of.team, &of.intervention}) {
        read_->bind_text(++at, *part);
    }
    return *read_;
}

std::optional<std::int64_t> ValueCache::newest(const ledger::SeriesKey& of, std::int64_t series,
                                               std::string_view period, std::int64_t end) {
    auto last = last_periods_.find(key_of(of));
    if (last == last_periods_.end()) {
        const ResetGuard guard{row_of(of)};
        const bool any = read_->step();
        last = last_periods_.try_emplace(key_, any ? last_period(read_->bytes(1)) : "").first;
    }
    if (period > last->second) return std::nullopt;
    return places(of).newest(series, period, end);
}

const ValuePlaces& ValueCache::places(const ledger::SeriesKey& of) {
    key_of(of);
    if (last_places_ != nullptr && last_places_->first == key_) return last_places_->second;
    auto found = places_.find(key_);
    if (found == places_.end()) {
        if (versions_kept_ > most_versions_kept) forget_places();
        const ResetGuard guard{row_of(of)};
        found = places_.try_emplace(key_, read_->step() ? read_->text(1) : std::string{}).first;
        versions_kept_ += found->second.size();
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
        read_.emplace(connection_.prepare(value_row_of_owner));
    }
    const ResetGuard guard{*read_};
    bind_value_owner(*read_, measure, reporter);
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
            const core::Decimal told = reader.version_or_zero(version);
            if (version.id >= end) continue;
            // Versions of one value follow each other, oldest first: the last one stands.
            if (any && version.slot == last_slot) values.pop_back();
            any = true;
            last_slot = version.slot;
            const Named& named = slots[version.slot];
            values.push_back({told, ledger::unpacked(version.id), period, named.breakdown,
                              named.series, version.state});
        }
    }
}

void ValueCache::take_in() {
    forget_rows();
    ValueRowWriter rows{connection_};
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
    ValueRowWriter rows{connection_};
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
