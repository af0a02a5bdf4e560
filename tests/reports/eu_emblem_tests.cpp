#include "reports/eu_emblem.h"

#include <boost/test/unit_test.hpp>

#include <cstdint>

namespace utfall::reports {

namespace {

std::int64_t squared(int x, int y) {
    return std::int64_t{x} * x + std::int64_t{y} * y;
}

bool within(std::int64_t value, std::int64_t wanted, std::int64_t tolerance) {
    return value >= wanted - tolerance && value <= wanted + tolerance;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(eu_emblem_tests)

BOOST_AUTO_TEST_CASE(the_flag_is_three_to_two) {
    BOOST_TEST(emblem_width * 2 == emblem_height * 3);
}

BOOST_AUTO_TEST_CASE(twelve_upright_stars_stand_on_a_circle_of_a_third_of_the_height) {
    constexpr int star_radius = emblem_height / 18;
    constexpr int circle = emblem_height / 3;
    for (const EmblemStar& star : emblem_stars()) {
        const int x = star[0].x;
        const int y = star[0].y + star_radius;
        // A thousandth of a star's radius away at the most.
        BOOST_TEST(within(squared(x - emblem_width / 2, y - emblem_height / 2), squared(circle, 0),
                          2 * circle));
        for (std::size_t i = 0; i < star.size(); i += 2) {
            BOOST_TEST(within(squared(star[i].x - x, star[i].y - y), squared(star_radius, 0),
                              2 * star_radius));
            BOOST_TEST(within(squared(star[i + 1].x - x, star[i + 1].y - y), squared(382, 0), 764));
        }
        for (std::size_t i = 1; i < star.size(); ++i) BOOST_TEST(star[i].y > star[0].y);
    }
}

BOOST_AUTO_TEST_CASE(the_image_is_the_same_every_time_and_of_its_size) {
    const std::string png = emblem_png(288);
    BOOST_TEST((png == emblem_png(288)));
    BOOST_TEST(png.substr(1, 3) == "PNG");
    const std::string size{"\x00\x00\x01\xB0\x00\x00\x01\x20", 8};
    BOOST_TEST((png.substr(16, 8) == size));
    // The middle is blue; the middle of the topmost star is yellow all over.
    const std::size_t data = png.find("IDAT") + 4 + 2 + 5;
    const auto pixel = [&](std::size_t x, std::size_t y) {
        const std::size_t at = y * 433 + 1 + x;
        return png[data + at + at / 65'535 * 5];
    };
    BOOST_TEST(pixel(216, 144) == '\0');
    BOOST_TEST(pixel(216, 48) == '\x10');
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace utfall::reports
