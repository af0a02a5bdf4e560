#pragma once

#include "app/usecases/retention.h"
#include "app/web/book_shelf.h"
#include "app/web/page.h"
#include "app/web/visit.h"
#include "app/web/workbench.h"

#include <string>

namespace utfall::web {

/// What the form for a role says. `whom`: "team:T1", "organisation:0483", or empty for the book.
struct RoleForm {
    std::string person, role, whom, from, to;
};
RoleForm role_form(const Fields& fields);

/// `notice` is told above the roles, `typed` stands in their form.
Page settings_of(const OpenedBook& opened, Workbench& workbench, const Visit& visit,
                 const RoleForm& typed, const std::string& notice);

/// The options of a field for a role: {"code", "words", "chosen"}.
core::JsonArray role_choices(const std::string& chosen, const Visit& visit);

/// Who has which role, and the forms that change it.
core::Json roles_view(const OpenedBook& opened, Workbench& workbench, const Visit& visit,
                      const RoleForm& typed, const std::string& notice);
usecases::PlainTable roles_table(const OpenedBook& opened, const Visit& visit);

/// The form "role": what would follow, and with "confirm" what was looked at is recorded.
Answer change_role(Workbench& workbench, const Visit& visit);

/// How long a book is kept, and why: "till och med 2033-12-31 (räkenskaperna)".
std::string retention_words(const usecases::Retention& retention, const Visit& visit);
/// What decides it, and the form that changes it.
Answer retention_page(Workbench& workbench, const Visit& visit);
/// That form: what would follow, and with "confirm" it is recorded.
Answer change_retention(Workbench& workbench, const Visit& visit);

}  // namespace utfall::web
