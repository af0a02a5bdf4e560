#include "app/core/digest.h"
#include "app/web/application.h"
#include "app/web/frame.h"
#include "app/web/target.h"

namespace utfall::web {
namespace {

constexpr int wrong = 401;
constexpr int too_often = 429;

/// Where whoever logs in wanted to go: a page of this app, or the list of books.
std::string wanted_page(const std::string& next) {
    return next.starts_with('/') && parse_target(next) ? next : "/";
}

std::string account_mark(const usecases::Account& account) {
    return core::sha256(account.secret).hex();
}

}  // namespace

bool Application::is_login(const Request& request) const {
    return workbench_.settings().accounts != nullptr && request.target.segments.size() == 1 &&
           request.target.segments.front() == "login";
}

std::optional<Session> Application::session_of(const Request& request) {
    auto session = workbench_.sessions().find(request.cookie(cookie_.name()));
    usecases::Accounts* accounts = workbench_.settings().accounts;
    if (!session || accounts == nullptr) return session;
    const auto account = accounts->find(session->identity.code);
    if (account && !account->disabled && account_mark(*account) == session->account_mark)
        return session;
    workbench_.sessions().close(session->csrf);
    return {};
}

Response Application::no_session(const Request& request, const Visit& visit) {
    const bool is_page = request.target.form.empty() || request.target.form == "html";
    if (workbench_.settings().accounts == nullptr || request.method == "POST" || !is_page)
        return plain_error(wrong, "error.no_session", visit);
    std::string next = request.target.path;
    if (!request.target.raw_query.empty()) next += "?" + request.target.raw_query;
    return Response::see_other(next == "/" ? "/login" : "/login?next=" + percent_encoded(next));
}

Response Application::login_form(const Request& request, int status, const std::string& fault) {
    Visit visit{request, {}, language_of(request), {}};
    visit.session.csrf =
        core::random_hex(workbench_.settings().books.entropy(), Sessions::secret_bytes);
    const std::string next =
        request.method == "POST" ? request.fields.one("next") : request.target.query.one("next");
    Page page;
    page.body = "login";
    page.title = visit.text("login.title");
    page.view = core::JsonObject{
        {"code", request.fields.one("code")}, {"next", wanted_page(next)}, {"fault", fault}};
    Response response;
    response.status = status;
    response.body = bare(page, visit);
    response.with("Set-Cookie", cookie_.set(cookie_.form_name(), visit.session.csrf));
    return response;
}

Response Application::log_in(const Request& request) {
    const Visit visit{request, {}, language_of(request), {}};
    if (request.method == "GET" || request.method == "HEAD") return login_form(request, 200, {});
    const Refusal refusal =
        check_write(request.header("origin"), request.header("sec-fetch-site"),
                    request.fields.one("csrf"), request.cookie(cookie_.form_name()), origins_);
    if (refusal) return login_form(request, refusal.status, visit.text("login.stale"));
    const std::string code = request.fields.one("code");
    auto& guard = workbench_.login_guard();
    if (const std::int64_t wait = guard.take_try(code); wait > 0) {
        Response response =
            login_form(request, too_often, visit.text("login.wait", {{"n", std::to_string(wait)}}));
        response.with("Retry-After", std::to_string(wait));
        return response;
    }
    const LoginGuard::Turn turn{guard};
    const auto account =
        workbench_.settings().accounts->check(code, request.fields.one("password"));
    if (!account) return login_form(request, wrong, visit.text("login.wrong"));
    guard.succeeded(code);
    Response response = Response::see_other(wanted_page(request.fields.one("next")));
    // Whatever cookie came along, this one is new.
    response.with("Set-Cookie",
                  cookie_.set(cookie_.name(), workbench_.sessions().open_for(
                                                  account->code, account_mark(*account))));
    return response;
}

void Application::renew_session(const Request& request, Response& response) {
    const auto session = workbench_.sessions().find(request.cookie(cookie_.name()));
    usecases::Accounts* accounts = workbench_.settings().accounts;
    if (!session || accounts == nullptr) return;
    const auto account = accounts->find(session->identity.code);
    if (!account) return;
    const auto renewed =
        workbench_.sessions().renew(request.cookie(cookie_.name()), account_mark(*account));
    if (renewed) response.with("Set-Cookie", cookie_.set(cookie_.name(), *renewed));
}

}  // namespace utfall::web
