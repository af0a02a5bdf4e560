#include "app/web/routes.h"

#include "app/web/target.h"

#include <boost/test/unit_test.hpp>
#include <set>
#include <string>

using namespace utfall::web;

namespace {

std::string address_of(const Route& route) {
    std::string path{route.pattern};
    for (std::size_t at = path.find('{'); at != std::string::npos; at = path.find('{'))
        path.replace(at, path.find('}', at) - at + 1, "x1");
    return path;
}

bool is_asked_for(std::string_view pattern) {
    for (const Route& route : routes()) {
        if (route.method == "GET" && route.pattern == pattern) return true;
    }
    return false;
}

BOOST_AUTO_TEST_SUITE(routes_tests)

BOOST_AUTO_TEST_CASE(every_page_and_act_is_reached_by_its_own_address) {
    std::set<std::string> seen;
    for (const Route& route : routes()) {
        const auto target = parse_target(address_of(route));
        BOOST_TEST_REQUIRE(target.has_value(), route.pattern);
        BOOST_TEST((match(route.method, *target).route == &route),
                   route.method << " " << route.pattern << " stands behind another");
        BOOST_TEST(seen.insert(std::string{route.method} + " " + address_of(route)).second);
        BOOST_TEST((route.answer != nullptr));
    }
    BOOST_TEST(seen.size() >= 50U);
}

BOOST_AUTO_TEST_CASE(an_act_is_never_done_by_asking_for_a_page) {
    for (const Route& route : routes()) {
        if (route.method != "POST" || is_asked_for(route.pattern)) continue;
        const auto target = parse_target(address_of(route));
        for (const std::string method : {"GET", "HEAD"}) {
            const Match found = match(method, *target);
            const bool is_page = found.route != nullptr && found.route->method == "GET";
            BOOST_TEST((is_page || (found.route == nullptr && found.other_method)),
                       method << " " << route.pattern);
        }
    }
}

BOOST_AUTO_TEST_CASE(every_act_has_a_longest_body_and_no_page_has_one) {
    for (const Route& route : routes()) {
        BOOST_TEST((route.method == "GET" || route.method == "POST"));
        if (route.method == "GET") BOOST_TEST(route.longest_body == 0U, route.pattern);
        if (route.method == "POST") {
            BOOST_TEST(route.longest_body > 0U, route.pattern);
            BOOST_TEST(route.longest_body <= upload_body, route.pattern);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_placeholder_takes_what_stands_in_its_place_and_no_more) {
    const Match found = match("GET", *parse_target("/p/%C3%A5%20b/audit"));
    BOOST_TEST_REQUIRE((found.route != nullptr));
    BOOST_TEST(found.arguments.front() == "å b");
    BOOST_TEST((match("GET", *parse_target("/p/UP2/audit/1/2/3/4")).route == nullptr));
    BOOST_TEST((match("GET", *parse_target("/nowhere")).other_method == false));
    BOOST_TEST((match("POST", *parse_target("/p/UP2/audit")).other_method == true));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
