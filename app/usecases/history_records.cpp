#include "app/activities/activity.h"
#include "app/indicators/benchmark.h"
#include "app/ledger/common_lines.h"
#include "app/surveys/answer.h"
#include "app/usecases/history_extract.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace utfall::usecases {
namespace {

using indicators::Level;
using ledger::ColumnKind;

/// The cells of one line by the names of their columns.
class Cells {
  public:
    Cells(const ledger::LineTable& table, const ledger::Row& row) : table_(table), row_(row) {}

    const std::string& text(std::string_view column) const {
        static const std::string none;
        for (std::size_t at = 0; at < table_.columns.size(); ++at) {
            if (table_.columns[at].name == column) return ledger::text_of(row_[at]);
        }
        return none;
    }

  private:
    const ledger::LineTable& table_;
    const ledger::Row& row_;
};

bool overlaps(const ReportFacts& facts, std::optional<core::Date> from,
              std::optional<core::Date> to) {
    // What has no day may be of any.
    if (!from) return true;
    return *from <= facts.period.to && to.value_or(*from) >= facts.period.from;
}

bool is_activity_of_period(const ReportFacts& facts, const Cells& line) {
    return overlaps(facts, core::Date::parse(line.text("date")),
                    core::Date::parse(line.text("end_date")));
}

bool is_answer_of_period(const ReportFacts& facts, const Cells& line) {
    for (const surveys::Survey& survey : facts.setup.surveys) {
        if (survey.code != line.text("survey")) continue;
        for (const surveys::Wave& wave : survey.waves) {
            if (wave.code == line.text("wave")) return overlaps(facts, wave.on, wave.on);
        }
    }
    return true;
}

/// Publishers write periods in ways of their own.
bool is_always_of_period(const ReportFacts&, const Cells&) {
    return true;
}

bool is_text_of_period(const ReportFacts& facts, const Cells& line) {
    const auto period =
        facts.setup.programme.period(line.text("period"), line.text("organisation"));
    return !period || overlaps(facts, period->from, period->to);
}

struct RecordKind {
    std::string_view code;
    const ledger::LineTable* table;
    /// The plain columns that say which it is. Never who: a respondent lies detached.
    std::array<std::string_view, 7> key;
    bool (*is_of_period)(const ReportFacts&, const Cells&);
};

constexpr std::array<RecordKind, 4> kinds{{
    {"activity", &activities::activity_line, {"code"}, &is_activity_of_period},
    {"survey_answer",
     &surveys::survey_line,
     {"survey", "question", "wave", "team"},
     &is_answer_of_period},
    {"benchmark",
     &indicators::benchmark_line,
     {"publisher", "measure", "area", "period", "sex", "breakdown"},
     &is_always_of_period},
    {"narrative",
     &ledger::narrative_line,
     {"section", "block", "organisation", "team", "intervention", "period", "lang"},
     &is_text_of_period},
}};

bool concerns_scope(const ReportFacts& facts, const RecordKind& kind, const Cells& line) {
    const Level level = facts.scope.level;
    if (level == Level::intervention) return line.text("intervention") == facts.scope.code;
    // What names no organisation is of all that report together.
    const bool is_of_all =
        level == Level::programme || level == Level::region || level == Level::organisation;
    if (kind.table == &indicators::benchmark_line || line.text("organisation").empty())
        return is_of_all;
    return is_in_scope(facts, line.text("organisation"), line.text("team"));
}

/// "ENK · TRIVSEL · UT · T1"
std::string key_words(const RecordKind& kind, const Cells& line) {
    std::string words;
    for (const std::string_view column : kind.key) {
        const std::string& part = line.text(column);
        if (part.empty() || part == "[]") continue;
        words += (words.empty() ? "" : " · ") + part;
    }
    return words;
}

std::string words_of(const ledger::Cell& cell) {
    if (const auto* number = std::get_if<std::int64_t>(&cell)) return std::to_string(*number);
    return ledger::is_missing(cell) ? "–" : ledger::text_of(cell);
}

bool says_where_it_came_from(const ledger::Column& column) {
    return column.kind == ColumnKind::line_ref || column.name == "source" ||
           column.name == "source_row";
}

/// "date: 2024-03-01 → 2024-03-08; name": of what lies detached the name alone, and nothing of what
/// was erased, which cannot be compared any more.
std::string changes_between(const ledger::LineTable& table, const ledger::Row& before,
                            const ledger::Row& after) {
    std::string words;
    for (std::size_t at = 0; at < table.columns.size(); ++at) {
        const ledger::Column& column = table.columns[at];
        if (says_where_it_came_from(column) || before[at] == after[at]) continue;
        if (std::holds_alternative<ledger::Erased>(before[at]) ||
            std::holds_alternative<ledger::Erased>(after[at]))
            continue;
        words += (words.empty() ? "" : "; ") + std::string{column.name};
        if (column.kind != ColumnKind::detached)
            words += ": " + words_of(before[at]) + " → " + words_of(after[at]);
    }
    return words;
}

std::optional<ledger::LineRef> replaced_by(const ledger::LineTable& table, const ledger::Row& row) {
    for (std::size_t at = 0; at < table.columns.size(); ++at) {
        if (table.columns[at].kind != ColumnKind::line_ref) continue;
        if (const auto* ref = std::get_if<ledger::LineRef>(&row[at])) return *ref;
    }
    return std::nullopt;
}

std::string place_words(const ledger::LineRef& ref) {
    return std::to_string(ref.entry) + "." + std::to_string(ref.line);
}

/// What a later version says otherwise.
struct RecordChange {
    ledger::LineRef line, replaces;
    std::string key, changed;
};

std::vector<RecordChange> changes_of(const ReportFacts& facts, const RecordKind& kind) {
    const ledger::LineTable& table = *kind.table;
    std::vector<RecordChange> changes;
    // Few lines are ever replaced: only those are kept.
    std::set<ledger::LineRef> replaced;
    facts.store.for_each_line(table, facts.as_of, [&](const ledger::Line& line) {
        if (const auto ref = replaced_by(table, line.cells)) replaced.insert(*ref);
    });
    if (replaced.empty()) return changes;
    std::map<ledger::LineRef, ledger::Row> earlier;
    facts.store.for_each_line(table, facts.as_of, [&](const ledger::Line& line) {
        if (replaced.contains(line.ref)) earlier.emplace(line.ref, line.cells);
        const auto ref = replaced_by(table, line.cells);
        const auto before = ref ? earlier.find(*ref) : earlier.end();
        if (before == earlier.end()) return;
        const Cells now{table, line.cells};
        const Cells then{table, before->second};
        if (!concerns_scope(facts, kind, now)) return;
        if (!kind.is_of_period(facts, now) && !kind.is_of_period(facts, then)) return;
        changes.push_back({line.ref, *ref, key_words(kind, now),
                           changes_between(table, before->second, line.cells)});
    });
    return changes;
}

reports::DataRow row_of(const RecordKind& kind, const RecordChange& change,
                        const ReportFacts& facts, ActsNamed& acts) {
    reports::DataRow row{
        {"kind", text_field(kind.code)},
        {"key", text_field(change.key)},
        {"line", text_field(place_words(change.line))},
        {"line_hash", text_field(facts.store.root_of_lines(*kind.table, {change.line}).hex())},
        {"replaces", text_field(place_words(change.replaces))},
        {"changed", text_field(change.changed)}};
    acts.set(row, change.line.entry);
    return row;
}

}  // namespace

void add_record_changes(const ReportFacts& facts, const HistoryAbout& about, ActsNamed& acts,
                        reports::DataSet& data) {
    auto& rows = data.tables["record_changes"];
    // None of it is of a measure or an indicator.
    if (!about.everything()) return;
    for (const RecordKind& kind : kinds) {
        for (const RecordChange& change : changes_of(facts, kind))
            rows.push_back(row_of(kind, change, facts, acts));
    }
}

}  // namespace utfall::usecases
