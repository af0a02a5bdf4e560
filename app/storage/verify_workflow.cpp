#include "app/storage/verify_workflow.h"

#include "app/core/error.h"
#include "app/indicators/value.h"
#include "app/ledger/common_lines.h"

#include <utility>

namespace utfall::storage {
namespace {

constexpr int first_column = 1;  // Behind the line's id.

core::Json read_json(std::string_view text) {
    core::Findings faults;
    auto parsed = core::parse_json(text, "ledger", faults);
    return parsed ? *std::move(parsed) : core::Json{};
}

ledger::Identity identity_of(std::string_view column) {
    const std::string_view word = column.substr(0, column.find(':'));
    if (word == ledger::to_word(ledger::Identity::account)) return ledger::Identity::account;
    if (word == ledger::to_word(ledger::Identity::declared)) return ledger::Identity::declared;
    return ledger::Identity::os_user;
}

// As much of an entry as the state machines look at.
ledger::Entry entry_of(const ledger::EntryColumns& columns) {
    ledger::Entry entry;
    entry.seq = columns.seq;
    entry.recorded_at = core::Instant{columns.recorded_at};
    entry.actor = columns.actor;
    entry.identity = identity_of(columns.identity);
    entry.role = columns.role.value_or(std::string_view{});
    entry.kind = columns.kind;
    entry.subject = columns.subject.value_or(std::string_view{});
    entry.reason_code = columns.reason_code.value_or(std::string_view{});
    if (workflow::is_replayed(entry.kind)) entry.body = read_json(columns.body);
    return entry;
}

}  // namespace

WorkflowCheck::WorkflowCheck(const Connection& connection, SeriesDictionary& dictionary,
                             VerifyReport& report)
    : dictionary_(dictionary),
      replay_(
          [this, &report](std::string_view code, std::string message) {
              report.add("V8", code, entry_, std::move(message));
          },
          [this](const workflow::Reporter& scope, const workflow::Reporter& asked) {
              return covers(scope, asked);
          }) {
    Statement steps =
        connection.prepare("SELECT EXISTS (SELECT 1 FROM entry WHERE kind LIKE 'period-%')");
    steps.step();
    approves_ = steps.integer(0) != 0;
}

void WorkflowCheck::entry(const ledger::EntryColumns& columns) {
    if (!approves_ && !workflow::is_replayed(columns.kind)) return;
    entry_ = columns.seq;
    replay_.begin(entry_of(columns));
    if (columns.kind == "setup-imported") series_ = 0;
}

void WorkflowCheck::line(const LineStream::Item& item) {
    if (!approves_) return;
    if (item.table == &indicators::value_line) value_line(*item.row);
    if (item.table == &ledger::setup_line) setup_line(*item.row);
}

void WorkflowCheck::setup_line(const Statement& row) {
    const std::string_view table = row.bytes(first_column);
    if (table != "interventions" && table != "teams" && table != "organisations") return;
    const core::Json content = read_json(row.bytes(first_column + 3));
    if (table == "teams")
        team_organisations_[content.string_or("code")] = content.string_or("organisation");
    if (table == "organisations") parents_[content.string_or("code")] = content.string_or("parent");
    if (table != "interventions") return;
    const core::Json* teams = content.find("teams");
    const bool has_team = teams != nullptr && teams->is_array() && !teams->array().empty() &&
                          teams->array().front().is_string();
    first_teams_[content.string_or("code")] =
        has_team ? teams->array().front().string() : std::string{};
}

// As usecases::covers_in(), of the set-up as it was at that entry.
bool WorkflowCheck::covers(const workflow::Reporter& scope, const workflow::Reporter& asked) const {
    using Level = workflow::Reporter::Level;
    if (scope.level == Level::team) return scope == asked;
    std::string organisation = asked.code;
    if (asked.level == Level::team) {
        const auto team = team_organisations_.find(asked.code);
        organisation = team == team_organisations_.end() ? std::string{} : team->second;
    }
    for (std::size_t step = 0; !organisation.empty() && step <= parents_.size(); ++step) {
        if (organisation == scope.code) return true;
        const auto parent = parents_.find(organisation);
        organisation = parent == parents_.end() ? std::string{} : parent->second;
    }
    return false;
}

void WorkflowCheck::value_line(const Statement& row) {
    const std::int64_t series = row.integer(first_column);
    if (series != series_) {
        try {
            reporter_ = reporter_of(dictionary_.key_of(series));
        } catch (const core::Error&) {
            return;  // V7 tells of it.
        }
        series_ = series;
    }
    replay_.value(reporter_, row.bytes(first_column + 1));
}

// As workflow::reporter_of(), of the set-up as it was at that entry.
workflow::Reporter WorkflowCheck::reporter_of(const ledger::SeriesKey& series) const {
    using Level = workflow::Reporter::Level;
    std::string team = series.team;
    if (!series.intervention.empty()) {
        const auto found = first_teams_.find(series.intervention);
        team = found == first_teams_.end() ? std::string{} : found->second;
    }
    if (team.empty()) return {Level::organisation, series.organisation};
    return {Level::team, team};
}

}  // namespace utfall::storage
