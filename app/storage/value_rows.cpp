#include "app/storage/value_rows.h"

#include "app/storage/packed_values.h"

#include <algorithm>
#include <optional>

namespace utfall::storage {
namespace {

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

// The first period that gets something; none when a new series stands before others, so that the
// slots of every period change.
std::string_view first_changed(const PackedValues& values,
                               const std::vector<RecordedValue>& recorded) {
    std::string_view first = recorded.front().period;
    for (const RecordedValue& one : recorded) {
        first = std::min(first, one.period);
        if (values.slots.empty() || one.series > values.slots.back().series) continue;
        const bool known = std::binary_search(
            values.slots.begin(), values.slots.end(), PackedValues::Slot{one.series, {}},
            [](const auto& a, const auto& b) { return a.series < b.series; });
        if (!known) return {};
    }
    return first;
}

// What `packed` comes to with `recorded`.
std::string with_added(std::string_view packed, const std::vector<RecordedValue>& recorded) {
    PackedStart start;
    PackedValues values;
    if (!packed.empty()) {
        values.slots = slots_of(packed);
        values = unpack(packed, first_changed(values, recorded), start);
    }
    Adding adding{values};
    for (const RecordedValue& one : recorded) adding.add(one);
    return pack(values, start);
}

}  // namespace

void bind_value_owner(Statement& statement, const std::string& measure,
                      const indicators::ReporterColumns& reporter) {
    statement.bind_text(1, measure);
    statement.bind_text(2, reporter.organisation);
    statement.bind_text(3, reporter.unit);
    statement.bind_text(4, reporter.team);
    statement.bind_text(5, reporter.intervention);
}

ValueRowWriter::ValueRowWriter(const Connection& connection)
    : find_(connection.prepare(value_row_of_owner)),
      change_(connection.prepare("UPDATE value_cache SET packed = ?2 WHERE rowid = ?1")),
      insert_(connection.prepare("INSERT INTO value_cache(measure, organisation, unit, team, "
                                 "intervention, packed) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")) {}

void ValueRowWriter::add(const ValueOwner& owner, const std::vector<RecordedValue>& recorded) {
    std::string packed;
    std::optional<std::int64_t> id;
    {
        const ResetGuard guard{find_};
        bind_value_owner(find_, owner.measure, owner.reporter);
        if (find_.step()) id = find_.integer(0);
        packed = with_added(id ? find_.bytes(1) : std::string_view{}, recorded);
    }
    if (id) {
        change_.bind(1, *id);
        change_.bind_blob(2, packed);
        change_.run();
    } else {
        bind_value_owner(insert_, owner.measure, owner.reporter);
        insert_.bind_blob(6, packed);
        insert_.run();
    }
}

}  // namespace utfall::storage
