#include "app/workflow/replay.h"

#include "app/core/error.h"
#include "app/ledger/erasure.h"

#include <algorithm>
#include <set>
#include <utility>

namespace utfall::workflow {
namespace {

std::string about(const std::string& period, const Reporter& reporter) {
    return std::string{to_word(reporter.level)} + " " + reporter.code + ", " + period;
}

bool is_among(const std::vector<std::string>& kinds, std::string_view kind) {
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

}  // namespace

bool is_replayed(std::string_view kind) {
    return step_of_kind(kind) || is_among(report_entry_kinds(), kind) ||
           is_among(claim_entry_kinds(), kind) || is_among(role_entry_kinds(), kind) ||
           kind == book_set_kind || kind == ledger::erased_kind;
}

void Replay::begin(const ledger::Entry& entry) {
    entry_ = entry.seq;
    at_ = entry.recorded_at;
    actor_ = entry.actor;
    role_ = entry.role;
    corrects_ = entry.kind == "value-corrected" && !entry.reason_code.empty();
    try {
        if (const auto step = step_of_kind(entry.kind)) {
            check_step(entry, *step);
        } else if (is_among(report_entry_kinds(), entry.kind)) {
            if (!reports_.replay(entry))
                sink_("WORKFLOW_REPORT_STEP", entry.kind + " of report " + entry.subject);
        } else if (is_among(claim_entry_kinds(), entry.kind)) {
            if (!claims_.replay(entry))
                sink_("WORKFLOW_CLAIM_STEP", entry.kind + " of claim " + entry.subject);
            // Whoever may read costs in may make a claim of them.
            if (entry.kind != claim_made_kind) check_held(Deed::claim, {});
        } else if (entry.kind == book_set_kind) {
            check_setting(entry);
        } else if (is_among(role_entry_kinds(), entry.kind)) {
            check_grant(entry);
        } else if (entry.kind == ledger::erased_kind) {
            check_held(Deed::erase, {});
        } else if (entry.kind == "setup-imported") {
            // Whose values are whose may be another matter from here on.
            seen_.clear();
        }
    } catch (const core::Error& error) {
        sink_("WORKFLOW_ENTRY_MALFORMED", error.what());
    }
}

void Replay::check_step(const ledger::Entry& entry, Step step) {
    const auto parts = parts_of(entry);
    const std::string period = entry.body.string_or("period");
    const bool teams_only = std::all_of(parts.begin(), parts.end(), [](const Part& part) {
        return part.reporter.level == Reporter::Level::team;
    });
    if (may(entry.role, step, teams_only)) {
        check_held(deed_of(step), reporters_of(parts));
    } else {
        sink_("WORKFLOW_ROLE", "the role " + entry.role + " took the step " +
                                   std::string{to_word(step)} + " of " + period);
    }
    for (const Part& part : parts) check_part(entry, step, period, part);
    periods_.replay(entry);
}

void Replay::check_setting(const ledger::Entry& entry) {
    const auto setting = four_eyes_of(entry);
    if (!setting) sink_("WORKFLOW_ENTRY_MALFORMED", entry.kind);
    check_held(Deed::set_book, {});
    four_eyes_ = setting.value_or(four_eyes_);
}

// The first one is given by somebody of whom the ledger cannot know more than what they say.
void Replay::check_grant(const ledger::Entry& entry) {
    if (may(entry.role, Deed::give_role)) {
        check_held(Deed::give_role, {});
    } else {
        sink_("WORKFLOW_ROLE", "the role " + entry.role + " gave or took a role");
    }
    const bool gives = entry.kind == role_granted_kind;
    if (gives && second_person(four_eyes_, entry.actor, entry.identity, {entry.subject}) !=
                     SecondPerson::fine)
        sink_("WORKFLOW_SECOND_PERSON", entry.actor + " gave themselves a role");
    if (!grants_.replay(entry)) sink_("WORKFLOW_ENTRY_MALFORMED", entry.kind);
}

void Replay::check_held(Deed deed, const std::vector<Reporter>& whom) {
    if (!grants_.in_use()) return;
    if (may(role_, deed) && grants_.holds(actor_, role_, whom, covers_, at_)) return;
    sink_("WORKFLOW_ROLE_NOT_HELD", actor_ + " did not have the role " + role_ +
                                        " for what they did: " + std::string{to_word(deed)});
}

void Replay::check_part(const ledger::Entry& entry, Step step, const std::string& period,
                        const Part& part) {
    const Standing standing = periods_.of(period, part.reporter);
    const bool fits = standing.approval && standing.approval->digest == part.digest;
    if (readiness(step, standing.state, fits) != Readiness::ready) {
        sink_("WORKFLOW_STEP", std::string{to_word(step)} + " of what was " +
                                   std::string{to_word(standing.state)} + ": " +
                                   about(period, part.reporter));
    }
    Seen& known = seen(period, part.reporter);
    if (known.digest && *known.digest != part.digest)
        sink_("WORKFLOW_DIGEST",
              "no value was recorded since the step before, and yet the digest "
              "is another: " +
                  about(period, part.reporter));
    known.digest = part.digest;
    std::set<std::string> authors;
    for (const std::string* author : {&standing.submitted_by, &std::as_const(known).last_changer}) {
        if (!author->empty()) authors.insert(*author);
    }
    if (second_person(four_eyes_, step, entry.actor, entry.identity, authors) !=
        SecondPerson::fine) {
        sink_("WORKFLOW_SECOND_PERSON", entry.actor + " took the step " +
                                            std::string{to_word(step)} + ": " +
                                            about(period, part.reporter));
    }
}

void Replay::value(const Reporter& reporter, std::string_view period) {
    Seen& known = seen(period, reporter);
    known.last_changer = actor_;
    known.digest.reset();
    if (known.told == entry_ ||
        writing_in(periods_.state(period, reporter)) != Writing::correction_only)
        return;
    known.told = entry_;
    if (corrects_) {
        check_held(Deed::correct_locked, {reporter});
        return;
    }
    sink_("WORKFLOW_LOCKED_WRITTEN", about(std::string{period}, reporter));
}

Replay::Seen& Replay::seen(std::string_view period, const Reporter& reporter) {
    auto found = seen_.find(period);
    if (found == seen_.end()) found = seen_.try_emplace(std::string{period}).first;
    return found->second[reporter];
}

}  // namespace utfall::workflow
