#include "app/core/code.h"
#include "app/core/error.h"
#include "app/web/frame.h"
#include "app/web/page_parts.h"
#include "app/web/pages.h"

#include <algorithm>
#include <array>

namespace utfall::web {
namespace {

constexpr std::array<std::string_view, 7> roles{"process_owner", "process_leader", "team_reporter",
                                                "economist",     "evaluator",      "auditor",
                                                "administrator"};

Answer settings_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    Page page;
    page.body = "settings";
    page.title = visit.text("settings.title");
    page.menu = "settings";
    page.crumbs = {{visit.text("menu.overview"), book_href(opened.shelved)}, {page.title, ""}};
    page.as_of_words = as_of_words(opened, visit);
    core::JsonArray choices;
    for (const auto role : roles) {
        choices.push_back(core::JsonObject{{"code", role},
                                           {"words", visit.text("role." + std::string{role})},
                                           {"chosen", visit.session.identity.role == role}});
    }
    const auto info = opened.store().info();
    page.view = core::JsonObject{{"code", visit.session.identity.code},
                                 {"roles", std::move(choices)},
                                 {"os_user", workbench.settings().os_user},
                                 {"file", opened.shelved.path},
                                 {"ledger_id", info.ledger_id},
                                 {"time_zone", info.time_zone},
                                 {"saved", visit.request.target.query.has("saved")}};
    page.data = core::JsonObject{{"ledger_id", info.ledger_id},
                                 {"time_zone", info.time_zone},
                                 {"size", info.size},
                                 {"actor", visit.session.identity.code},
                                 {"role", visit.session.identity.role}};
    return page;
}

Answer set_identity(Workbench& workbench, const Visit& visit) {
    Identity identity;
    identity.code = visit.field("code");
    identity.role = visit.field("role");
    if (std::find(roles.begin(), roles.end(), identity.role) == roles.end()) {
        throw core::Error{core::ErrorKind::usage, "ROLE_UNKNOWN", {{"role", identity.role}}};
    }
    if (!identity.code.empty() && !core::is_code(identity.code)) {
        throw core::Error{core::ErrorKind::usage, "ACTOR_NOT_A_CODE", {{"actor", identity.code}}};
    }
    workbench.sessions().set_identity(visit.session.csrf, identity);
    return Response::see_other(
        visit.request.target.path.substr(0, visit.request.target.path.rfind("/identity")) +
        "?saved=1");
}

}  // namespace

std::span<const Route> settings_routes() {
    static constexpr std::array routes{
        Route{"GET", "/p/{operation}/settings", &settings_page, 0},
        Route{"POST", "/p/{operation}/settings/identity", &set_identity, form_body, true},
    };
    return routes;
}

}  // namespace utfall::web
