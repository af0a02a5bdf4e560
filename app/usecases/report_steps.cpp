#include "app/usecases/report_steps.h"

#include "app/core/error.h"
#include "app/usecases/answers.h"
#include "app/usecases/book.h"
#include "app/usecases/places.h"
#include "app/usecases/reason_check.h"
#include "app/usecases/recording.h"
#include "app/usecases/step_reference.h"

namespace utfall::usecases {
namespace {

using core::Error;
using core::ErrorKind;
using workflow::ReportStanding;
using workflow::ReportState;
using workflow::ReportStep;

Error unknown(const std::string& number) {
    return Error{ErrorKind::not_found, "REPORT_UNKNOWN", {{"report", number}}};
}

// Where the report stands, of which the step does not lead on.
Error refusal(const std::string& number, ReportStep step, const ReportStanding& standing) {
    const auto with = [&](const char* code) {
        return Error{ErrorKind::conflict, code, {{"report", number}, {"by", standing.replaced_by}}};
    };
    switch (standing.state) {
        case ReportState::issued:
            return with("REPORT_NOT_SUBMITTED");
        case ReportState::submitted:
            return with("REPORT_ALREADY_SUBMITTED");
        case ReportState::received:
            return with(step == ReportStep::submit ? "REPORT_SUBMITTED_AND_RECEIVED"
                                                   : "REPORT_ALREADY_RECEIVED");
        case ReportState::supplement_requested:
            return with("REPORT_SUPPLEMENT_DUE");
        case ReportState::replaced:
            return with("REPORT_REPLACED");
    }
    return with("REPORT_REPLACED");
}

core::Date date_of(const ReportStepAsked& asked) {
    const auto on = core::Date::parse(asked.on);
    if (!on) throw Error{ErrorKind::usage, "REPORT_STEP_DATE", {{"date", asked.on}}};
    return *on;
}

void check_words(const ReportStepAsked& asked, const Act& act, core::Findings& findings) {
    check_given_words(asked.reference, "reference", findings);
    check_given_words(act.reason, "note", findings);
}

// Paper may be quicker than the book, but whoever mistyped a year is told.
void check_order(const ledger::Store& store, const ReportStepAsked& asked, core::Date on,
                 const ReportStanding& standing, core::Findings& findings) {
    std::optional<core::Date> before;
    if (!standing.events.empty()) {
        before = core::Date::parse(standing.events.back().on);
    } else {
        store.for_each_entry_of({std::string{workflow::entry_kind(ReportStep::replace)}},
                                store.size(), [&](const ledger::Entry& entry) {
                                    if (entry.subject == asked.report)
                                        before = local_day(store.info(), entry.recorded_at);
                                });
    }
    if (!before || !(on < *before)) return;
    findings.add("REPORT_STEP_EARLY", at_column("on"),
                 {{"report", asked.report}, {"date", asked.on}, {"before", before->to_string()}},
                 core::Severity::warning);
}

bool is_same(const ledger::Store& store, const workflow::ReportEvent& event,
             const ReportStepAsked& asked) {
    return event.step == asked.step && event.on == asked.on &&
           reference_of(store, event) == asked.reference;
}

ReportStepTaken taken_before(const ReportStanding& standing, std::uint64_t entry) {
    ReportStepTaken taken;
    taken.entry = entry;
    taken.size = entry + 1;
    taken.replayed = true;
    taken.state = standing.state;
    return taken;
}

// The request was recorded before: it must have asked for the same.
ReportStepTaken answered_before(const ledger::Store& store, const ReportStepAsked& asked,
                                std::uint64_t entry) {
    const auto standing = report_standing(store, asked.report, entry + 1);
    const auto recorded = store.entry(entry);
    const bool same = !standing.events.empty() && standing.events.back().entry == entry &&
                      is_same(store, standing.events.back(), asked);
    check_same_request(*recorded, same);
    return taken_before(standing, entry);
}

}  // namespace

ReportStepTaken take_report_step(Book& book, const ReportStepAsked& asked, const Act& act) {
    ledger::Store& store = book.store();
    const core::Date on = date_of(asked);
    ledger::EntryDraft draft{act.request_id, act.actor,       std::string{entry_kind(asked.step)},
                             asked.report,   act.reason_code, act.reason};
    draft.body = workflow::body_of(on);
    std::optional<ledger::Receipt> repeated;
    // The book is kept from here on: nobody takes another step between the reading and this one.
    const auto append = store.begin(draft, repeated);
    if (!append) return answered_before(store, asked, repeated->entry);
    const std::uint64_t size = append->entry();
    const ReportStanding standing = report_standing(store, asked.report, size);
    if (!standing.events.empty() && is_same(store, standing.events.back(), asked) &&
        standing.state != ReportState::replaced)
        return taken_before(standing, standing.events.back().entry);
    const auto next = workflow::after(asked.step, standing.state);
    if (!next) throw refusal(asked.report, asked.step, standing);
    ReportStepTaken taken;
    taken.size = size;
    taken.state = *next;
    check_words(asked, act, taken.findings);
    check_order(store, asked, on, standing, taken.findings);
    if (act.dry_run || taken.findings.has_errors()) return taken;
    add_reference(*append, asked.reference);
    const ledger::Receipt receipt = append->commit();
    taken.entry = receipt.entry;
    taken.size = receipt.size;
    return taken;
}

workflow::ReportStates report_states(const ledger::Store& store, std::uint64_t as_of) {
    workflow::ReportStates states;
    store.for_each_entry_of(workflow::report_entry_kinds(), as_of,
                            [&](const ledger::Entry& entry) { states.replay(entry); });
    return states;
}

ReportStanding report_standing(const ledger::Store& store, const std::string& number,
                               std::uint64_t as_of) {
    const auto states = report_states(store, as_of);
    const ReportStanding* found = states.find(number);
    if (found == nullptr) throw unknown(number);
    return *found;
}

void check_replaceable(const ledger::Store& store, const std::string& number) {
    const auto standing = report_standing(store, number, store.size());
    if (!workflow::after(ReportStep::replace, standing.state))
        throw refusal(number, ReportStep::replace, standing);
}

std::string reference_of(const ledger::Store& store, const workflow::ReportEvent& event) {
    return reference_at(store, event.entry);
}

core::Json report_events_json(const ledger::Store& store, const ReportStanding& standing) {
    core::JsonArray events;
    for (const auto& event : standing.events) {
        core::Json one{core::JsonObject{{"step", workflow::to_word(event.step)},
                                        {"on", event.on},
                                        {"entry", event.entry},
                                        {"recorded_at", event.recorded_at.to_string()},
                                        {"actor", event.actor},
                                        {"identity", ledger::to_word(event.identity)},
                                        {"role", event.role}}};
        one.set("reference", or_null(reference_of(store, event)));
        events.push_back(std::move(one));
    }
    return events;
}

}  // namespace utfall::usecases
