#include "app/intake/published_figure.h"

#include <boost/test/unit_test.hpp>

using namespace utfall;
using intake::DecimalMark;

namespace {

// "value 71.2", "suppressed", or "?" for what is not understood.
std::string said(std::string_view text, DecimalMark mark) {
    const auto cell = intake::read_published_cell(text, mark);
    if (cell.state.empty()) return "?";
    return std::string{cell.state} + (cell.value ? " " + cell.value->to_string() : "");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(published_figure_tests)

BOOST_AUTO_TEST_CASE(a_sign_in_place_of_a_number_is_a_state_and_never_a_number) {
    const struct {
        const char* text;
        const char* comma;
        const char* point;
    } cases[] = {
        {"71,2", "value 71.2", "?"},
        {"71.2", "?", "value 71.2"},
        {"0", "value 0", "value 0"},
        {"100,0", "value 100", "?"},
        {"-3,5", "value -3.5", "?"},
        {"1 234", "value 1234", "value 1234"},
        {"1\u00A0234,5", "value 1234.5", "?"},
        {"\u00A0 82 ", "value 82", "value 82"},
        {"..", "suppressed", "suppressed"},
        {".", "not_applicable", "not_applicable"},
        {"~100", "approximate", "approximate"},
        {"~0", "approximate", "approximate"},
        {"", "not_reported", "not_reported"},
        {"\u00A0", "not_reported", "not_reported"},
        // What these mean depends on who wrote them: nothing is guessed.
        {"-", "?", "?"},
        {"\u2013", "?", "?"},
        {"...", "?", "?"},
        {"*", "?", "?"},
        {"x", "?", "?"},
        {"~", "?", "?"},
        {"~~100", "?", "?"},
        {"~..", "?", "?"},
        {"71,2 %", "?", "?"},
        {"saknas", "?", "?"},
        {"1e5", "?", "?"},
    };
    for (const auto& c : cases) {
        BOOST_TEST_CONTEXT('"' << c.text << '"') {
            BOOST_TEST(said(c.text, DecimalMark::comma) == c.comma);
            BOOST_TEST(said(c.text, DecimalMark::point) == c.point);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_period_is_a_year_a_school_year_or_a_term) {
    for (const char* period : {"2023", "1999", "2023/24", "1999/00", "2009/10", "HT12", "VT24"})
        BOOST_TEST(intake::is_published_period(period), period);
    for (const char* other : {"", "23", "20231", "2023-24", "2023/25", "2023/2024", "2023/2x", "HT",
                              "HT2023", "ht12", "1899", "2023 "})
        BOOST_TEST(!intake::is_published_period(other), other);
}

BOOST_AUTO_TEST_CASE(words_tell_when_a_figure_is_a_percentage) {
    BOOST_TEST(intake::unit_in("Andel (%) med examen") == "%");
    BOOST_TEST(intake::unit_in("Genomsnittligt meritvärde (17)") == "");
}

BOOST_AUTO_TEST_SUITE_END()
