#include "app/core/personal_number.h"

#include <boost/test/unit_test.hpp>
#include <string>

namespace {

using utfall::core::find_personal_number;
using utfall::core::PersonalNumber;
using utfall::core::PersonalNumberFault;
using utfall::core::PersonalNumberMatch;

/// The last four of an invented number: birth number 980 and the check digit that fits YYMMDD.
std::string last_four(const std::string& six, bool right = true) {
    const std::string nine = six + "980";
    int sum = 0;
    for (std::size_t i = 0; i < nine.size(); ++i) {
        const int product = (nine[i] - '0') * (i % 2 == 0 ? 2 : 1);
        sum += product > 9 ? product - 9 : product;
    }
    return "980" + std::to_string((10 - sum % 10 + (right ? 0 : 1)) % 10);
}

std::string full(const std::string& eight, const std::string& separator) {
    return eight + separator + last_four(eight.substr(2));
}

std::string name_of(PersonalNumberMatch match) {
    switch (match) {
        case PersonalNumberMatch::none:
            return "none";
        case PersonalNumberMatch::certain:
            return "certain";
        case PersonalNumberMatch::possible:
            return "possible";
    }
    return {};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(personal_number_tests)

BOOST_AUTO_TEST_CASE(personal_numbers_are_found_however_they_are_written) {
    const std::string short_number = "000101-" + last_four("000101");
    const struct {
        std::string text;
        const char* found;
    } cases[] = {
        {full("19000101", "-"), "certain"},
        {full("19000101", ""), "certain"},
        {full("19000101", "+"), "certain"},
        {full("19000101", "\u2013"), "certain"},
        {full("19000101", " - "), "certain"},
        {"Se journal " + full("19000101", "-") + ", elev", "certain"},
        {"P" + full("19000101", "") + "x", "certain"},
        {"tel 070-1234567; " + short_number, "certain"},
        {short_number, "certain"},
        {full("19000161", "-"), "certain"},  // a coordination number: day + 60
        {full("19000191", ""), "certain"},
        {"000229-" + last_four("000229"), "certain"},  // exists in 2000, not in 1900
        {"000101" + last_four("000101"), "possible"},
        {"nr 000161" + last_four("000161") + ".", "possible"},
        {full("19000101", " "), "possible"},
        {"000101" + last_four("000101") + " och " + short_number, "certain"},
        {"19000101Tf29", "certain"},  // SCB's substitute
        {"19000101-TF19", "certain"},
        {"000101tf29", "certain"},
    };
    for (const auto& c : cases) {
        BOOST_TEST_CONTEXT(c.text) {
            BOOST_TEST(name_of(find_personal_number(c.text)) == c.found);
        }
    }
}

BOOST_AUTO_TEST_CASE(what_only_looks_like_a_personal_number_is_left_alone) {
    for (const std::string& text : {std::string{},
                                    std::string{"2025-01-31"},
                                    std::string{"556036-0793"},
                                    std::string{"22-030-S03"},
                                    std::string{"070-123 45 67"},
                                    std::string{"0483"},
                                    "19000101-" + last_four("000101", false),
                                    "19000101" + last_four("000101", false),
                                    "000101" + last_four("000101", false),
                                    "19001301-" + last_four("001301"),
                                    "19000132-" + last_four("000132"),
                                    "19000160-" + last_four("000160"),
                                    "19000192-" + last_four("000192"),
                                    "19000229-" + last_four("000229"),
                                    "30000101-" + last_four("000101"),
                                    "1" + full("19000101", ""),
                                    full("19000101", "") + "0",
                                    full("19000101", "-") + "0",
                                    "7" + full("19000101", "-"),
                                    std::string{"19001301Tf29"},
                                    std::string{"19000101Tf2"},
                                    std::string{"19000101Tf290"},
                                    std::string{"19000101"},
                                    std::string{"19000101-"},
                                    std::string{"000101"}}) {
        BOOST_TEST_CONTEXT("'" << text << "'") {
            BOOST_TEST(name_of(find_personal_number(text)) == "none");
        }
    }
}

BOOST_AUTO_TEST_CASE(a_number_reads_as_twelve_characters_with_a_day_and_a_kind) {
    const auto today = utfall::core::Date::of(2025, 1, 15).value();
    const auto ten = [](const std::string& six, const std::string& separator) {
        return six + separator + last_four(six);
    };
    const struct {
        std::string text, read;
    } cases[] = {
        {full("20100612", "-"), "2010-06-12 personal F"},
        {full("20100612", ""), "2010-06-12 personal F"},
        {full("20100672", "-"), "2010-06-12 coordination F"},
        {ten("100612", "-"), "2010-06-12 personal F"},
        {ten("250115", ""), "2025-01-15 personal F"},
        {ten("250116", ""), "1925-01-16 personal F"},
        {ten("100612", "+"), "1910-06-12 personal F"},
        {ten("000229", "-"), "2000-02-29 personal F"},
        {"20100612-Tf29", "2010-06-12 substitute"},
        {"100612TF29", "2010-06-12 substitute"},
        {ten("000229", "+"), "day"},
        {full("20100230", "-"), "day"},
        {full("20101312", ""), "day"},
        {"20100612-" + last_four("100612", false), "check digit"},
        {"100612" + last_four("100612", false), "check digit"},
        {"", "form"},
        {"2010-06-12", "form"},
        {"20100612", "form"},
        {full("20100612", "-") + "1", "form"},
        {"nr " + full("20100612", "-"), "form"},
        {"20100612TF2", "form"},
    };
    for (const auto& c : cases) {
        const auto read = utfall::core::read_personal_number(c.text, today);
        std::string said;
        if (const auto* number = std::get_if<PersonalNumber>(&read)) {
            const char* kinds[] = {" personal", " coordination", " substitute"};
            said = number->birth_date.to_string() + kinds[static_cast<int>(number->kind)];
            if (number->sex()) said += std::string{" "} + *number->sex();
            BOOST_TEST(number->text.size() == 12U, c.text);
        } else {
            const char* faults[] = {"form", "day", "check digit"};
            said = faults[static_cast<int>(std::get<PersonalNumberFault>(read))];
        }
        BOOST_TEST(said == c.read, c.text << ": " << said);
    }
}

BOOST_AUTO_TEST_SUITE_END()
