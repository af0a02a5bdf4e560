#include "app/usecases/retention.h"

#include "app/core/error.h"
#include "app/usecases/answers.h"
#include "app/usecases/book.h"
#include "app/usecases/places.h"
#include "app/usecases/reason_check.h"
#include "app/usecases/recording.h"
#include "app/usecases/roles.h"
#include "app/usecases/setup.h"
#include "app/workflow/claim_state.h"

#include <algorithm>

namespace utfall::usecases {
namespace {

constexpr int programme_years = 5;
constexpr int bookkeeping_years = 7;

core::Json day_json(const std::optional<core::Date>& day) {
    return day ? core::Json{day->to_string()} : core::Json{};
}

core::Json body_of(const Retention& retention) {
    return core::JsonObject{{"last_payment", day_json(retention.last_payment)},
                            {"archive_until", day_json(retention.archive_until)},
                            {"legal_hold", retention.legal_hold}};
}

Retention retention_of(const ledger::Entry& entry) {
    const auto day = [&](std::string_view member) {
        return core::Date::parse(entry.body.string_or(member));
    };
    const core::Json* hold = entry.body.find("legal_hold");
    Retention retention{day("last_payment"), day("archive_until"),
                        hold != nullptr && hold->is_bool() && hold->boolean()};
    if (body_of(retention) != entry.body) {
        throw core::Error{core::ErrorKind::integrity,
                          "BOOK_SET_MALFORMED",
                          {{"entry", std::to_string(entry.seq)}}};
    }
    return retention;
}

// A claim that was paid later than anything known so far; what is set by hand afterwards counts.
void take_payment(const ledger::Entry& entry, Retention& retention) {
    const auto on = core::Date::parse(entry.body.string_or("on"));
    if (on && (!retention.last_payment || *on > *retention.last_payment))
        retention.last_payment = on;
}

void take(const ledger::Entry& entry, Retention& retention) {
    if (entry.kind == retention_kind) {
        retention = retention_of(entry);
    } else {
        take_payment(entry, retention);
    }
}

template <typename Visit>
void each_retention_entry(const ledger::Store& store, std::uint64_t as_of, Visit visit) {
    store.for_each_entry_of(
        {std::string{retention_kind}, std::string{workflow::entry_kind(workflow::ClaimStep::pay)}},
        as_of, visit);
}

core::Date end_of_year(int year) {
    return core::Date::of(std::min(year, 9999), 12, 31).value();
}

void take_day(const std::string& text, std::string_view option, std::optional<core::Date>& day,
              core::Findings& findings) {
    if (text.empty()) return;
    if (text == no_day) {
        day.reset();
    } else if (const auto read = core::Date::parse(text)) {
        day = read;
    } else {
        findings.add("RETENTION_DAY", at_column(option), {{"text", text}});
    }
}

Retention asked_for(Retention now, const RetentionAsked& asked, core::Findings& findings) {
    take_day(asked.last_payment, "last-payment", now.last_payment, findings);
    take_day(asked.archive_until, "archive-until", now.archive_until, findings);
    now.legal_hold = asked.legal_hold.value_or(now.legal_hold);
    return now;
}

void check_act(const ledger::Store& store, const ledger::Append& append, const RetentionSet& set,
               const Act& act, core::Findings& findings) {
    check_reason_and_note(act, "BOOK_SET_NEEDS_REASON", findings);
    if (!workflow::may(act.actor.role, workflow::Deed::set_book))
        findings.add("BOOK_SET_ROLE", {}, {{"role", act.actor.role}});
    const core::Date today = local_day(store.info(), append.recorded_at());
    if (set.now.last_payment && *set.now.last_payment > today)
        findings.add("RETENTION_PAYMENT_LATER", at_column("last-payment"),
                     {{"day", set.now.last_payment->to_string()}, {"today", today.to_string()}});
    if (findings.has_errors()) return;
    const Setup setup = load_setup(store, set.size);
    check_role_held({role_grants(store, set.size), append.recorded_at(), setup.programme},
                    act.actor, workflow::Deed::set_book, {}, findings);
}

}  // namespace

Retention retention_at(const ledger::Store& store, std::uint64_t as_of) {
    Retention retention;
    each_retention_entry(store, as_of, [&](const ledger::Entry& entry) { take(entry, retention); });
    return retention;
}

std::optional<RetentionStep> last_retention_step(const ledger::Store& store, std::uint64_t as_of) {
    std::optional<RetentionStep> step;
    Retention now;
    each_retention_entry(store, as_of, [&](const ledger::Entry& entry) {
        if (entry.kind == retention_kind) step = {entry.seq, now};
        take(entry, now);
    });
    return step;
}

std::string_view to_word(KeptBy rule) {
    switch (rule) {
        case KeptBy::programme:
            return "programme";
        case KeptBy::bookkeeping:
            return "bookkeeping";
        case KeptBy::archive:
            return "archive";
    }
    return {};
}

std::vector<KeepUntil> keeping_rules(const Retention& retention) {
    if (!retention.last_payment) return {};
    const int year = retention.last_payment->year();
    std::vector<KeepUntil> rules{{end_of_year(year + programme_years), KeptBy::programme},
                                 {end_of_year(year + bookkeeping_years), KeptBy::bookkeeping}};
    if (retention.archive_until) rules.push_back({*retention.archive_until, KeptBy::archive});
    return rules;
}

std::optional<KeepUntil> keep_until(const Retention& retention) {
    const auto rules = keeping_rules(retention);
    const auto longest = std::ranges::max_element(rules, {}, &KeepUntil::day);
    return longest == rules.end() ? std::nullopt : std::optional{*longest};
}

core::Json retention_json(const Retention& retention) {
    const auto until = keep_until(retention);
    return core::JsonObject{
        {"keep_until", until ? core::Json{until->day.to_string()} : core::Json{}},
        {"basis", until ? to_word(until->rule) : std::string_view{"open"}},
        {"legal_hold", retention.legal_hold}};
}

RetentionSet set_retention(Book& book, const RetentionAsked& asked, const Act& act) {
    ledger::Store& store = book.store();
    ledger::EntryDraft draft{act.request_id,  act.actor, std::string{retention_kind}, {},
                             act.reason_code, act.reason};
    RetentionSet set;
    std::optional<ledger::Receipt> repeated;
    const auto append = store.begin(draft, repeated);
    const std::uint64_t as_of = append ? append->entry() : repeated->entry;
    const Retention before = retention_at(store, as_of);
    set.now = asked_for(before, asked, set.findings);
    if (!append) {
        check_same_request(*store.entry(repeated->entry),
                           store.entry(repeated->entry)->body == body_of(set.now));
        set.entry = repeated->entry;
        set.size = repeated->size;
        set.replayed = true;
        return set;
    }
    set.size = as_of;
    set.replayed = set.now == before && !set.findings.has_errors();
    if (set.replayed) return set;
    check_act(store, *append, set, act, set.findings);
    if (act.dry_run || set.findings.has_errors()) return set;
    append->set_body(body_of(set.now));
    const ledger::Receipt receipt = append->commit();
    set.entry = receipt.entry;
    set.size = receipt.size;
    return set;
}

}  // namespace utfall::usecases
