#include "app/participants/common_catalogue.h"

#include "app/core/error.h"
#include "tests/participants/people.h"

#include <boost/test/unit_test.hpp>

using namespace utfall;
using namespace utfall::participants;
using namespace utfall::participants::tests;

namespace {

std::string codes(const std::vector<CommonIndicator>& indicators) {
    std::string words;
    for (const auto& one : indicators) words += (words.empty() ? "" : " ") + one.code;
    return words;
}

std::string skipped(const CommonCatalogue& catalogue, SkipReason reason) {
    std::string words;
    for (const auto& one : catalogue.skipped) {
        if (one.reason == reason) words += (words.empty() ? "" : " ") + one.code;
    }
    return words;
}

const CommonIndicator& indicator(const CommonCatalogue& catalogue, const std::string& code) {
    for (const auto& one : catalogue.indicators) {
        if (one.code == code) return one;
    }
    throw std::invalid_argument{code};
}

CommonCatalogue read(const std::string& row) {
    return common_catalogue_from(
        core::parse_own_json(R"({"format":1,"catalogue":"c","name":"c","rows":[)" + row + "]}"),
        "c.json");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(common_catalogue_tests)

BOOST_AUTO_TEST_CASE(every_row_is_counted_by_or_skipped_for_a_reason) {
    const auto plus = catalogue("esf-plus");
    BOOST_TEST(plus.code == "esf-plus");
    BOOST_TEST(
        codes(plus.indicators) ==
        "EECO01 EECO02 EECO03 EECO04 EECO05 EECO06 EECO07 EECO08 EECO09 EECO10 EECO11 EECO12 "
        "EECO13 EECO14 EECO15 EECO16 EECO17 EECR01 EECR02 EECR03 EECR04 EECR05 EECR06");
    BOOST_TEST(skipped(plus, SkipReason::not_people) == "EECO18 EECO19");
    BOOST_TEST(skipped(plus, SkipReason::not_recorded) == "");
    const auto before = catalogue("esf-2014-2020");
    BOOST_TEST(
        codes(before.indicators) ==
        "CO-TOTAL CO01 CO02 CO03 CO04 CO05 CO06 CO07 CO08 CO09 CO10 CO11 CO15 CO16 CO18 CO19 "
        "CR01 CR02 CR03 CR04 CR06 CR07 CR08");
    BOOST_TEST(skipped(before, SkipReason::not_people) == "CO20 CO21 CO22 CO23 SE-PROJ");
    BOOST_TEST(skipped(before, SkipReason::not_recorded) == "CO12 CO13 CO14 CO17 CR05 CR09");
}

// Trap 8: age limits, the lowest education class and the sexes are others.
BOOST_AUTO_TEST_CASE(no_series_goes_on_over_the_break_between_the_funding_periods) {
    const auto plus = catalogue("esf-plus");
    std::size_t successors = 0;
    for (const auto& one : plus.indicators) {
        if (one.successor_of.empty()) continue;
        BOOST_TEST(!one.comparable, one.code);
        ++successors;
    }
    BOOST_TEST(successors > 10u);
    for (const auto& one : catalogue("esf-2014-2020").indicators)
        BOOST_TEST(!one.comparable, one.code);
}

BOOST_AUTO_TEST_CASE(bands_come_from_the_rows_with_both_ends_included) {
    const auto plus = catalogue("esf-plus");
    const auto before = catalogue("esf-2014-2020");
    struct Row {
        const WholeRange band;
        std::vector<std::int64_t> in, out;
    };
    const std::vector<Row> table{
        {*indicator(plus, "EECO06").criterion.age, {0, 17}, {18}},
        {*indicator(plus, "EECO07").criterion.age, {18, 29}, {17, 30}},
        {*indicator(plus, "EECO08").criterion.age, {55, 99}, {54}},
        {*indicator(plus, "EECO09").criterion.education, {0, 2}, {3}},
        {*indicator(plus, "EECO10").criterion.education, {3, 4}, {2, 5}},
        {*indicator(plus, "EECO11").criterion.education, {5, 8}, {4}},
        {*indicator(before, "CO06").criterion.age, {0, 24}, {25}},
        {*indicator(before, "CO09").criterion.education, {1, 2}, {0, 3}},
    };
    for (const auto& [band, in, out] : table) {
        for (const auto number : in) BOOST_TEST(band.contains(number), number);
        for (const auto number : out) BOOST_TEST(!band.contains(number), number);
    }
}

// R12: 28 days, and six months clipped to the end of the month.
BOOST_AUTO_TEST_CASE(windows_come_from_the_rows_with_both_ends_included) {
    const auto plus = catalogue("esf-plus");
    struct Row {
        const char* code;
        const char* exit;
        const char* from;
        const char* to;
    };
    const std::vector<Row> table{
        {"EECR01", "2025-06-13", "2025-06-13", "2025-07-11"},
        {"EECR04", "2024-02-15", "2024-02-15", "2024-03-14"},
        {"EECR05", "2025-08-31", "2026-02-28", "2026-03-28"},
        {"EECR05", "2023-08-31", "2024-02-29", "2024-03-28"},
        {"EECR06", "2025-12-31", "2026-06-30", "2026-07-28"},
        {"EECR05", "2025-05-16", "2025-11-16", "2025-12-14"},
    };
    for (const auto& [code, exit, from, to] : table) {
        const auto window = indicator(plus, code).result->window.after(on(exit));
        BOOST_TEST(window.from.to_string() == from);
        BOOST_TEST(window.to->to_string() == to);
    }
}

BOOST_AUTO_TEST_CASE(a_catalogue_that_cannot_be_read_is_told_with_its_place) {
    const std::string good =
        R"("code":"A","unit":"persons","kind":"result","outcome":"employment","window":{"to_days":28})";
    BOOST_TEST(read("{" + good + R"(,"at_entry":[]})").indicators.size() == 1u);
    struct Row {
        std::string row;
        const char* at;
    };
    const std::vector<Row> table{
        {"{" + good + R"(,"at_entry":["retired"]})", "/rows/0/at_entry"},
        {"{" + good + R"(,"yes_to":["income"]})", "/rows/0/yes_to"},
        {"{" + good + R"(,"age":{"over":18}})", "/rows/0/age/over"},
        {"{" + good + R"(,"isced":{"from":9}})", "/rows/0/isced/from"},
        {R"({"code":"A","unit":"persons","kind":"output"},{"unit":"persons","kind":"output"})",
         "/rows/1/code"},
        {R"({"code":"A","unit":"persons","kind":"result","outcome":"wealth","window":{"to_days":1},"at_entry":[]})",
         "/rows/0/outcome"},
        {R"({"code":"A","unit":"persons","kind":"result","outcome":"improved","at_entry":[]})",
         "/rows/0/window"},
        {R"({"code":"A","unit":"persons","kind":"result","outcome":"improved","at_entry":[],"window":{}})",
         "/rows/0/window/to_days"},
    };
    for (const auto& [row, at] : table) {
        const auto told = [&, place = at](const core::Error& error) {
            return error.code() == "CATALOGUE_MALFORMED" && error.args().at("at") == place &&
                   error.args().at("catalogue") == "c.json";
        };
        BOOST_CHECK_EXCEPTION(read(row), core::Error, told);
    }
}

BOOST_AUTO_TEST_SUITE_END()
