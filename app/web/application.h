#pragma once

#include "app/core/error.h"
#include "app/web/guard.h"
#include "app/web/http.h"
#include "app/web/page.h"
#include "app/web/routes.h"
#include "app/web/visit.h"
#include "app/web/workbench.h"

#include <optional>
#include <string>
#include <vector>

namespace utfall::web {

/// How the cookie of a session is called, and whether it is for encrypted connections alone.
struct CookieRule {
    std::string stem;  ///< "utfall_8350"
    bool secure{false};

    std::string name() const { return (secure ? "__Host-" : "") + stem; }
    /// Of the form for logging in, which has no session yet.
    std::string form_name() const { return name() + "_form"; }
    std::string set(const std::string& name, const std::string& value) const {
        return name + "=" + value + "; HttpOnly; SameSite=Strict; Path=/" +
               (secure ? "; Secure" : "");
    }
};

/// The app without its network: takes a request as plain data and gives the answer. Sessions,
/// writes from other sites, errors and languages are seen to here; nothing leaves without its
/// security headers.
class Application {
  public:
    /// `origins`: what a browser may say it comes from, "http://127.0.0.1:8350".
    Application(Workbench& workbench, std::vector<std::string> origins, CookieRule cookie)
        : workbench_(workbench), origins_(std::move(origins)), cookie_(std::move(cookie)) {}

    Response answer(const Request& request);
    /// As `answer`, for a user who is trusted because they run the program: `utfall get`.
    Response answer_locally(const Request& request);
    /// The answer to a request whose body was refused: a page for who has a session.
    Response turn_away(const Request& request, const Refusal& refusal);
    /// True when the request carries the cookie of an open session, or is somebody logging in: what
    /// it sends is worth reading.
    bool takes_body(const Request& request) {
        return is_login(request) || session_of(request).has_value();
    }
    /// True for what lies ready in the program: nothing is made for it.
    static bool is_ready_made(const Request& request) {
        return request.target.segments.size() == 2 && request.target.segments.front() == "a";
    }
    /// The longest body that a POST to `target` may have; 0 when there is no such act.
    static std::uint64_t longest_body(const Target& target);

  private:
    Response answer_route(const Request& request, const Session* session);
    /// The session of an account ends with the account and with its password.
    std::optional<Session> session_of(const Request& request);
    bool is_login(const Request& request) const;
    /// The form, and what it sends; in application_login.cpp.
    Response log_in(const Request& request);
    Response login_form(const Request& request, int status, const std::string& fault);
    void renew_session(const Request& request, Response& response);
    Response no_session(const Request& request, const Visit& visit);
    Response page_of(const Route& route, const Visit& visit);
    /// What an answer from the book alone depends on; empty when it cannot be kept.
    std::string page_key(const Visit& visit);
    Response let_in(const Request& request);
    Response page_response(const Page& page, const Visit& visit);
    Response error_response(const core::Error& error, const Visit& visit);
    Response plain_error(int status, std::string_view text_key, const Visit& visit);

    Workbench& workbench_;
    std::vector<std::string> origins_;
    CookieRule cookie_;
};

/// As the address says, else as was chosen before, else as the browser asks.
core::Lang language_of(const Request& request);

/// The answer with the headers that none leaves without.
Response secured(Response response);

/// The status of each kind of failure.
int http_status(core::ErrorKind kind);

}  // namespace utfall::web
