#include "app/web/workbench.h"

#include "app/core/digest.h"
#include "app/web/visit.h"

#include <algorithm>

namespace utfall::web {

usecases::Act Workbench::act(const Visit& visit) {
    usecases::Act act;
    if (!visit.has_account()) act.actor.os_user = settings_.os_user;
    act.actor.role = visit.session.identity.role;
    if (visit.session.identity.code.empty()) {
        act.actor.code = "os-user";
    } else {
        act.actor.code = visit.session.identity.code;
        act.actor.identity =
            visit.has_account() ? ledger::Identity::account : ledger::Identity::declared;
    }
    // A form carries its own id, so that a second press of the button is answered, not recorded.
    const auto id = core::bytes_from_hex(visit.field("request_id"));
    if (id && id->size() == act.request_id.size()) {
        std::copy(id->begin(), id->end(), act.request_id.begin());
    } else {
        settings_.books.entropy().fill(act.request_id.data(), act.request_id.size());
    }
    act.reason_code = visit.field("reason");
    act.reason = visit.field("note");
    return act;
}

}  // namespace utfall::web
