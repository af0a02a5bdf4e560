#include "reports/swedish.h"

#include "reports/words.h"

#include <boost/test/unit_test.hpp>

#include <clocale>

using namespace utfall;
using core::Decimal;
using core::Lang;

BOOST_AUTO_TEST_SUITE(swedish_tests)

BOOST_AUTO_TEST_CASE(numbers_have_hard_spaces_decimal_comma_and_a_real_minus) {
    struct Row {
        std::string_view value;
        int decimals;
        std::string_view sv, en;
    };
    const std::vector<Row> rows{
        {"0", 0, "0", "0"},
        {"1234.5", 1, "1\u00A0234,5", "1\u00A0234.5"},
        {"1234567.89", 2, "1\u00A0234\u00A0567,89", "1\u00A0234\u00A0567.89"},
        {"-0.01", 2, "\u22120,01", "\u22120.01"},
        {"-0.004", 2, "0,00", "0.00"},
        {"0.05", 1, "0,1", "0.1"},
        {"-0.05", 1, "\u22120,1", "\u22120.1"},
        {"999", 0, "999", "999"},
        {"-1000", 0, "\u22121\u00A0000", "\u22121\u00A0000"},
        {"88", 1, "88,0", "88.0"}};
    for (const Row& row : rows) {
        BOOST_TEST_CONTEXT(row.value) {
            const Decimal value = Decimal::parse(row.value).value();
            BOOST_TEST(reports::number_text(value, row.decimals, Lang::sv) == row.sv);
            BOOST_TEST(reports::number_text(value, row.decimals, Lang::en) == row.en);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_fraction_is_rounded_once) {
    // 0.449 is 0 to no decimals; by way of 0.45 and 0.5 it would become 1.
    const core::Rational fraction{Decimal{449}, Decimal{1000}};
    BOOST_TEST(reports::number_text(fraction, 0, Lang::sv) == "0");
    BOOST_TEST(reports::number_text(core::Rational{Decimal{200}, Decimal{3}}, 1, Lang::sv) ==
               "66,7");
}

BOOST_AUTO_TEST_CASE(dates_are_iso_in_tables_and_words_in_text) {
    const core::Date date = core::Date::of(2025, 9, 4).value();
    reports::Cell cell;
    cell.value = date;
    BOOST_TEST(reports::cell_text(cell, {reports::FormatKind::date, 0, ""}, Lang::sv) ==
               "2025-09-04");
    BOOST_TEST(reports::date_in_words(date, Lang::sv) == "4\u00A0september 2025");
    BOOST_TEST(reports::date_in_words(date, Lang::en) == "4\u00A0September 2025");
    for (unsigned month = 1; month <= 12; ++month) {
        BOOST_TEST(!reports::month_in_words(core::Date::of(2025, month, 1).value(), Lang::sv)
                        .starts_with(' '));
    }
}

BOOST_AUTO_TEST_CASE(small_counts_are_words) {
    BOOST_TEST(reports::count_in_words(1, Lang::sv, false) == "en");
    BOOST_TEST(reports::count_in_words(1, Lang::sv, true) == "ett");
    BOOST_TEST(reports::count_in_words(12, Lang::sv, true) == "tolv");
    BOOST_TEST(reports::count_in_words(13, Lang::sv, true) == "13");
    BOOST_TEST(reports::count_in_words(8, Lang::en, false) == "eight");
    BOOST_TEST(reports::capitalised("åtta") == "Åtta");
    BOOST_TEST(reports::capitalised("ett") == "Ett");
    BOOST_TEST(reports::capitalised("").empty());
}

BOOST_AUTO_TEST_CASE(a_missing_cell_shows_its_state_and_never_zero) {
    reports::Cell cell;
    cell.state = "not_reported";
    const reports::Format format{reports::FormatKind::count, 0, ""};
    BOOST_TEST(reports::cell_text(cell, format, Lang::sv) == "Ej rapporterat");
    cell.state = "incomplete";
    cell.value = Decimal{7};
    BOOST_TEST(reports::cell_text(cell, format, Lang::sv) == "7 (Ofullständig)");
    BOOST_TEST(reports::cell_text(reports::Cell{}, format, Lang::sv).empty());
}

BOOST_AUTO_TEST_CASE(the_state_words_are_those_of_the_design) {
    const std::vector<std::pair<std::string, std::string>> words{
        {"not_reported", "Ej rapporterat"},
        {"not_applicable", "Ej aktuell"},
        {"unknown", "Okänt"},
        {"suppressed", "Skyddad"},
        {"not_computable", "Ej beräkningsbar"},
        {"not_published", "Inte publicerat"},
        {"incomplete", "Ofullständig"},
        {"estimated", "Uppskattat"},
        {"missing", "Saknas"}};
    for (const auto& [state, swedish] : words) {
        BOOST_TEST(reports::word(Lang::sv, "state." + state) == swedish);
        BOOST_TEST(!reports::word(Lang::en, "state." + state).empty());
    }
    BOOST_TEST(reports::word_or_code(Lang::sv, "unit", "own-unit") == "own-unit");
}

BOOST_AUTO_TEST_CASE(no_locale_changes_a_number) {
    const std::string before = reports::number_text(Decimal{1234}, 2, Lang::sv);
    const std::string old = std::setlocale(LC_ALL, nullptr);
    std::setlocale(LC_ALL, "sv_SE.UTF-8");
    BOOST_TEST(reports::number_text(Decimal{1234}, 2, Lang::sv) == before);
    std::setlocale(LC_ALL, old.c_str());
}

BOOST_AUTO_TEST_SUITE_END()
