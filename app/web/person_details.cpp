#include "app/web/person_details.h"

#include "app/usecases/person_details.h"

namespace utfall::web {

bool may_take_people(const OpenedBook& opened, Workbench& workbench, const Visit& visit) {
    return usecases::may_take_person_details(opened.store(), opened.setup->programme,
                                             workbench.act(visit).actor,
                                             workbench.settings().books.clock().now());
}

void open_people(const OpenedBook& opened, Workbench& workbench, const Visit& visit,
                 usecases::PersonView view) {
    usecases::open_person_details(
        opened.shelved.path, opened.store(), opened.setup->programme,
        {workbench.settings().books.clock().now(), workbench.act(visit).actor, view, opened.as_of});
}

}  // namespace utfall::web
