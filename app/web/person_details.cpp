#include "app/web/person_details.h"

#include "app/usecases/person_details.h"

namespace utfall::web {

bool may_take_people(const OpenedBook& opened, Workbench& workbench, const Visit& visit) {
    return usecases::may_take_person_details(opened.store(), opened.setup->programme,
                                             workbench.act(visit).actor,
                                             workbench.settings().books.clock().now());
}

void require_people(const OpenedBook& opened, Workbench& workbench, const Visit& visit) {
    usecases::require_person_details(opened.store(), opened.setup->programme,
                                     workbench.act(visit).actor,
                                     workbench.settings().books.clock().now());
}

}  // namespace utfall::web
