#include "app/core/error.h"
#include "app/ledger/cache_finding.h"
#include "app/storage/packed_values.h"
#include "app/storage/schema.h"
#include "app/storage/value_batches.h"
#include "app/storage/value_cache.h"
#include "app/storage/verify_steps.h"

#include <algorithm>
#include <set>

namespace utfall::storage {

namespace {

constexpr std::int64_t cache_since = 2;  // The version of books.
constexpr std::string_view code = ledger::cache_differs;

std::string name_of(const std::string& measure, const indicators::ReporterColumns& reporter) {
    std::string name = "the cached values of " + measure;
    for (const auto* part :
         {&reporter.organisation, &reporter.unit, &reporter.team, &reporter.intervention}) {
        if (!part->empty()) name += "/" + *part;
    }
    return name;
}

// As they were written: in the one order that reading relies on, without an empty period.
bool is_in_order(const PackedValues& values) {
    for (std::size_t at = 1; at < values.slots.size(); ++at) {
        if (values.slots[at - 1].series >= values.slots[at].series) return false;
    }
    for (std::size_t at = 0; at < values.periods.size(); ++at) {
        const auto& period = values.periods[at];
        if (period.versions.empty()) return false;
        if (at > 0 && values.periods[at - 1].code >= period.code) return false;
        const auto rises = [](const PackedVersion& a, const PackedVersion& b) {
            return a.slot != b.slot ? a.slot < b.slot : a.id < b.id;
        };
        for (std::size_t one = 1; one < period.versions.size(); ++one) {
            if (!rises(period.versions[one - 1], period.versions[one])) return false;
        }
    }
    return !values.periods.empty();
}

// Holds the cache against the lines in both directions: every line must be found in the row it
// belongs to, as it is; and the rows together may hold no more versions than there are lines. So a
// batch of lines needs no more of a row than the periods it has lines of, and each row is taken
// apart as a whole once, however many batches it has lines in.
class CacheCheck {
  public:
    CacheCheck(const Connection& connection, VerifyReport& report)
        : connection_(connection),
          report_(report),
          find_(connection.prepare("SELECT packed FROM value_cache WHERE measure = ?1 AND "
                                   "organisation = ?2 AND unit = ?3 AND team = ?4 AND "
                                   "intervention = ?5")) {}

    void run(std::uint64_t size) {
        ValueBatches batches{connection_, 0, size};
        while (batches.next([&](const ValueOwner& owner, const std::vector<RecordedValue>& lines) {
            if (!holds(owner, lines, batches.first_id(), batches.last_id())) tell(owner);
        })) {
        }
        check_rows(batches.lines());
    }

  private:
    bool holds(const ValueOwner& owner, const std::vector<RecordedValue>& lines,
               std::int64_t first_id, std::int64_t last_id) {
        const ResetGuard guard{find_};
        find_.bind_text(1, owner.measure);
        find_.bind_text(2, owner.reporter.organisation);
        find_.bind_text(3, owner.reporter.unit);
        find_.bind_text(4, owner.reporter.team);
        find_.bind_text(5, owner.reporter.intervention);
        if (!find_.step()) return false;
        const auto [first, last] =
            std::minmax_element(lines.begin(), lines.end(),
                                [](const auto& a, const auto& b) { return a.period < b.period; });
        try {
            return agrees(unpack_between(find_.bytes(0), first->period, last->period), lines,
                          first_id, last_id);
        } catch (const core::Error&) {
            return false;  // The row does not say what the lines say.
        }
    }

    static bool agrees(const PackedValues& values, const std::vector<RecordedValue>& lines,
                       std::int64_t first_id, std::int64_t last_id) {
        std::vector<RecordedValue> cached;
        cached.reserve(lines.size());
        for (const auto& period : values.periods) {
            for (const PackedVersion& version : period.versions) {
                if (version.id < first_id || version.id > last_id) continue;
                const auto& slot = values.slots[version.slot];
                cached.push_back({version.id, slot.series, slot.breakdown, period.code,
                                  version.state, version.value});
            }
        }
        std::sort(cached.begin(), cached.end(),
                  [](const auto& a, const auto& b) { return a.id < b.id; });
        return cached == lines;
    }

    void check_rows(std::uint64_t lines) {
        std::uint64_t versions = 0;
        Statement rows = connection_.prepare(
            "SELECT measure, organisation, unit, team, intervention, packed FROM value_cache");
        while (rows.step()) {
            try {
                const PackedValues values = unpack(rows.bytes(5));
                for (const auto& period : values.periods) versions += period.versions.size();
                if (is_in_order(values) && pack(values) == rows.bytes(5)) continue;
            } catch (const core::Error&) {
                // Told of as any other row that is not as it was written.
            }
            tell({rows.text(0), {rows.text(1), rows.text(2), rows.text(3), rows.text(4)}});
        }
        if (versions != lines) {
            report_.add("V7", code, std::nullopt,
                        "the cache does not hold " + std::to_string(lines) +
                            " versions of values, one a line");
        }
    }

    void tell(const ValueOwner& owner) {
        std::string name = name_of(owner.measure, owner.reporter);
        if (told_.insert(name).second)
            report_.add("V7", code, std::nullopt, name + " are not those of the lines");
    }

    const Connection& connection_;
    VerifyReport& report_;
    Statement find_;
    std::set<std::string> told_;
};

// A cache may be emptied at any time, but not by half.
void check_empty(const Connection& connection, VerifyReport& report) {
    if (version_of(connection) < cache_since) return;
    for (const char* sql : {"SELECT 1 FROM value_cache", "SELECT 1 FROM value_cache_reach"}) {
        Statement rows = connection.prepare(sql);
        if (rows.step()) {
            report.add("V7", code, std::nullopt, "the cache does not say how far it reaches");
        }
    }
}

}  // namespace

void verify_cache(const Connection& connection, VerifyReport& report) {
    const auto reach = value_cache_reach(connection);
    if (!reach) {
        check_empty(connection, report);
        return;
    }
    Statement row = connection.prepare("SELECT count(*) FROM entry");
    row.step();
    if (static_cast<std::int64_t>(*reach) != row.integer(0)) {
        report.add("V7", code, std::nullopt,
                   "the cache says that it reaches to size " + std::to_string(*reach));
    }
    CacheCheck{connection, report}.run(*reach);
}

}  // namespace utfall::storage
