#include "app/web/texts.h"

#include <boost/test/unit_test.hpp>

using namespace utfall;
using core::Lang;

BOOST_AUTO_TEST_SUITE(texts_tests)

BOOST_AUTO_TEST_CASE(one_of_a_thing_is_said_in_the_singular) {
    BOOST_TEST(web::text(Lang::sv, "audit.line_count", {{"count", "1"}}) == "1 rad");
    BOOST_TEST(web::text(Lang::sv, "audit.line_count", {{"count", "2"}}) == "2 rader");
    BOOST_TEST(web::text(Lang::en, "overview.event_lines", {{"n", "1"}}) == "1 line");
    BOOST_TEST(web::text(Lang::en, "overview.event_lines", {{"n", "0"}}) == "0 lines");
}

BOOST_AUTO_TEST_SUITE_END()
