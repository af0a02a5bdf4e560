#include "app/core/error.h"
#include "app/core/joined.h"
#include "app/usecases/book_settings.h"
#include "app/usecases/periods.h"
#include "app/usecases/places.h"
#include "app/usecases/reason_check.h"
#include "app/usecases/roles.h"
#include "app/usecases/values.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace utfall::usecases {
namespace {

using core::joined;
using workflow::Readiness;
using workflow::Step;

// What a step is told when there is nothing left of it to do.
std::string_view done_already(Step step) {
    switch (step) {
        case Step::submit:
            return "PERIOD_ALREADY_SUBMITTED";
        case Step::send_back:
            return "PERIOD_NOT_SUBMITTED";
        case Step::approve:
            return "PERIOD_ALREADY_APPROVED";
        case Step::lock:
            return "PERIOD_ALREADY_LOCKED";
        case Step::reopen:
            return "PERIOD_NOT_LOCKED";
    }
    return {};
}

std::string_view hindrance(Readiness readiness, Step step) {
    switch (readiness) {
        case Readiness::ready:
            return {};
        case Readiness::done:
            return done_already(step);
        case Readiness::not_submitted:
            return "PERIOD_NOT_SUBMITTED";
        case Readiness::not_approved:
            return "PERIOD_NOT_APPROVED";
        case Readiness::changed_since_approval:
            return "PERIOD_CHANGED_SINCE_APPROVAL";
        case Readiness::locked:
            return "PERIOD_LOCKED";
    }
    return {};
}

std::map<std::string, std::string> args_of(const PeriodReport& report, const std::string& period) {
    const std::string who =
        report.name.empty() ? report.reporter.code : report.reporter.code + " " + report.name;
    return {{"who", who}, {"period", period}};
}

void check_words(Step step, const Act& act, core::Findings& findings) {
    const bool needs_note = step == Step::send_back || step == Step::reopen;
    if (needs_note && act.reason.empty()) findings.add("PERIOD_NEEDS_REASON", at_column("note"));
    if (step == Step::reopen && act.reason_code.empty())
        findings.add("PERIOD_NEEDS_REASON", at_column("reason"));
    const auto& codes = reason_codes();
    if (!act.reason_code.empty() &&
        std::find(codes.begin(), codes.end(), act.reason_code) == codes.end())
        findings.add("REASON_CODE_UNKNOWN", at_column("reason"), {{"code", act.reason_code}});
    check_given_words(act.reason, "note", findings);
}

// One step on its way into the book.
class Taking {
  public:
    /// `append`: of the step, of which nothing is written yet.
    Taking(const PeriodStep& asked, const Act& act, const ledger::Store& store,
           const ledger::Append& append, const programme::Programme& programme,
           core::Findings& findings)
        : asked_(asked),
          act_(act),
          store_(store),
          append_(append),
          programme_(programme),
          four_eyes_(book_settings(store, append.entry()).four_eyes),
          findings_(findings) {}

    /// Those who take the step; notes what hinders the others.
    std::vector<workflow::Part> parts_of(const std::vector<PeriodReport>& reports) {
        std::vector<workflow::Part> parts;
        std::vector<const PeriodReport*> there;
        bool teams_only = true;
        for (const PeriodReport& report : reports) {
            const auto readiness =
                workflow::readiness(asked_.step, report.standing.state, report.approval_fits());
            if (readiness == Readiness::ready) {
                parts.push_back({report.reporter, report.digest, report.values.size()});
                teams_only = teams_only && report.reporter.level == workflow::Reporter::Level::team;
                check_complete(report);
                check_second_person(report);
            } else if (readiness == Readiness::done) {
                there.push_back(&report);
            } else {
                hinder(report, readiness);
            }
        }
        if (parts.empty() && !findings_.has_errors()) {
            for (const PeriodReport* report : there) hinder(*report, Readiness::done);
        }
        check_role(teams_only, parts);
        return parts;
    }

  private:
    void hinder(const PeriodReport& report, Readiness readiness) {
        auto args = args_of(report, asked_.period);
        args["count"] = std::to_string(report.changed.size());
        findings_.add(hindrance(readiness, asked_.step), {}, std::move(args));
    }

    // A gap is no obstacle, but whoever submits says why it is there.
    void check_complete(const PeriodReport& report) {
        if (asked_.step != Step::submit || report.reported == report.expected) return;
        auto args = args_of(report, asked_.period);
        args["missing"] = std::to_string(report.expected - report.reported);
        args["expected"] = std::to_string(report.expected);
        findings_.add("PERIOD_VALUES_MISSING", {}, std::move(args),
                      act_.reason.empty() ? core::Severity::error : core::Severity::warning);
    }

    std::set<std::string> authors_of(const PeriodReport& report) const {
        std::set<std::string> authors;
        if (!report.standing.submitted_by.empty()) authors.insert(report.standing.submitted_by);
        for (const std::uint64_t seq : report.entries) {
            const auto entry = store_.entry(seq);
            if (entry) authors.insert(entry->actor);
        }
        return authors;
    }

    void check_second_person(const PeriodReport& report) {
        if (four_eyes_ == workflow::FourEyes::off) return;
        const auto& actor = act_.actor;
        switch (workflow::second_person(four_eyes_, asked_.step, actor.code, actor.identity,
                                        authors_of(report))) {
            case workflow::SecondPerson::fine:
                return;
            case workflow::SecondPerson::is_author: {
                auto args = args_of(report, asked_.period);
                args["actor"] = actor.code;
                findings_.add("PERIOD_SAME_PERSON", {}, std::move(args));
                return;
            }
            case workflow::SecondPerson::needs_account:
                if (!told_of_account_) findings_.add("PERIOD_NEEDS_ACCOUNT", {});
                told_of_account_ = true;
        }
    }

    void check_role(bool teams_only, const std::vector<workflow::Part>& parts) {
        if (workflow::may(act_.actor.role, asked_.step, teams_only)) {
            // Nobody takes the step: there is nothing that a role could be lacking for.
            if (parts.empty()) return;
            check_role_held(
                {role_grants(store_, append_.entry()), append_.recorded_at(), programme_},
                act_.actor, workflow::deed_of(asked_.step), workflow::reporters_of(parts),
                findings_);
            return;
        }
        findings_.add("PERIOD_ROLE", {},
                      {{"role", act_.actor.role},
                       {"step", std::string{workflow::to_word(asked_.step)}},
                       {"allowed", joined(workflow::roles_for(asked_.step))}});
    }

    const PeriodStep& asked_;
    const Act& act_;
    const ledger::Store& store_;
    const ledger::Append& append_;
    const programme::Programme& programme_;
    workflow::FourEyes four_eyes_;
    core::Findings& findings_;
    bool told_of_account_{false};
};

std::string subject_of(const PeriodStep& step) {
    if (!step.scope.team.empty()) return step.period + "/team:" + step.scope.team;
    if (!step.scope.organisation.empty())
        return step.period + "/organisation:" + step.scope.organisation;
    return step.period;
}

}  // namespace

StepTaken take_period_step(Book& book, const PeriodStep& step, const Act& act) {
    ledger::Store& store = book.store();
    StepTaken taken;
    taken.size = store.size();
    std::optional<ledger::Receipt> repeated;
    // The book is kept from here on: nobody changes a value between the reading and the step.
    const auto append =
        store.begin({act.request_id, act.actor, std::string{workflow::entry_kind(step.step)},
                     subject_of(step), act.reason_code, act.reason},
                    repeated);
    if (!append) {
        taken.entry = repeated->entry;
        taken.size = repeated->size;
        taken.replayed = true;
        taken.body = store.entry(repeated->entry)->body;
        return taken;
    }
    taken.size = append->entry();
    const Setup setup = load_setup(store, taken.size);
    auto reports = period_reports(book, setup, step.period, step.scope, taken.size);
    if (step.step == Step::lock) note_changes(book, setup, step.period, reports);
    check_words(step.step, act, taken.findings);
    const auto parts =
        Taking{step, act, store, *append, setup.programme, taken.findings}.parts_of(reports);
    taken.body = workflow::body_of(step.period, parts);
    if (act.dry_run || taken.findings.has_errors()) return taken;
    append->set_body(taken.body);
    const ledger::Receipt receipt = append->commit();
    taken.entry = receipt.entry;
    taken.size = receipt.size;
    return taken;
}

bool is_period_conflict(std::string_view code) {
    static constexpr std::array codes{"BOOK_SET_ROLE",
                                      "ERASE_ROLE",
                                      "PERIOD_ALREADY_APPROVED",
                                      "PERIOD_ALREADY_LOCKED",
                                      "PERIOD_ALREADY_SUBMITTED",
                                      "PERIOD_CHANGED_SINCE_APPROVAL",
                                      "PERIOD_LOCKED",
                                      "PERIOD_NEEDS_ACCOUNT",
                                      "PERIOD_NOT_APPROVED",
                                      "PERIOD_NOT_LOCKED",
                                      "PERIOD_NOT_SUBMITTED",
                                      "PERIOD_ROLE",
                                      "PERIOD_SAME_PERSON",
                                      "REPORT_CHECK_FAILED",
                                      "REPORT_VALUES_CHANGED",
                                      "REPORT_VALUES_NOT_APPROVED",
                                      "REPORT_VALUES_NOT_SUBMITTED",
                                      "ROLE_FIRST",
                                      "ROLE_GIVER",
                                      "ROLE_LAST",
                                      "ROLE_NOT_HELD",
                                      "ROLE_SAME_PERSON"};
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

}  // namespace utfall::usecases
