#include "app/usecases/line_import.h"

#include "app/usecases/reason_check.h"
#include "app/usecases/recording.h"

namespace utfall::usecases {

std::string organisation_of(const std::string& team, const programme::Programme& programme) {
    if (const auto* known = programme.team(team)) return known->organisation;
    return programme.operation ? programme.operation->reporting_organisation : std::string{};
}

void record_import(Book& book, std::string_view kind, const Act& act, Imported& result,
                   const std::function<void(ledger::Append&)>& write) {
    check_given_words(act.reason, "note", result.findings);
    result.replayed = result.lines == 0 && !result.findings.has_errors();
    if (act.dry_run || result.lines == 0 || result.findings.has_errors()) return;
    ledger::EntryDraft draft{act.request_id,  act.actor, std::string{kind}, {},
                             act.reason_code, act.reason};
    draft.body.set("sources", sources_json(result.sources));
    draft.body.set("new", result.added).set("changed", result.changed);
    draft.body.set("unchanged", result.unchanged);
    const ledger::Receipt receipt = record(book.store(), draft, write);
    result.replayed = receipt.replayed;
    result.entry = receipt.entry;
    result.size = receipt.size;
}

}  // namespace utfall::usecases
