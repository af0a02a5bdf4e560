#include "app/core/error.h"
#include "app/core/finding_texts.h"
#include "app/web/frame.h"
#include "app/web/page_parts.h"
#include "app/web/pages.h"

#include <array>

namespace utfall::web {
namespace {

constexpr std::uint64_t login_body = 16UL * 1024;

usecases::Accounts& accounts_of(Workbench& workbench) {
    usecases::Accounts* accounts = workbench.settings().accounts;
    if (accounts == nullptr) throw core::Error{core::ErrorKind::not_found, "ACCOUNTS_OFF"};
    return *accounts;
}

struct PasswordFault {
    std::string field;  ///< "current", "new" or "again".
    std::string words;
};

Page account_page_of(const Visit& visit, const PasswordFault& fault) {
    Page page;
    page.status = fault.words.empty() ? 200 : 422;
    page.body = "account";
    page.title = visit.text("account.title");
    page.crumbs = {{page.title, ""}};
    page.view = core::JsonObject{{"code", visit.session.identity.code},
                                 {"done", visit.request.target.query.has("done")},
                                 {"fault", fault.words},
                                 {"fault_field", fault.field},
                                 {"current_fault", fault.field == "current"},
                                 {"new_fault", fault.field == "new"},
                                 {"again_fault", fault.field == "again"}};
    return page;
}

Answer account_page(Workbench& workbench, const Visit& visit) {
    accounts_of(workbench);
    return account_page_of(visit, {});
}

Answer change_password(Workbench& workbench, const Visit& visit) {
    auto& accounts = accounts_of(workbench);
    const std::string& code = visit.session.identity.code;
    if (const std::int64_t wait = workbench.login_guard().take_try(code); wait > 0)
        return account_page_of(
            visit, {"current", visit.text("login.wait", {{"n", std::to_string(wait)}})});
    const LoginGuard::Turn turn{workbench.login_guard()};
    if (!accounts.check(code, visit.field("current")))
        return account_page_of(visit, {"current", visit.text("account.wrong")});
    workbench.login_guard().succeeded(code);
    if (visit.field("new") != visit.field("again"))
        return account_page_of(visit, {"again", visit.text("account.differ")});
    const auto findings = accounts.set_password(code, visit.field("new"), false);
    if (findings.has_errors()) {
        std::string words;
        for (const auto& finding : findings.list()) {
            words += (words.empty() ? "" : " ") + core::message(finding, visit.lang) + " " +
                     core::remedy(finding, visit.lang);
        }
        return account_page_of(visit, {"new", words});
    }
    Response response = Response::see_other("/account?done=1");
    response.renews_session = true;
    return response;
}

Answer log_out(Workbench& workbench, const Visit& visit) {
    accounts_of(workbench);
    workbench.sessions().close(visit.session.csrf);
    return Response::see_other("/login");
}

/// Answered before anybody is known; here only where nobody needs to log in.
Answer no_login(Workbench& workbench, const Visit&) {
    accounts_of(workbench);
    return Response::see_other("/");
}

}  // namespace

std::span<const Route> account_routes() {
    static constexpr std::array routes{
        Route{"GET", "/login", &no_login, 0},
        Route{"POST", "/login", &no_login, login_body, true},
        Route{"POST", "/logout", &log_out, form_body, true},
        Route{"GET", "/account", &account_page, 0},
        Route{"POST", "/account", &change_password, form_body, true},
    };
    return routes;
}

}  // namespace utfall::web
