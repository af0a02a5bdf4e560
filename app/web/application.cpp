#include "app/web/application.h"

#include "app/core/error_texts.h"
#include "app/usecases/answers.h"
#include "app/web/access.h"
#include "app/web/assets.h"
#include "app/web/frame.h"
#include "app/web/guard.h"
#include "app/web/mustache.h"
#include "app/web/routes.h"
#include "app/web/target.h"

#include <exception>

namespace utfall::web {
core::Lang language_of(const Request& request) {
    std::string wanted = request.target.query.one("lang");
    if (wanted != "sv" && wanted != "en") wanted = request.cookie("utfall_lang");
    if (wanted != "sv" && wanted != "en")
        wanted = request.header("accept-language").starts_with("en") ? "en" : "sv";
    return wanted == "en" ? core::Lang::en : core::Lang::sv;
}

Response secured(Response response) {
    if (response.header("Content-Security-Policy").empty()) {
        response.with("Content-Security-Policy",
                      "default-src 'none'; script-src 'self'; style-src 'self'; "
                      "img-src 'self' data:; font-src 'self'; connect-src 'self'; "
                      "frame-src 'self'; form-action 'self'; base-uri 'none'; "
                      "object-src 'none'; frame-ancestors 'none'");
    }
    // Without any referrer a browser sends "Origin: null" with a form of our own.
    response.with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "same-origin")
        .with("Cross-Origin-Opener-Policy", "same-origin")
        .with("Cross-Origin-Resource-Policy", "same-origin")
        .with("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    if (response.header("Cache-Control").empty()) response.with("Cache-Control", "no-store");
    return response;
}

int http_status(core::ErrorKind kind) {
    switch (kind) {
        case core::ErrorKind::usage:
            return 400;
        case core::ErrorKind::not_found:
            return 404;
        case core::ErrorKind::conflict:
            return 409;
        case core::ErrorKind::unavailable:
            return 503;
        case core::ErrorKind::integrity:
        case core::ErrorKind::configuration:
            return 500;
        case core::ErrorKind::unreadable:
            return 422;
    }
    return 500;
}

std::uint64_t Application::longest_body(const Target& target) {
    const Match found = match("POST", target);
    return found.route == nullptr ? 0 : found.route->longest_body;
}

Response Application::answer(const Request& request) {
    Response response;
    if (is_ready_made(request)) {
        response = asset(request);
    } else if (request.target.segments.size() == 2 && request.target.segments.front() == "start") {
        response = let_in(request);
    } else if (is_login(request)) {
        response = log_in(request);
    } else {
        const auto session = session_of(request);
        response = answer_route(request, session ? &*session : nullptr);
        if (response.renews_session) renew_session(request, response);
    }
    if (cookie_.secure) response.with("Strict-Transport-Security", "max-age=31536000");
    return secured(std::move(response));
}

Response Application::turn_away(const Request& request, const Refusal& refusal) {
    const auto session = session_of(request);
    const Visit visit{request, session ? *session : Session{}, language_of(request), {}};
    const std::string key = refusal.code == "HTTP_BODY_SIZE"      ? "error.body_size"
                            : refusal.code == "HTTP_BODY_SLOW"    ? "error.body_slow"
                            : refusal.code == "HTTP_UPLOAD_SPACE" ? "error.upload_space"
                                                                  : "error.body";
    return secured(plain_error(refusal.status, key, visit));
}

Response Application::answer_locally(const Request& request) {
    Session session;
    session.csrf = "local";
    Response response = answer_route(request, &session);
    return secured(std::move(response));
}

Response Application::let_in(const Request& request) {
    Visit visit{request, {}, language_of(request), {}};
    if (request.method != "GET") return plain_error(405, "error.method", visit);
    const bool has_accounts = workbench_.settings().accounts != nullptr;
    const auto cookie =
        has_accounts ? std::nullopt : workbench_.sessions().open(request.target.segments.back());
    if (!cookie) return plain_error(403, "error.token", visit);
    Response response = Response::see_other("/");
    response.with("Set-Cookie", cookie_.set(cookie_.name(), *cookie));
    return response;
}

Response Application::answer_route(const Request& request, const Session* session) {
    Visit visit{request, session == nullptr ? Session{} : *session, language_of(request), {}};
    try {
        if (session == nullptr) return no_session(request, visit);
        Match found = match(request.method, request.target);
        if (found.route == nullptr) {
            return found.other_method ? plain_error(405, "error.method", visit)
                                      : plain_error(404, "error.no_page", visit);
        }
        if (found.route->method == "POST") {
            const Refusal refusal =
                check_write(request.header("origin"), request.header("sec-fetch-site"),
                            request.fields.one("csrf"), session->csrf, origins_);
            if (refusal) return plain_error(refusal.status, "error.csrf", visit);
            if (workbench_.settings().read_only && !found.route->spares_book)
                return plain_error(403, "error.read_only", visit);
        }
        visit.arguments = std::move(found.arguments);
        if (visit.has_account()) {
            const Barred barred = admit(workbench_, *found.route, visit);
            if (!barred.elsewhere.empty()) return Response::see_other(barred.elsewhere);
            if (barred.is_role) return plain_error(403, "error.role", visit);
        }
        const std::string key = found.route->from_book_alone ? page_key(visit) : std::string{};
        if (key.empty()) return page_of(*found.route, visit);
        return *workbench_.pages().get(key, [&] { return page_of(*found.route, visit); });
    } catch (const core::Error& error) {
        return error_response(error, visit);
    } catch (const std::exception&) {
        return plain_error(500, "error.unexpected", visit);
    }
}

Response Application::page_of(const Route& route, const Visit& visit) {
    Answer answer = route.answer(workbench_, visit);
    if (auto* response = std::get_if<Response>(&answer)) return std::move(*response);
    return page_response(std::get<Page>(answer), visit);
}

std::string Application::page_key(const Visit& visit) {
    const auto seen = workbench_.shelf().seen(visit.argument(0));
    const std::string mark = seen ? workbench_.settings().books.mark(seen->path) : std::string{};
    if (mark.empty()) return {};
    // A day begins on a quarter of an hour, whatever the zone.
    constexpr std::int64_t quarter = 15LL * 60 * 1'000'000;
    const Identity& identity = visit.session.identity;
    std::string key = mark + " " +
                      std::to_string(workbench_.settings().books.clock().now().micros / quarter) +
                      " " + visit.session.csrf + " " + identity.code + " " + identity.role + " " +
                      (visit.lang == core::Lang::sv ? "sv" : "en");
    const Target& target = visit.request.target;
    key += " " + target.path + "." + target.form + "?" + target.raw_query;
    for (const auto& [name, value] : visit.request.cookies)
        key += ";" + percent_encoded(name) + "=" + percent_encoded(value);
    return key;
}

Response Application::page_response(const Page& page, const Visit& visit) {
    const std::string& form = visit.request.target.form;
    Response response;
    response.status = page.status;
    if (form.empty() || form == "html") {
        response.body = framed(page, workbench_, visit);
    } else if (form == "json" && !page.data.is_null()) {
        response.content_type = "application/json; charset=utf-8";
        response.body = core::pretty(usecases::answer_envelope(page.data));
    } else if (page.table && form == "csv") {
        response = Response::download(page.table->name + ".csv", "text/csv; charset=utf-8",
                                      usecases::csv_of(*page.table, visit.lang));
    } else if (page.table && form == "xlsx") {
        response = Response::download(
            page.table->name + ".xlsx", workbook_type,
            usecases::xlsx_of(*page.table, workbench_.settings().books.clock().now()));
    } else {
        return plain_error(404, "error.no_form", visit);
    }
    const std::string lang = visit.query("lang");
    if (lang == "sv" || lang == "en")
        response.with("Set-Cookie", "utfall_lang=" + lang + "; SameSite=Strict; Path=/");
    return response;
}

Response Application::error_response(const core::Error& error, const Visit& visit) {
    const int status = http_status(error.kind());
    if (visit.request.target.form == "json") {
        Response response;
        response.status = status;
        response.content_type = "application/json; charset=utf-8";
        response.body = core::pretty(usecases::error_envelope(
            error.code(), core::message(error, visit.lang), core::remedy(error, visit.lang)));
        return response;
    }
    Response response;
    response.status = status;
    response.body = framed(error_page(status, core::message(error, visit.lang),
                                      core::remedy(error, visit.lang), visit),
                           workbench_, visit);
    return response;
}

Response Application::plain_error(int status, std::string_view text_key, const Visit& visit) {
    const std::string words = visit.text(text_key);
    Response response;
    response.status = status;
    if (visit.request.target.form == "json") {
        response.content_type = "application/json; charset=utf-8";
        response.body =
            core::pretty(usecases::error_envelope("HTTP_" + std::to_string(status), words, ""));
        return response;
    }
    // Without a session nothing of the books may show: the page stands alone.
    const Page page =
        error_page(status, words, visit.text(std::string{text_key} + ".remedy"), visit);
    response.body =
        visit.session.csrf.empty() ? bare(page, visit) : framed(page, workbench_, visit);
    return response;
}

}  // namespace utfall::web
