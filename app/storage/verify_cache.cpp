#include "app/core/error.h"
#include "app/ledger/cache_finding.h"
#include "app/storage/packed_values.h"
#include "app/storage/schema.h"
#include "app/storage/value_batches.h"
#include "app/storage/value_cache.h"
#include "app/storage/verify_steps.h"

#include <algorithm>

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
// belongs to, as it is; and the rows together may hold no more versions than there are lines.
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
            check(owner, lines, batches.first_id(), batches.last_id());
        })) {
        }
        count_versions(batches.lines());
    }

  private:
    std::optional<PackedValues> read(const ValueOwner& owner) {
        const ResetGuard guard{find_};
        find_.bind_text(1, owner.measure);
        find_.bind_text(2, owner.reporter.organisation);
        find_.bind_text(3, owner.reporter.unit);
        find_.bind_text(4, owner.reporter.team);
        find_.bind_text(5, owner.reporter.intervention);
        if (!find_.step()) return std::nullopt;
        try {
            PackedValues values = unpack(find_.bytes(0));
            if (is_in_order(values) && pack(values) == find_.bytes(0)) return values;
        } catch (const core::Error&) {
            // Reported as what it comes to: this row does not say what the lines say.
        }
        return std::nullopt;
    }

    void check(const ValueOwner& owner, const std::vector<RecordedValue>& lines,
               std::int64_t first_id, std::int64_t last_id) {
        const auto values = read(owner);
        if (!values || !agrees(*values, lines, first_id, last_id)) {
            report_.add("V7", code, std::nullopt,
                        name_of(owner.measure, owner.reporter) + " are not those of the lines");
        }
    }

    static bool agrees(const PackedValues& values, const std::vector<RecordedValue>& lines,
                       std::int64_t first_id, std::int64_t last_id) {
        std::vector<RecordedValue> cached;
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

    void count_versions(std::uint64_t lines) {
        std::uint64_t versions = 0;
        bool readable = true;
        Statement rows = connection_.prepare("SELECT packed FROM value_cache");
        while (readable && rows.step()) {
            try {
                const PackedValues values = unpack(rows.bytes(0));
                readable = is_in_order(values);
                for (const auto& period : values.periods) versions += period.versions.size();
            } catch (const core::Error&) {
                readable = false;
            }
        }
        if (!readable || versions != lines) {
            report_.add("V7", code, std::nullopt,
                        "the cache does not hold " + std::to_string(lines) +
                            " versions of values, one a line");
        }
    }

    const Connection& connection_;
    VerifyReport& report_;
    Statement find_;
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
