#pragma once

#include "app/core/error.h"
#include "app/web/guard.h"
#include "app/web/http.h"
#include "app/web/page.h"
#include "app/web/routes.h"
#include "app/web/visit.h"
#include "app/web/workbench.h"

#include <string>
#include <vector>

namespace utfall::web {

/// The app without its network: takes a request as plain data and gives the answer. Sessions,
/// writes from other sites, errors and languages are seen to here; nothing leaves without its
/// security headers.
class Application {
  public:
    /// `origins`: what a browser may say it comes from, "http://127.0.0.1:8350".
    Application(Workbench& workbench, std::vector<std::string> origins, std::string cookie_name)
        : workbench_(workbench), origins_(std::move(origins)), cookie_(std::move(cookie_name)) {}

    Response answer(const Request& request);
    /// As `answer`, for a user who is trusted because they run the program: `utfall get`.
    Response answer_locally(const Request& request);
    /// The answer to a request whose body was refused: a page for who has a session.
    Response turn_away(const Request& request, const Refusal& refusal);
    /// True when the request carries the cookie of an open session.
    bool knows(const Request& request) {
        return workbench_.sessions().find(request.cookie(cookie_)).has_value();
    }
    /// True for what lies ready in the program: nothing is made for it.
    static bool is_ready_made(const Request& request) {
        return request.target.segments.size() == 2 && request.target.segments.front() == "a";
    }
    /// The longest body that a POST to `target` may have; 0 when there is no such act.
    static std::uint64_t longest_body(const Target& target);

  private:
    Response answer_route(const Request& request, const Session* session);
    Response page_of(const Route& route, const Visit& visit);
    /// What an answer from the book alone depends on; empty when it cannot be kept.
    std::string page_key(const Visit& visit);
    Response let_in(const Request& request);
    Response page_response(const Page& page, const Visit& visit);
    Response error_response(const core::Error& error, const Visit& visit);
    Response plain_error(int status, std::string_view text_key, const Visit& visit);

    Workbench& workbench_;
    std::vector<std::string> origins_;
    std::string cookie_;
};

/// The answer with the headers that none leaves without.
Response secured(Response response);

/// The status of each kind of failure.
int http_status(core::ErrorKind kind);

}  // namespace utfall::web
