#include "app/web/guard.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

using namespace utfall::web;

namespace {

const GuardRules rules{{"127.0.0.1:8350", "localhost:8350", "[::1]:8350"}, 1000};

Refusal refused(std::string_view head, const GuardRules& by) {
    Head read;
    return check_head(head, by, read);
}

Refusal judged(const std::string& line, const std::vector<std::string>& headers) {
    std::string head = line + "\r\n";
    for (const auto& header : headers) head += header + "\r\n";
    return refused(head + "\r\n", rules);
}

const std::string ours = "Host: 127.0.0.1:8350";

BOOST_AUTO_TEST_SUITE(guard_tests)

BOOST_AUTO_TEST_CASE(an_ordinary_request_is_let_in_by_each_of_our_names) {
    for (const std::string host :
         {"127.0.0.1:8350", "localhost:8350", "LocalHost:8350", "[::1]:8350", " 127.0.0.1:8350 "})
        BOOST_TEST(judged("GET /p/UP2?as-of=3 HTTP/1.1", {"Host:" + host}).status == 0, host);
    BOOST_TEST(judged("POST /new HTTP/1.1", {ours, "Content-Length: 1000"}).status == 0);
    BOOST_TEST(judged("HEAD / HTTP/1.0", {ours, "Cookie: a=b", "X-A: \tb"}).status == 0);
}

BOOST_AUTO_TEST_CASE(law_12_only_our_exact_names_are_answered_to) {
    for (const std::string host : {"evil.example",
                                   "evil.example:8350",
                                   "127.0.0.1",
                                   "127.0.0.1:80",
                                   "127.0.0.1:83500",
                                   "localhost",
                                   "localhost.:8350",
                                   "127.1:8350",
                                   "0x7f000001:8350",
                                   "2130706433:8350",
                                   "017700000001:8350",
                                   "[::ffff:127.0.0.1]:8350",
                                   "::1:8350",
                                   "0.0.0.0:8350",
                                   "127.0.0.1:8350@evil.example",
                                   "evil.example@127.0.0.1:8350",
                                   "127.0.0.1:8350.evil.example",
                                   "127.0.0.1:8350,evil.example",
                                   "localhost:8350/",
                                   "127.0.0.1 :8350"})
        BOOST_TEST(judged("GET / HTTP/1.1", {"Host: " + host}).status == 403, host);
    BOOST_TEST(judged("GET / HTTP/1.1", {"Host:"}).status == 400);
    BOOST_TEST(judged("GET / HTTP/1.1", {}).status == 400);
    BOOST_TEST(refused("GET / HTTP/1.1\r\nHost: x\r\n\r\n", {}).status == 403);
}

BOOST_AUTO_TEST_CASE(a_head_that_two_readers_could_read_in_two_ways_is_refused) {
    const std::vector<std::pair<std::string, std::vector<std::string>>> doubtful{
        {"HTTP_HEADER_TWICE", {ours, ours}},
        {"HTTP_HEADER_TWICE", {ours, "hOST: 127.0.0.1:8350"}},
        {"HTTP_HEADER_TWICE", {ours, "Cookie: a=1", "Cookie: a=2"}},
        {"HTTP_HEADER_TWICE", {ours, "Origin: a", "Origin: b"}},
        {"HTTP_HEADER_TWICE", {ours, "Content-Length: 1", "Content-Length: 1"}},
        {"HTTP_HEADER_NAME", {ours, "X-A : b"}},
        {"HTTP_HEADER_NAME", {ours, " folded: b"}},
        {"HTTP_HEADER_NAME", {ours, "X(A): b"}},
        {"HTTP_HEADER", {ours, ": b"}},
        {"HTTP_HEADER", {ours, "no colon"}},
        {"HTTP_HEADER_VALUE", {ours, "Cookie: =?UTF-8?Q?a=0D=0A?="}},
        {"HTTP_HEADER_VALUE", {ours, "X-A: a\rb"}},
        {"HTTP_HEADER_VALUE", {ours, std::string{"X-A: a\0b", 8}}},
        {"HTTP_HEADER_VALUE", {ours, "X-A: \x7f"}},
        {"HTTP_HEADER_SIZE", {ours, "X-A: " + std::string(longest_header_line, 'a')}},
    };
    for (const auto& [code, headers] : doubtful) {
        const Refusal refusal = judged("GET / HTTP/1.1", headers);
        BOOST_TEST(refusal.status == 400, headers.back());
        BOOST_TEST(refusal.code == code, headers.back());
    }
}

BOOST_AUTO_TEST_CASE(a_hundred_headers_are_let_in_and_one_more_is_not) {
    std::vector<std::string> headers{ours};
    while (headers.size() < most_headers)
        headers.push_back("X-" + std::to_string(headers.size()) + ": a");
    BOOST_TEST(judged("GET / HTTP/1.1", headers).status == 0);
    headers.emplace_back("X-Last: a");
    BOOST_TEST(judged("GET / HTTP/1.1", headers).status == 400);
}

BOOST_AUTO_TEST_CASE(the_request_line_has_a_known_method_a_plain_target_and_a_version) {
    const std::vector<std::pair<std::string, int>> lines{
        {"TRACE / HTTP/1.1", 405},
        {"PUT / HTTP/1.1", 405},
        {"get / HTTP/1.1", 405},
        {"GET / HTTP/2.0", 400},
        {"GET /", 400},
        {"GET", 400},
        {"", 400},
        {"G\x01T / HTTP/1.1", 400},
        {"GET  / HTTP/1.1", 400},
        {"GET /a b HTTP/1.1", 400},
        {"GET * HTTP/1.1", 400},
        {"GET http://a/ HTTP/1.1", 400},
    };
    for (const auto& [line, status] : lines)
        BOOST_TEST(judged(line, {ours}).status == status, line);
    BOOST_TEST(refused("GET / HTTP/1.1\nHost: 127.0.0.1:8350\n\n", rules).status == 400);
    BOOST_TEST(refused("GET / HTTP/1.1\r\n" + ours + "\r\n", rules).status == 400);
}

BOOST_AUTO_TEST_CASE(a_body_has_one_length_in_plain_digits_and_within_the_limit) {
    const std::vector<std::pair<std::vector<std::string>, int>> lengths{
        {{}, 411},
        {{"Content-Length: 0"}, 0},
        {{"Content-Length: 1000"}, 0},
        {{"Content-Length: 1001"}, 413},
        {{"Content-Length: 99999999999999999999"}, 413},
        {{"Content-Length: -1"}, 400},
        {{"Content-Length: +1"}, 400},
        {{"Content-Length: 0x10"}, 400},
        {{"Content-Length: 3, 3"}, 400},
        {{"Content-Length:"}, 400},
        {{"Transfer-Encoding: chunked"}, 411},
        {{"Transfer-Encoding: identity"}, 411},
        {{"Transfer-Encoding: chunked", "Content-Length: 3"}, 400},
    };
    for (auto [headers, status] : lengths) {
        headers.insert(headers.begin(), ours);
        BOOST_TEST(judged("POST /new HTTP/1.1", headers).status == status, headers.back());
    }
}

BOOST_AUTO_TEST_CASE(what_was_judged_is_what_is_used) {
    Head read;
    const std::string head = "POST /p/UP2/import.json?a=b%20c HTTP/1.1\r\n" + ours +
                             "\r\nCOOKIE: one=1 ;two=a=b;; three\r\nContent-Length: 12\r\n\r\n";
    BOOST_TEST(check_head(head, rules, read).status == 0);
    BOOST_TEST(read.request.method == "POST");
    BOOST_TEST(read.request.target.path == "/p/UP2/import");
    BOOST_TEST(read.request.target.form == "json");
    BOOST_TEST(read.request.target.query.one("a") == "b c");
    BOOST_TEST(read.request.header("host") == "127.0.0.1:8350");
    BOOST_TEST(read.request.cookie("one") == "1");
    BOOST_TEST(read.request.cookie("two") == "a=b");
    BOOST_TEST(read.request.cookies.count("three") == 1U);
    BOOST_TEST(read.length == 12U);
    BOOST_TEST(judged("GET / HTTP/1.1", {ours, "Cookie: a=1; a=2"}).code == "HTTP_COOKIE");
}

BOOST_AUTO_TEST_CASE(a_connection_is_kept_only_for_one_who_can_use_it) {
    const auto keeps = [](const std::string& version, const std::string& header) {
        Head read;
        BOOST_TEST(
            check_head("GET / " + version + "\r\n" + ours + "\r\n" + header + "\r\n", rules, read)
                .status == 0);
        return read.keeps;
    };
    BOOST_TEST(keeps("HTTP/1.1", ""));
    BOOST_TEST(keeps("HTTP/1.1", "Connection: keep-alive\r\n"));
    BOOST_TEST(!keeps("HTTP/1.1", "Connection: close\r\n"));
    BOOST_TEST(!keeps("HTTP/1.1", "connection: TE, Close\r\n"));
    BOOST_TEST(!keeps("HTTP/1.0", ""));
    BOOST_TEST(!keeps("HTTP/1.0", "Connection: keep-alive\r\n"));
}

BOOST_AUTO_TEST_CASE(a_write_comes_from_our_own_pages_and_with_their_token) {
    const std::vector<std::string> origins{"http://127.0.0.1:8350", "http://localhost:8350"};
    const std::string token(64, 'a');
    const auto status = [&](std::string_view origin, std::string_view site, std::string_view sent) {
        return check_write(origin, site, sent, token, origins).status;
    };
    BOOST_TEST(status("http://127.0.0.1:8350", "same-origin", token) == 0);
    BOOST_TEST(status("", "", token) == 0);
    for (const std::string origin :
         {"null", "http://evil.example", "http://127.0.0.1:1", "https://127.0.0.1:8350",
          "http://127.0.0.1:8350/", "http://127.0.0.1:83500", "HTTP://127.0.0.1:8350"})
        BOOST_TEST(status(origin, "", token) == 403, origin);
    for (const std::string site : {"cross-site", "same-site", "SAME-ORIGIN", "x"})
        BOOST_TEST(status("", site, token) == 403, site);
    for (const std::string& sent :
         {std::string{}, std::string(63, 'a'), std::string(65, 'a'), std::string(63, 'a') + "b"})
        BOOST_TEST(status("", "", sent) == 403, sent);
    // Without a session there is no token to guess.
    BOOST_TEST(check_write("", "", "", "", origins).status == 403);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
