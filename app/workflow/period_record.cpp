#include "app/workflow/period_record.h"

#include "app/core/error.h"

#include <utility>

namespace utfall::workflow {
namespace {

core::Error malformed(const ledger::Entry& entry) {
    return core::Error{core::ErrorKind::integrity,
                       "PERIOD_ENTRY_MALFORMED",
                       {{"entry", std::to_string(entry.seq)}}};
}

Part part_of(const core::Json& json, const ledger::Entry& entry) {
    Part part;
    const std::string level = json.string_or("level");
    if (level != "team" && level != "organisation") throw malformed(entry);
    part.reporter.level = level == "team" ? Reporter::Level::team : Reporter::Level::organisation;
    part.reporter.code = json.string_or("code");
    const auto digest = core::Digest::from_hex(json.string_or("digest"));
    const core::Json* values = json.find("values");
    if (part.reporter.code.empty() || !digest || values == nullptr || !values->is_integer() ||
        values->integer() < 0)
        throw malformed(entry);
    part.digest = *digest;
    part.values = static_cast<std::uint64_t>(values->integer());
    return part;
}

}  // namespace

std::string_view to_word(Reporter::Level level) {
    return level == Reporter::Level::team ? "team" : "organisation";
}

Reporter reporter_of(const ledger::SeriesKey& series, const programme::Programme& programme) {
    if (!series.intervention.empty()) {
        const auto* intervention = programme.intervention(series.intervention);
        if (intervention != nullptr && !intervention->teams.empty())
            return {Reporter::Level::team, intervention->teams.front()};
        return {Reporter::Level::organisation, series.organisation};
    }
    if (!series.team.empty()) return {Reporter::Level::team, series.team};
    return {Reporter::Level::organisation, series.organisation};
}

core::Json body_of(const std::string& period, const std::vector<Part>& parts) {
    core::JsonArray reporters;
    for (const Part& part : parts) {
        reporters.push_back(core::JsonObject{{"level", to_word(part.reporter.level)},
                                             {"code", part.reporter.code},
                                             {"values", part.values},
                                             {"digest", part.digest.hex()}});
    }
    return core::JsonObject{{"period", period}, {"reporters", std::move(reporters)}};
}

std::vector<Part> parts_of(const ledger::Entry& entry) {
    const core::Json* reporters = entry.body.find("reporters");
    if (entry.body.string_or("period").empty() || reporters == nullptr || !reporters->is_array())
        throw malformed(entry);
    std::vector<Part> parts;
    for (const core::Json& json : reporters->array()) parts.push_back(part_of(json, entry));
    return parts;
}

void PeriodStates::replay(const ledger::Entry& entry) {
    const auto step = step_of_kind(entry.kind);
    if (!step) throw malformed(entry);
    const auto parts = parts_of(entry);
    auto& standings = periods_[entry.body.string_or("period")];
    for (const Part& part : parts) {
        Standing& standing = standings[part.reporter];
        standing.state = after(*step, standing.state);
        if (*step == Step::submit) standing.submitted_by = entry.actor;
        if (*step != Step::approve) continue;
        standing.approval = Approval{entry.seq,   part.digest, part.values,   entry.recorded_at,
                                     entry.actor, entry.role,  entry.identity};
    }
}

std::optional<Approval> PeriodStates::approval_of(std::string_view period, const Reporter& reporter,
                                                  std::uint64_t entry) const {
    const Standing* standing = find(period, reporter);
    if (standing == nullptr || !standing->approval) return std::nullopt;
    const bool in_force =
        standing->state == PeriodState::approved || standing->state == PeriodState::locked;
    if (!in_force || entry >= standing->approval->entry) return std::nullopt;
    return standing->approval;
}

void PeriodStates::for_each(
    const std::function<void(const std::string& period, const Reporter&)>& see) const {
    for (const auto& [period, standings] : periods_) {
        for (const auto& [reporter, standing] : standings) see(period, reporter);
    }
}

const Standing* PeriodStates::find(std::string_view period, const Reporter& reporter) const {
    const auto standings = periods_.find(period);
    if (standings == periods_.end()) return nullptr;
    const auto found = standings->second.find(reporter);
    return found == standings->second.end() ? nullptr : &found->second;
}

Standing PeriodStates::of(std::string_view period, const Reporter& reporter) const {
    const Standing* found = find(period, reporter);
    return found == nullptr ? Standing{} : *found;
}

PeriodState PeriodStates::state(std::string_view period, const Reporter& reporter) const {
    const Standing* found = find(period, reporter);
    return found == nullptr ? PeriodState::open : found->state;
}

}  // namespace utfall::workflow
