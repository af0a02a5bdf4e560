#include "app/web/guard.h"

#include "app/web/session.h"
#include "app/web/target.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace utfall::web {
namespace {

constexpr std::array<std::string_view, 8> only_once{
    "host",   "content-length", "content-type",   "cookie",
    "origin", "authorization",  "sec-fetch-site", "transfer-encoding"};

bool is_token_character(char c) {
    constexpr std::string_view signs = "!#$%&'*+-.^_`|~";
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           signs.find(c) != std::string_view::npos;
}

std::string lower(std::string_view text) {
    std::string out{text};
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

std::string_view without_spaces(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

/// Takes the next line, which must end with CR LF; empty when it does not.
std::optional<std::string_view> take_line(std::string_view& rest) {
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos || end == 0 || rest[end - 1] != '\r') return {};
    const std::string_view line = rest.substr(0, end - 1);
    rest.remove_prefix(end + 1);
    return line;
}

Refusal check_request_line(std::string_view line, Head& read) {
    const std::size_t first = line.find(' ');
    const std::size_t last = line.rfind(' ');
    if (first == std::string_view::npos || last <= first) return {400, "HTTP_REQUEST_LINE"};
    const std::string_view method = line.substr(0, first);
    const std::string_view target = line.substr(first + 1, last - first - 1);
    const std::string_view version = line.substr(last + 1);
    if (version != "HTTP/1.1" && version != "HTTP/1.0") return {400, "HTTP_VERSION"};
    if (method.empty() || !std::all_of(method.begin(), method.end(), is_token_character))
        return {400, "HTTP_REQUEST_LINE"};
    if (method != "GET" && method != "HEAD" && method != "POST") return {405, "HTTP_METHOD"};
    auto parsed = parse_target(target);
    if (target.find(' ') != std::string_view::npos || !parsed) return {400, "HTTP_TARGET"};
    read.request.method = method;
    read.request.target = std::move(*parsed);
    read.keeps = version == "HTTP/1.1";
    return {};
}

using Headers = std::map<std::string, std::string, std::less<>>;

Refusal check_headers(std::string_view rest, Headers& headers) {
    std::size_t count = 0;
    while (true) {
        const auto line = take_line(rest);
        if (!line) return {400, "HTTP_HEADER"};
        if (line->empty()) return {};
        if (++count > most_headers || line->size() > longest_header_line)
            return {400, "HTTP_HEADER_SIZE"};
        const std::size_t colon = line->find(':');
        if (colon == std::string_view::npos || colon == 0) return {400, "HTTP_HEADER"};
        const std::string_view name = line->substr(0, colon);
        if (!std::all_of(name.begin(), name.end(), is_token_character))
            return {400, "HTTP_HEADER_NAME"};
        const std::string_view value = without_spaces(line->substr(colon + 1));
        // A library that decodes encoded words makes anything of them, a line break too.
        if (!is_header_value(value) || value.find("=?") != std::string_view::npos)
            return {400, "HTTP_HEADER_VALUE"};
        const auto [at, is_first] = headers.emplace(lower(name), value);
        if (!is_first &&
            std::find(only_once.begin(), only_once.end(), at->first) != only_once.end())
            return {400, "HTTP_HEADER_TWICE"};
    }
}

Refusal check_length(Head& read, std::uint64_t longest_body) {
    const Headers& headers = read.request.headers;
    const auto length = headers.find("content-length");
    if (headers.contains("transfer-encoding"))
        return length == headers.end() ? Refusal{411, "HTTP_LENGTH"} : Refusal{400, "HTTP_LENGTH"};
    if (length == headers.end())
        return read.request.method == "POST" ? Refusal{411, "HTTP_LENGTH"} : Refusal{};
    const std::string& digits = length->second;
    const bool is_number = !digits.empty() && std::all_of(digits.begin(), digits.end(), [](char c) {
        return c >= '0' && c <= '9';
    });
    if (!is_number) return {400, "HTTP_LENGTH"};
    if (digits.size() > 10) return {413, "HTTP_BODY_SIZE"};
    read.length = std::stoull(digits);
    return read.length > longest_body ? Refusal{413, "HTTP_BODY_SIZE"} : Refusal{};
}

Refusal read_cookies(Request& request) {
    const auto sent = request.headers.find("cookie");
    if (sent == request.headers.end()) return {};
    std::string_view rest = sent->second;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(';'), rest.size());
        const std::string_view pair = without_spaces(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const std::size_t equals = std::min(pair.find('='), pair.size());
        const std::string_view value =
            equals == pair.size() ? std::string_view{} : pair.substr(equals + 1);
        if (!pair.empty() && !request.cookies.emplace(pair.substr(0, equals), value).second)
            return {400, "HTTP_COOKIE"};
    }
    return {};
}

/// "Connection: close", alone or in a list.
bool wants_the_end(const Request& request) {
    const auto options = request.headers.find("connection");
    return options != request.headers.end() &&
           lower(options->second).find("close") != std::string::npos;
}

}  // namespace

bool is_header_value(std::string_view value) {
    return std::none_of(value.begin(), value.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\t') || byte == 0x7F;
    });
}

Refusal check_head(std::string_view head, const GuardRules& rules, Head& read) {
    if (head.size() > longest_head) return {400, "HTTP_HEADER_SIZE"};
    std::string_view rest = head;
    const auto line = take_line(rest);
    if (!line) return {400, "HTTP_REQUEST_LINE"};
    if (Refusal refusal = check_request_line(*line, read)) return refusal;
    const Headers& headers = read.request.headers;
    if (Refusal refusal = check_headers(rest, read.request.headers)) return refusal;
    const auto host = headers.find("host");
    if (host == headers.end() || host->second.empty()) return {400, "HTTP_HOST"};
    if (std::find(rules.hosts.begin(), rules.hosts.end(), lower(host->second)) == rules.hosts.end())
        return {403, "HTTP_HOST"};
    if (Refusal refusal = check_length(read, rules.longest_body)) return refusal;
    if (wants_the_end(read.request)) read.keeps = false;
    return read_cookies(read.request);
}

Refusal check_write(std::string_view origin, std::string_view fetch_site, std::string_view token,
                    std::string_view expected_token, const std::vector<std::string>& origins) {
    if (!origin.empty() && std::find(origins.begin(), origins.end(), origin) == origins.end())
        return {403, "CSRF_ORIGIN"};
    if (!fetch_site.empty() && fetch_site != "same-origin" && fetch_site != "none")
        return {403, "CSRF_SITE"};
    if (expected_token.empty() || !same_secret(token, expected_token)) return {403, "CSRF"};
    return {};
}

}  // namespace utfall::web
