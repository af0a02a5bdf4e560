#include "app/core/joined.h"
#include "app/funding/lines.h"
#include "app/usecases/history_extract.h"
#include "app/usecases/money_import.h"
#include "app/usecases/value_source.h"
#include "app/usecases/value_use.h"
#include "reports/words.h"

#include <algorithm>
#include <tuple>

namespace utfall::usecases {
namespace {

using indicators::Level;
using reports::DataRow;

constexpr core::Frequency every_frequency[] = {
    core::Frequency::month, core::Frequency::quarter, core::Frequency::half_year,
    core::Frequency::year,  core::Frequency::term,    core::Frequency::school_year};

struct Version {
    ledger::LineRef ref;
    std::optional<core::Decimal> value;
    std::string state;  ///< Why there is no value, or what marks it; empty: a plain value.
    std::optional<std::int64_t> source, source_row;
    std::string evidence, comment;
};

/// One thing that was recorded, with all its versions, oldest first.
struct Recorded {
    std::string code, name, indicators, unit, scope;
    core::Period period;
    const ledger::LineTable* table{nullptr};
    std::vector<Version> versions;
};

class Changes {
  public:
    Changes(const ReportFacts& facts, const HistoryAbout& about) : facts_(facts), about_(about) {}

    void run() {
        add_values();
        const Level level = facts_.scope.level;
        if (about_.everything() &&
            (level == Level::programme || level == Level::region || level == Level::organisation)) {
            add_money(recorded_costs(facts_.store, facts_.as_of), funding::cost_line);
            add_money(recorded_financing(facts_.store, facts_.as_of), funding::financing_line);
        }
        std::sort(found_.begin(), found_.end(), [](const Recorded& a, const Recorded& b) {
            return std::tie(a.code, a.period.from, a.period.to, a.scope) <
                   std::tie(b.code, b.period.from, b.period.to, b.scope);
        });
    }

    void write(ActsNamed& acts, Origins& origins, reports::DataSet& data) const {
        auto& rows = data.tables["changes"];
        for (const Recorded& one : found_) {
            for (std::size_t i = 0; i < one.versions.size(); ++i)
                rows.push_back(row_of(one, i, acts, origins));
        }
        data.values["history.recorded"] = count_field(recorded_);
        data.values["history.changed"] = count_field(changed_);
    }

  private:
    const programme::Programme& programme() const { return facts_.setup.programme; }

    std::optional<core::Period> inside(const std::string& code) const {
        const auto period = programme().period(code, facts_.organisation());
        return period && facts_.period.contains(*period) ? period : std::nullopt;
    }

    bool in_scope(const ledger::SeriesKey& series) const {
        switch (facts_.scope.level) {
            case Level::organisation:
                return series.organisation == facts_.scope.code;
            case Level::unit:
                return series.unit == facts_.scope.code;
            case Level::team:
                return series.team == facts_.scope.code;
            case Level::intervention:
                return series.intervention == facts_.scope.code;
            case Level::programme:
            case Level::region:
            case Level::phase:
                return true;
        }
        return true;
    }

    /// What was given once and never changed is told of one measure or indicator alone; of a whole
    /// book it would bury what did change.
    void note(Recorded recorded) {
        ++recorded_;
        const bool is_changed = recorded.versions.size() > 1;
        changed_ += is_changed ? 1 : 0;
        if (is_changed || !about_.everything()) found_.push_back(std::move(recorded));
    }

    void add_values() {
        indicators::ValueQuery query;
        query.measures.assign(about_.measures.begin(), about_.measures.end());
        if (query.measures.empty() && !about_.everything()) return;
        for (const core::Frequency frequency : every_frequency) {
            for (const auto& period : programme().periods(frequency, facts_.organisation(),
                                                          facts_.period.from, facts_.period.to)) {
                if (facts_.period.contains(period)) query.periods.push_back(period.code);
            }
        }
        if (query.periods.empty()) return;
        std::vector<indicators::StoredValue> values;
        facts_.values.current(query, facts_.as_of, [&](const indicators::StoredValue& value) {
            if (in_scope(value.series)) values.push_back(value);
        });
        for (const auto& value : values) {
            // The name of what has one version alone is not asked for.
            if (!value.replaces && about_.everything()) {
                ++recorded_;
                continue;
            }
            note(recorded_value(value));
        }
    }

    Recorded recorded_value(const indicators::StoredValue& value) const {
        const auto& framework = facts_.setup.framework;
        const auto* measure = framework.measure(value.series.measure);
        Recorded recorded;
        recorded.code = value.series.measure;
        recorded.name = measure == nullptr ? recorded.code : measure->name.in(facts_.request.lang);
        recorded.indicators = core::joined(indicators_reading(framework, recorded.code));
        recorded.unit = measure == nullptr ? std::string{} : measure->unit;
        recorded.scope = scope_words(value.series);
        recorded.period = *programme().period(value.period, facts_.organisation());
        recorded.table = &indicators::value_line;
        facts_.values.history(
            value.series, value.period, facts_.as_of, [&](const indicators::StoredValue& version) {
                const bool plain = version.state == indicators::ValueState::value;
                recorded.versions.push_back(
                    {version.ref, version.value,
                     plain ? std::string{} : std::string{indicators::to_word(version.state)},
                     version.source, version.source_row, version.evidence, version.comment});
            });
        return recorded;
    }

    static std::string evidence_of(const funding::CostLine& line) { return line.evidence; }
    static std::string evidence_of(const funding::FinancingLine& line) { return line.certificate; }
    static std::string comment_of(const funding::CostLine& line) { return line.text; }
    static std::string comment_of(const funding::FinancingLine&) { return {}; }

    std::string name_of(const funding::CostLine& line) const {
        const auto* category = programme().cost_category(line.cost_category);
        return category == nullptr ? line.cost_category : category->name.in(facts_.request.lang);
    }
    std::string name_of(const funding::FinancingLine& line) const {
        return reports::word_or_code(facts_.request.lang, "financing",
                                     std::string{funding::to_word(line.kind)});
    }

    template <typename Line>
    void add_money(const std::vector<Line>& lines, const ledger::LineTable& table) {
        std::map<std::string, Recorded> by_id;
        for (const Line& line : lines) {
            if (facts_.scope.level == Level::organisation && line.organisation != facts_.scope.code)
                continue;
            const auto period = inside(line.period);
            if (!period) continue;
            Recorded& recorded = by_id[line.id];
            recorded.code = line.id;
            recorded.name = name_of(line);
            recorded.unit = "SEK";
            recorded.scope = line.organisation;
            recorded.period = *period;
            recorded.table = &table;
            recorded.versions.push_back({line.ref,
                                         line.amount.kronor(),
                                         {},
                                         line.source,
                                         line.source_row,
                                         evidence_of(line),
                                         comment_of(line)});
        }
        for (auto& [id, recorded] : by_id) note(std::move(recorded));
    }

    /// The value of a version, which leads to its one line.
    reports::Field field_of(const Recorded& one, const Version& version, Origins& origins) const {
        reports::Field field = number_field(version.value);
        field.state = version.state;
        const std::string key = "line|" + std::string{one.table->name} + "|" +
                                std::to_string(version.ref.entry) + "|" +
                                std::to_string(version.ref.line);
        const std::string formula = reports::word(facts_.request.lang, "formula.recorded_line");
        if (version.value)
            field.origin = origins.add(key, one.code, formula, *one.table, {version.ref});
        return field;
    }

    DataRow row_of(const Recorded& one, std::size_t at, ActsNamed& acts, Origins& origins) const {
        const Version& version = one.versions[at];
        int decimals = one.unit == "SEK" ? 2 : 0;
        for (const Version& other : one.versions)
            decimals = std::max(decimals, other.value ? other.value->scale() : 0);
        const ledger::Entry& act = acts.entry(version.ref.entry);
        DataRow row{
            {"code", text_field(one.code)},
            {"name", text_field(one.name)},
            {"indicators", text_field(one.indicators)},
            {"period", text_field(one.period.code)},
            {"scope", text_field(one.scope)},
            {"unit", text_field(one.unit)},
            {"decimals", count_field(decimals)},
            {"version", count_field(static_cast<std::int64_t>(at + 1))},
            {"versions", count_field(static_cast<std::int64_t>(one.versions.size()))},
            {"line", text_field(std::to_string(version.ref.entry) + "." +
                                std::to_string(version.ref.line))},
            {"line_hash", text_field(facts_.store.root_of_lines(*one.table, {version.ref}).hex())},
            {"value", field_of(one, version, origins)},
            {"kind", text_field(act.kind)},
            {"file", text_field(source_words(act, version.source, version.source_row))},
            {"evidence", detached_field(version.evidence)},
            {"comment", detached_field(version.comment)}};
        acts.set(row, version.ref.entry);
        if (at == 0) return row;
        const Version& before = one.versions[at - 1];
        row["before"] = field_of(one, before, origins);
        row["replaces"] =
            text_field(std::to_string(before.ref.entry) + "." + std::to_string(before.ref.line));
        if (before.value && version.value)
            row["difference"] = number_field(*version.value - *before.value);
        return row;
    }

    const ReportFacts& facts_;
    const HistoryAbout& about_;
    std::vector<Recorded> found_;
    std::int64_t recorded_{0}, changed_{0};
};

}  // namespace

void add_changes(const ReportFacts& facts, const HistoryAbout& about, ActsNamed& acts,
                 Origins& origins, reports::DataSet& data) {
    Changes changes{facts, about};
    changes.run();
    changes.write(acts, origins, data);
}

}  // namespace utfall::usecases
