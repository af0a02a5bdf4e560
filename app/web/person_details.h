#pragma once

#include "app/usecases/person_reads.h"
#include "app/web/book_shelf.h"
#include "app/web/visit.h"
#include "app/web/workbench.h"

namespace utfall::web {

/// True when whoever visits may take out what is known of people one by one, in the role that the
/// settings say they act in.
bool may_take_people(const OpenedBook& opened, Workbench& workbench, const Visit& visit);
/// Lets them, and writes it down. Throws as usecases::open_person_details().
void open_people(const OpenedBook& opened, Workbench& workbench, const Visit& visit,
                 usecases::PersonView view);

}  // namespace utfall::web
