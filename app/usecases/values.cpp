#include "app/usecases/values.h"

#include "app/core/error.h"
#include "app/usecases/period_gate.h"
#include "app/usecases/places.h"
#include "app/usecases/reason_check.h"
#include "app/usecases/recording.h"
#include "app/usecases/roles.h"
#include "app/usecases/setup.h"
#include "app/usecases/typed_value.h"
#include "app/usecases/value_check.h"
#include "app/usecases/value_source.h"

#include <algorithm>
#include <utility>

namespace utfall::usecases {
namespace {

TypedRow typed_row(const Correction& correction) {
    const ValueName& name = correction.name;
    return {name.measure,     name.period,        name.organisation,  name.unit,
            name.team,        name.intervention,  name.breakdown,     correction.to,
            correction.state, correction.comment, correction.evidence};
}

void check_reason(const Act& act, core::Findings& findings) {
    const auto& codes = reason_codes();
    if (act.reason_code.empty() || act.reason.empty()) {
        findings.add("CHANGE_NEEDS_REASON", at_column(act.reason_code.empty() ? "reason" : "note"));
    } else if (std::find(codes.begin(), codes.end(), act.reason_code) == codes.end()) {
        findings.add("REASON_CODE_UNKNOWN", at_column("reason"), {{"code", act.reason_code}});
    }
    check_given_words(act.reason, "note", findings);
}

// Whoever corrects under a lock has the role for it, in a book that gives roles. `append`: the
// correction; nullptr while there is none yet.
void check_lock(const ledger::Store& store, const Setup& setup, const CheckedValue& value,
                const Act& act, const ledger::Append* append, core::Findings& findings) {
    const std::uint64_t as_of = append != nullptr ? append->entry() : store.size();
    const PeriodGate gate{store, setup, as_of};
    if (gate.writing(*value.series, value.period) != workflow::Writing::correction_only) return;
    const core::Instant at = append != nullptr ? append->recorded_at() : store.next_at();
    check_role_held({role_grants(store, as_of), at, setup.programme}, act.actor,
                    workflow::Deed::correct_locked,
                    {workflow::reporter_of(*value.series, setup.programme)}, findings);
}

}  // namespace

const std::vector<std::string>& reason_codes() {
    static const std::vector<std::string> codes{
        "entry",      "typo", "late_data", "source_changed", "definition_changed",
        "retraction", "other"};
    return codes;
}

std::vector<ValueVersion> value_history(Book& book, const ValueName& name, std::uint64_t as_of) {
    const Setup setup = load_setup(book.store(), as_of);
    ValueChecker checker{setup};
    core::Findings findings;
    // A state alone is enough to have the name checked.
    const auto named = check_typed(checker, setup.framework,
                                   typed_row({name, {}, "not_reported", {}, {}, {}}), {}, findings);
    std::vector<ValueVersion> versions;
    if (named) {
        book.values().history(
            *named->series, named->period, as_of, [&](const indicators::StoredValue& value) {
                ValueVersion version{value, *book.store().entry(value.ref.entry), {}};
                version.source = source_words(version.entry, value.source, value.source_row);
                versions.push_back(std::move(version));
            });
    }
    if (versions.empty()) {
        throw core::Error{core::ErrorKind::not_found,
                          "VALUE_UNKNOWN",
                          {{"measure", name.measure}, {"period", name.period}}};
    }
    return versions;
}

Corrected correct_value(Book& book, const Correction& correction, const Act& act) {
    ledger::Store& store = book.store();
    const ValueName& name = correction.name;
    Corrected corrected;
    corrected.size = store.size();
    check_reason(act, corrected.findings);
    const Setup setup = load_setup(store, corrected.size);
    ValueChecker checker{setup};
    const auto value =
        check_typed(checker, setup.framework, typed_row(correction), {}, corrected.findings);
    if (!value || corrected.findings.has_errors()) return corrected;
    corrected.before = book.values().at(*value->series, value->period, corrected.size);
    if (!corrected.before) {
        throw core::Error{core::ErrorKind::not_found,
                          "VALUE_UNKNOWN",
                          {{"measure", name.measure}, {"period", name.period}}};
    }
    const std::uint64_t latest = corrected.before->ref.entry;
    // The same form sent twice: the second finds what the first recorded.
    if (store.entry(latest)->request_id == act.request_id) {
        corrected.entry = latest;
        corrected.replayed = true;
        return corrected;
    }
    if (correction.seen && *correction.seen != corrected.before->ref)
        throw core::Error{core::ErrorKind::conflict, "VALUE_CHANGED"};
    if (corrected.before->state == value->state && corrected.before->value == value->value) {
        corrected.replayed = true;
        return corrected;
    }
    check_lock(store, setup, *value, act, nullptr, corrected.findings);
    if (corrected.findings.has_errors()) return corrected;
    corrected.lines = 1;
    corrected.after = corrected.before;
    corrected.after->replaces = corrected.before->ref;
    corrected.after->state = value->state;
    corrected.after->value = value->value;
    if (act.dry_run) return corrected;
    const ledger::EntryDraft draft{act.request_id, act.actor,       "value-corrected",
                                   name.measure,   act.reason_code, act.reason};
    const auto receipt = record(store, draft, [&](ledger::Append& append) {
        // Somebody may have written while this one waited for the book.
        const auto now = book.values().at(*value->series, value->period, append.entry());
        if (now->ref != corrected.before->ref)
            throw core::Error{core::ErrorKind::conflict, "VALUE_CHANGED"};
        core::Findings since;
        check_lock(store, setup, *value, act, &append, since);
        if (since.has_errors()) throw core::Error{core::ErrorKind::conflict, "ROLE_TAKEN"};
        append.add(indicators::value_line,
                   value_cells(*value, corrected.before, std::nullopt, std::nullopt));
    });
    corrected.entry = receipt.entry;
    corrected.size = receipt.size;
    return corrected;
}

}  // namespace utfall::usecases
