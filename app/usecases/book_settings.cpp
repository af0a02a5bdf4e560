#include "app/usecases/book_settings.h"

#include "app/core/error.h"
#include "app/usecases/reason_check.h"
#include "app/usecases/recording.h"
#include "app/usecases/roles.h"
#include "app/usecases/values.h"

#include <algorithm>

namespace utfall::usecases {
namespace {

void check_act(const Act& act, core::Findings& findings) {
    check_reason_and_note(act, "BOOK_SET_NEEDS_REASON", findings);
    if (!workflow::may(act.actor.role, workflow::Deed::set_book))
        findings.add("BOOK_SET_ROLE", {}, {{"role", act.actor.role}});
}

}  // namespace

BookSettings book_settings(const ledger::Store& store, std::uint64_t as_of) {
    BookSettings settings;
    store.for_each_entry_of({std::string{workflow::book_set_kind}}, as_of,
                            [&](const ledger::Entry& entry) {
                                const auto setting = workflow::four_eyes_of(entry);
                                if (!setting) {
                                    throw core::Error{core::ErrorKind::integrity,
                                                      "BOOK_SET_MALFORMED",
                                                      {{"entry", std::to_string(entry.seq)}}};
                                }
                                settings = {*setting, entry.seq};
                            });
    return settings;
}

BookSet set_four_eyes(Book& book, workflow::FourEyes setting, const Act& act) {
    ledger::Store& store = book.store();
    ledger::EntryDraft draft{act.request_id,  act.actor, std::string{workflow::book_set_kind}, {},
                             act.reason_code, act.reason};
    draft.body = workflow::body_of(setting);
    std::optional<ledger::Receipt> repeated;
    const auto append = store.begin(draft, repeated);
    BookSet set;
    if (!append) {
        const auto before = store.entry(repeated->entry);
        check_same_request(*before, before->body == draft.body);
        set.before = book_settings(store, repeated->entry);
        set.entry = repeated->entry;
        set.size = repeated->size;
        set.replayed = true;
        return set;
    }
    set.size = append->entry();
    set.before = book_settings(store, set.size);
    if (set.before.four_eyes == setting) {
        set.entry = set.before.entry;
        set.replayed = true;
        return set;
    }
    check_act(act, set.findings);
    if (!set.findings.has_errors()) {
        const Setup setup = load_setup(store, set.size);
        check_role_held({role_grants(store, set.size), append->recorded_at(), setup.programme},
                        act.actor, workflow::Deed::set_book, {}, set.findings);
    }
    if (act.dry_run || set.findings.has_errors()) return set;
    const ledger::Receipt receipt = append->commit();
    set.entry = receipt.entry;
    set.size = receipt.size;
    return set;
}

}  // namespace utfall::usecases
