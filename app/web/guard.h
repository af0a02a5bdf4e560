#pragma once

#include "app/web/http.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::web {

/// Why a request is turned away before anything of the app sees it.
struct Refusal {
    int status{0};     ///< 0: let it in.
    std::string code;  ///< "HTTP_HOST", "HTTP_TARGET", "CSRF", ...

    explicit operator bool() const { return status != 0; }
};

/// What the server answers to. Exact: "127.0.0.1:8350", "localhost:8350", "[::1]:8350".
struct GuardRules {
    std::vector<std::string> hosts;
    std::uint64_t longest_body{0};  ///< Of any route; a route may allow less.
};

inline constexpr std::size_t longest_head = std::size_t{16} * 1024;
inline constexpr std::size_t longest_header_line = std::size_t{8} * 1024;
inline constexpr std::size_t most_headers = 100;

/// A request without its body, as it was judged.
struct Head {
    Request request;
    std::uint64_t length{0};  ///< Of the body that follows.
    bool keeps{false};        ///< The other side would send another over the same connection.
};

/// Judges the raw bytes of a request's head, up to and with the empty line, before anything else
/// reads them: one Host, and ours; no doubled or folded headers; no encoded words; a length and no
/// transfer coding; a plain origin-form target; GET, HEAD or POST. What was judged is what is used:
/// `read` is complete when there is no refusal.
Refusal check_head(std::string_view head, const GuardRules& rules, Head& read);

/// A write must come from a page of ours: same Origin, not another site's by Sec-Fetch-Site, and
/// with the session's own token. `origins` are "http://127.0.0.1:8350" and the like.
Refusal check_write(std::string_view origin, std::string_view fetch_site, std::string_view token,
                    std::string_view expected_token, const std::vector<std::string>& origins);

/// False when a header's value could end the header early: CR, LF, NUL or another control.
bool is_header_value(std::string_view value);

}  // namespace utfall::web
