#include "app/web/pages_settings.h"
#include "app/core/code.h"
#include "app/core/error.h"
#include "app/core/joined.h"
#include "app/usecases/roles.h"
#include "app/web/access.h"
#include "app/web/frame.h"
#include "app/web/page_parts.h"
#include "app/web/pages.h"

#include <algorithm>
#include <array>

namespace utfall::web {
namespace {

std::string who_words(const Visit& visit) {
    return visit.has_account()
               ? visit.text("settings.account_lead", {{"code", visit.session.identity.code}})
               : visit.text("settings.who_lead");
}

/// Whom the role is for; empty: for all.
std::string parts_words(const Visit& visit) {
    if (!visit.parts) return {};
    std::vector<std::string> codes;
    for (const auto& part : *visit.parts) codes.push_back(part.code);
    return visit.text("settings.parts") + " " + core::joined(codes);
}

core::JsonArray own_role_choices(const Visit& visit) {
    auto choices = role_choices(visit.session.identity.role, visit);
    if (!visit.has_account()) return choices;
    std::erase_if(choices, [&](const core::Json& choice) {
        return std::find(visit.roles.begin(), visit.roles.end(), choice.string_or("code")) ==
               visit.roles.end();
    });
    return choices;
}

Answer settings_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    return settings_of(opened, workbench, visit, role_form(visit.request.target.query), {});
}

Answer set_identity(Workbench& workbench, const Visit& visit) {
    Identity identity;
    // Whoever has logged in is who they are, and acts in a role that the book gives them.
    identity.code = visit.has_account() ? visit.session.identity.code : visit.field("code");
    identity.role = visit.field("role");
    const auto& roles = visit.has_account() ? visit.roles : workflow::all_roles();
    if (std::find(roles.begin(), roles.end(), identity.role) == roles.end()) {
        throw core::Error{core::ErrorKind::usage, "ROLE_UNKNOWN", {{"role", identity.role}}};
    }
    if (!identity.code.empty() && !core::is_code(identity.code)) {
        throw core::Error{core::ErrorKind::usage, "ACTOR_NOT_A_CODE", {{"actor", identity.code}}};
    }
    workbench.sessions().set_identity(visit.session.csrf, identity);
    Response response = Response::see_other(
        visit.request.target.path.substr(0, visit.request.target.path.rfind("/identity")) +
        "?saved=1");
    response.renews_session = true;
    return response;
}

}  // namespace

Page settings_of(const OpenedBook& opened, Workbench& workbench, const Visit& visit,
                 const RoleForm& typed, const std::string& notice) {
    Page page;
    page.body = "settings";
    page.title = visit.text("settings.title");
    page.menu = "settings";
    page.crumbs = {{page.title, ""}};
    page.as_of_words = as_of_words(opened, visit);
    const auto info = opened.store().info();
    const auto grants = usecases::role_grants(opened.store(), opened.as_of);
    const auto retention = usecases::retention_at(opened.store(), opened.as_of);
    page.view = core::JsonObject{{"code", visit.session.identity.code},
                                 {"has_account", visit.has_account()},
                                 {"who_lead", who_words(visit)},
                                 {"parts", parts_words(visit)},
                                 {"may_see_retention", may_open(visit, "settings/retention")},
                                 {"roles", own_role_choices(visit)},
                                 {"grants", roles_view(opened, workbench, visit, typed, notice)},
                                 {"os_user", workbench.settings().os_user},
                                 {"file", opened.shelved.path},
                                 {"ledger_id", info.ledger_id},
                                 {"time_zone", info.time_zone},
                                 {"keep", retention_words(retention, visit)},
                                 {"held", retention.legal_hold},
                                 {"saved", visit.request.target.query.has("saved")}};
    page.data = core::JsonObject{{"ledger_id", info.ledger_id},
                                 {"time_zone", info.time_zone},
                                 {"size", info.size},
                                 {"actor", visit.session.identity.code},
                                 {"role", visit.session.identity.role},
                                 {"in_use", grants.in_use()},
                                 {"roles", usecases::roles_json(grants, info)},
                                 {"retention", usecases::retention_json(retention)}};
    page.table = roles_table(opened, visit);
    return page;
}

std::span<const Route> settings_routes() {
    static constexpr std::array routes{
        Route{"GET", "/p/{operation}/settings", &settings_page, 0},
        Route{"POST", "/p/{operation}/settings/identity", &set_identity, form_body, true},
        Route{"POST", "/p/{operation}/settings/roles", &change_role, form_body},
        Route{"GET", "/p/{operation}/settings/retention", &retention_page, 0},
        Route{"POST", "/p/{operation}/settings/retention", &change_retention, form_body},
    };
    return routes;
}

}  // namespace utfall::web
