#pragma once

#include "app/web/book_shelf.h"
#include "app/web/visit.h"
#include "app/web/workbench.h"

namespace utfall::web {

/// True when whoever visits may take out what is known of people one by one, in the role that the
/// settings say they act in.
bool may_take_people(const OpenedBook& opened, Workbench& workbench, const Visit& visit);
/// Throws Error(conflict, "PERSON_DETAILS_ROLE") unless they may.
void require_people(const OpenedBook& opened, Workbench& workbench, const Visit& visit);

}  // namespace utfall::web
