#include "app/usecases/person_details.h"

#include "app/core/error.h"
#include "app/core/joined.h"
#include "app/usecases/roles.h"

namespace utfall::usecases {

using workflow::Deed;

bool may_take_person_details(const ledger::Store& store, const programme::Programme& programme,
                             const ledger::Actor& actor, core::Instant at) {
    if (!workflow::may(actor.role, Deed::export_people)) return false;
    core::Findings findings;
    check_role_held({role_grants(store, store.size()), at, programme}, actor, Deed::export_people,
                    {}, findings);
    return !findings.has_errors();
}

void open_person_details(const std::string& book_path, const ledger::Store& store,
                         const programme::Programme& programme, const PersonRead& read) {
    if (!may_take_person_details(store, programme, read.actor, read.at))
        throw core::Error{core::ErrorKind::conflict,
                          "PERSON_DETAILS_ROLE",
                          {{"actor", read.actor.code},
                           {"role", read.actor.role},
                           {"wanted", core::joined(workflow::roles_for(Deed::export_people))}}};
    note_person_read(book_path, read);
}

}  // namespace utfall::usecases
