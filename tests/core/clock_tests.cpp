#include "app/core/clock.h"

#include <rapidcheck.h>
#include <boost/test/unit_test.hpp>

namespace {

using utfall::core::Instant;

}  // namespace

BOOST_AUTO_TEST_SUITE(clock_tests)

BOOST_AUTO_TEST_CASE(instants_are_read_with_any_offset_and_written_in_utc) {
    const struct {
        const char* read;
        const char* written;
    } cases[] = {
        {"2025-12-31T23:59:59.000000Z", "2025-12-31T23:59:59.000000Z"},
        {"2025-12-31T23:59:59Z", "2025-12-31T23:59:59.000000Z"},
        {"2026-01-01T00:30:00+01:00", "2025-12-31T23:30:00.000000Z"},
        {"2025-06-30T23:00:00-0230", "2025-07-01T01:30:00.000000Z"},
        {"2025-01-02T03:04:05.6Z", "2025-01-02T03:04:05.600000Z"},
        {"2025-01-02T03:04:05.123456789Z", "2025-01-02T03:04:05.123456Z"},
        {"1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999Z"},
    };
    for (const auto& c : cases) {
        BOOST_TEST_CONTEXT(c.read) {
            const auto instant = Instant::parse(c.read);
            BOOST_REQUIRE(instant.has_value());
            BOOST_TEST(instant->to_string() == c.written);
        }
    }
    BOOST_TEST(Instant::parse("1970-01-01T00:00:01Z")->micros == 1'000'000);
}

BOOST_AUTO_TEST_CASE(a_time_without_its_offset_is_refused) {
    for (const char* text :
         {"", "2025-12-31", "2025-12-31T23:59:59", "2025-12-31T23:59Z", "2025-12-31 23:59:59Z",
          "2025-02-29T00:00:00Z", "2025-12-31T24:00:00Z", "2025-12-31T23:60:00Z",
          "2025-12-31T23:59:60Z", "2025-12-31T23:59:59.Z", "2025-12-31T23:59:59.1234567890Z",
          "2025-12-31T23:59:59+1", "2025-12-31T23:59:59+01:0", "2025-12-31T23:59:59+24:00",
          "2025-12-31T23:59:59Zx", "2025-12-31T23-59-59Z"}) {
        BOOST_TEST_CONTEXT("'" << text << "'") {
            BOOST_TEST(!Instant::parse(text).has_value());
        }
    }
}

BOOST_AUTO_TEST_CASE(every_instant_is_read_back_to_the_microsecond) {
    BOOST_TEST(rc::check("text and back", [] {
        const Instant instant{
            *rc::gen::inRange<std::int64_t>(-62'135'596'800'000'000, 253'402'300'800'000'000)};
        RC_ASSERT(Instant::parse(instant.to_string()) == instant);
    }));
}

BOOST_AUTO_TEST_SUITE_END()
