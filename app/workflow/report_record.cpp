#include "app/workflow/report_record.h"

#include "app/core/error.h"

namespace utfall::workflow {

core::Json body_of(core::Date on) {
    return core::JsonObject{{"on", on.to_string()}};
}

bool ReportStates::replay(const ledger::Entry& entry) {
    if (entry.kind == entry_kind(ReportStep::replace)) return issue(entry);
    const auto step = report_step_of_kind(entry.kind);
    const std::string on = entry.body.string_or("on");
    if (!step || entry.subject.empty() || !core::Date::parse(on)) {
        throw core::Error{core::ErrorKind::integrity,
                          "REPORT_ENTRY_MALFORMED",
                          {{"entry", std::to_string(entry.seq)}}};
    }
    const auto found = reports_.find(entry.subject);
    if (found == reports_.end()) return false;
    const auto next = after(*step, found->second.state);
    if (!next) return false;
    found->second.state = *next;
    found->second.events.push_back(
        {*step, on, entry.seq, entry.recorded_at, entry.actor, entry.role, entry.identity});
    return true;
}

bool ReportStates::issue(const ledger::Entry& entry) {
    const bool is_new = reports_.emplace(entry.subject, ReportStanding{}).second;
    const core::Json* parameters = entry.body.find("parameters");
    const std::string replaces =
        parameters == nullptr ? std::string{} : parameters->string_or("replaces");
    if (replaces.empty()) return is_new;
    const auto found = reports_.find(replaces);
    if (found == reports_.end() || replaces == entry.subject) return false;
    const bool allowed = after(ReportStep::replace, found->second.state).has_value();
    found->second.state = ReportState::replaced;
    found->second.replaced_by = entry.subject;
    return is_new && allowed;
}

const ReportStanding* ReportStates::find(std::string_view number) const {
    const auto found = reports_.find(number);
    return found == reports_.end() ? nullptr : &found->second;
}

}  // namespace utfall::workflow
