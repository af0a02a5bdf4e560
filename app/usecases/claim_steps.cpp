#include "app/usecases/claim_steps.h"

#include "app/core/error.h"
#include "app/usecases/answers.h"
#include "app/usecases/book.h"
#include "app/usecases/claims.h"
#include "app/usecases/money_import.h"
#include "app/usecases/places.h"
#include "app/usecases/reason_check.h"
#include "app/usecases/recording.h"
#include "app/usecases/roles.h"
#include "app/usecases/setup.h"
#include "app/usecases/step_reference.h"

#include <algorithm>

namespace utfall::usecases {
namespace {

using core::Error;
using core::ErrorKind;
using workflow::ClaimStanding;
using workflow::ClaimState;
using workflow::ClaimStep;

// What the claim does not let through, by the step asked for and where it stands.
const char* refusal_of(ClaimStep step, ClaimState state) {
    const bool is_sent = state != ClaimState::draft && state != ClaimState::checked;
    switch (step) {
        case ClaimStep::check:
            return is_sent ? "CLAIM_ALREADY_SUBMITTED" : "CLAIM_ALREADY_CHECKED";
        case ClaimStep::submit:
            return is_sent ? "CLAIM_ALREADY_SUBMITTED" : "CLAIM_NOT_CHECKED";
        case ClaimStep::pay:
            if (state == ClaimState::paid) return "CLAIM_ALREADY_PAID";
            if (state == ClaimState::submitted) return "CLAIM_NOT_DECIDED";
            break;
        case ClaimStep::approve:
        case ClaimStep::approve_partly:
        case ClaimStep::reject:
        case ClaimStep::correct:
            break;
    }
    return is_sent ? "CLAIM_REJECTED" : "CLAIM_NOT_SUBMITTED";
}

core::Date day_of(const ClaimStepAsked& asked, core::Date today) {
    if (asked.on.empty()) return today;
    const auto on = core::Date::parse(asked.on);
    if (!on) throw Error{ErrorKind::usage, "CLAIM_STEP_DATE", {{"date", asked.on}}};
    return *on;
}

void check_day(const std::string& claim, core::Date on, core::Date today,
               const ClaimStanding& standing, core::Findings& findings) {
    if (on > today) {
        findings.add("CLAIM_STEP_LATER", at_column("on"),
                     {{"claim", claim}, {"date", on.to_string()}, {"today", today.to_string()}});
    } else if (!standing.events.empty() && on < standing.events.back().on) {
        findings.add("CLAIM_STEP_EARLY", at_column("on"),
                     {{"claim", claim},
                      {"date", on.to_string()},
                      {"before", standing.events.back().on.to_string()}},
                     core::Severity::warning);
    }
}

bool comes_to_the_same(const funding::Claim& made, const funding::Claim& now) {
    return std::equal(made.lines.begin(), made.lines.end(), now.lines.begin(), now.lines.end(),
                      [](const auto& a, const auto& b) {
                          return a.line == b.line && a.form == b.form &&
                                 a.cumulative == b.cumulative;
                      });
}

// A claim stays as it was made; whoever sends it wants to know what it leaves to the next one.
void check_behind(const ledger::Store& store, const funding::Claim& claim, std::uint64_t as_of,
                  core::Findings& findings) {
    const Setup setup = load_setup(store, as_of);
    const auto through = setup.programme.period(claim.through);
    if (!through) return;
    std::vector<funding::Claim> before;
    for (auto& each : recorded_claims(store, as_of)) {
        if (each.entry < claim.entry) before.push_back(std::move(each));
    }
    const auto now = funding::compute_claim(setup.programme, costs_at(store, as_of),
                                            financing_at(store, as_of), before, *through);
    if (comes_to_the_same(claim, now.claim)) return;
    findings.add("CLAIM_BEHIND", {},
                 {{"claim", claim.number},
                  {"made", funding::total_eligible(claim).this_claim.to_string()},
                  {"now", funding::total_eligible(now.claim).this_claim.to_string()}},
                 core::Severity::warning);
}

void check_checks(const funding::Claim& claim, const Act& act, core::Findings& findings) {
    const bool overridden = !act.reason_code.empty() && !act.reason.empty();
    if (overridden) check_reason_and_note(act, "CLAIM_CHECK_FAILED", findings);
    for (const funding::ClaimCheck& check : claim.checks) {
        if (check.ok) continue;
        findings.add("CLAIM_CHECK_FAILED", {},
                     {{"claim", claim.number},
                      {"check", check.code},
                      {"value", check.value},
                      {"limit", check.limit},
                      {"source", check.source}},
                     funding::is_obstacle(check) && !overridden ? core::Severity::error
                                                                : core::Severity::warning);
    }
}

// The request was recorded before: it must have asked for the same.
ClaimStepTaken answered_before(const ledger::Store& store, const ClaimStepAsked& asked,
                               const ledger::Receipt& repeated) {
    const auto recorded = store.entry(repeated.entry);
    const bool same = recorded->subject == asked.claim &&
                      recorded->kind == workflow::entry_kind(asked.step) &&
                      (asked.on.empty() || recorded->body.string_or("on") == asked.on) &&
                      reference_at(store, repeated.entry) == asked.reference;
    check_same_request(*recorded, same);
    ClaimStepTaken taken;
    taken.entry = repeated.entry;
    taken.size = repeated.entry + 1;
    taken.replayed = true;
    taken.state = claim_standing(store, asked.claim, taken.size).state;
    return taken;
}

}  // namespace

void check_claim_role(const ledger::Store& store, core::Instant at, const Act& act,
                      core::Findings& findings) {
    const Setup setup = load_setup(store, store.size());
    check_role_held({role_grants(store, store.size()), at, setup.programme}, act.actor,
                    workflow::Deed::claim, {}, findings);
}

void refuse_claim_step(const std::string& number, ClaimStep step, ClaimState state) {
    throw Error{ErrorKind::conflict, refusal_of(step, state), {{"claim", number}}};
}

workflow::ClaimStates claim_states(const ledger::Store& store, std::uint64_t as_of) {
    workflow::ClaimStates states;
    store.for_each_entry_of(workflow::claim_entry_kinds(), as_of,
                            [&](const ledger::Entry& entry) { states.replay(entry); });
    return states;
}

ClaimStanding claim_standing(const ledger::Store& store, const std::string& number,
                             std::uint64_t as_of) {
    const auto states = claim_states(store, as_of);
    const ClaimStanding* found = states.find(number);
    if (found == nullptr) throw Error{ErrorKind::not_found, "CLAIM_UNKNOWN", {{"claim", number}}};
    return *found;
}

ClaimStepTaken take_claim_step(Book& book, const ClaimStepAsked& asked, const Act& act) {
    ledger::Store& store = book.store();
    ledger::EntryDraft draft{act.request_id, act.actor,       std::string{entry_kind(asked.step)},
                             asked.claim,    act.reason_code, act.reason};
    std::optional<ledger::Receipt> repeated;
    // The book is kept from here on: nobody takes another step between the reading and this one.
    const auto append = store.begin(draft, repeated);
    if (!append) return answered_before(store, asked, *repeated);
    ClaimStepTaken taken;
    taken.size = append->entry();
    const ClaimStanding standing = claim_standing(store, asked.claim, taken.size);
    const auto next = workflow::after(asked.step, standing.state);
    if (!next) refuse_claim_step(asked.claim, asked.step, standing.state);
    taken.state = *next;
    const core::Date today = local_day(store.info(), append->recorded_at());
    const core::Date on = day_of(asked, today);
    check_given_words(asked.reference, "reference", taken.findings);
    check_given_words(act.reason, "note", taken.findings);
    check_day(asked.claim, on, today, standing, taken.findings);
    check_claim_role(store, append->recorded_at(), act, taken.findings);
    if (asked.step == ClaimStep::check) {
        const funding::Claim claim = recorded_claim(store, asked.claim, taken.size);
        check_checks(claim, act, taken.findings);
        check_behind(store, claim, taken.size, taken.findings);
    }
    if (act.dry_run || taken.findings.has_errors()) return taken;
    append->set_body(core::JsonObject{{"on", on.to_string()}});
    if (!asked.reference.empty()) add_reference(*append, asked.reference);
    const ledger::Receipt receipt = append->commit();
    taken.entry = receipt.entry;
    taken.size = receipt.size;
    return taken;
}

core::Json claim_events_json(const ledger::Store& store, const ClaimStanding& standing) {
    core::JsonArray events;
    for (const auto& event : standing.events) {
        core::Json one{core::JsonObject{{"step", workflow::to_word(event.step)},
                                        {"on", event.on.to_string()},
                                        {"entry", event.entry},
                                        {"recorded_at", event.recorded_at.to_string()},
                                        {"actor", event.actor},
                                        {"identity", ledger::to_word(event.identity)},
                                        {"role", event.role}}};
        one.set("reference", or_null(reference_at(store, event.entry)));
        events.push_back(std::move(one));
    }
    return events;
}

}  // namespace utfall::usecases
