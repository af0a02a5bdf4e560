#pragma once

#include "app/core/timestamp.h"
#include "app/ledger/entry.h"
#include "app/ledger/store.h"
#include "app/programme/programme.h"
#include "app/usecases/person_reads.h"

namespace utfall::usecases {

/// True when `actor` may take out what is known of participants one by one: by the role they act
/// in, which they have to have there and then, for the whole book, once the book gives roles.
/// `programme` is the set-up as it stands.
bool may_take_person_details(const ledger::Store& store, const programme::Programme& programme,
                             const ledger::Actor& actor, core::Instant at);

/// Lets them, and writes it down (person_reads.h). Throws Error(conflict, "PERSON_DETAILS_ROLE")
/// unless they may, and as note_person_read().
void open_person_details(const std::string& book_path, const ledger::Store& store,
                         const programme::Programme& programme, const PersonRead& read);

}  // namespace utfall::usecases
