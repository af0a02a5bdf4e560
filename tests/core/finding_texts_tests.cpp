#include "app/core/finding_texts.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>

namespace {

using namespace utfall::core;

Finding finding(std::string code, std::map<std::string, std::string> args = {}) {
    return {std::move(code), Severity::error, {}, std::move(args)};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(finding_texts_tests)

BOOST_AUTO_TEST_CASE(a_finding_speaks_both_languages_and_names_what_it_is_about) {
    const Finding date =
        finding("FIELD_DATE", {{"member", "from"}, {"at", "/phases/0/from"}, {"value", "{at}"}});
    BOOST_TEST(message(date, Lang::en) ==
               "The field from (/phases/0/from) has the value \"{at}\", which is not a date that "
               "exists.");
    BOOST_TEST(message(date, Lang::sv) ==
               "Fältet from (/phases/0/from) har värdet ”{at}”, som inte är ett datum som finns.");
    BOOST_TEST(remedy(date, Lang::sv) == "Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2025-02-28.");
}

BOOST_AUTO_TEST_CASE(nothing_is_hidden_when_a_text_or_an_argument_is_absent) {
    BOOST_TEST(message(finding("NO_SUCH_FINDING"), Lang::sv) == "NO_SUCH_FINDING");
    BOOST_TEST(remedy(finding("NO_SUCH_FINDING"), Lang::sv).empty());
    BOOST_TEST(message(finding("JSON_DEPTH", {{"line", "3"}}), Lang::en) ==
               "Line 3: objects and arrays are nested more than {limit} deep.");
}

BOOST_AUTO_TEST_CASE(a_remedy_names_the_closest_code_only_where_one_is_close) {
    const auto unknown = [](const std::string& closest) {
        return finding("VALUE_UNKNOWN_CODE",
                       {{"code", "T9"}, {"column", "team"}, {"closest", closest}});
    };
    BOOST_TEST(remedy(unknown("T1"), Lang::en) ==
               "Correct the code or add it to the set-up. Closest in the set-up: T1");
    BOOST_TEST(remedy(unknown(""), Lang::en) == "Correct the code or add it to the set-up.");
}

BOOST_AUTO_TEST_CASE(every_code_has_a_message_and_a_remedy_in_both_languages) {
    const auto codes = documented_finding_codes();
    BOOST_TEST(std::ranges::is_sorted(codes));
    for (const char* own :
         {"FIELD_CHOICE", "FIELD_CODE", "FIELD_DATE", "FIELD_DECIMAL", "FIELD_MISSING",
          "FIELD_RANGE", "FIELD_TYPE", "FIELD_UNKNOWN", "JSON_DEPTH", "JSON_DUPLICATE_KEY",
          "JSON_ENCODING", "JSON_FLOAT", "JSON_NUMBER_RANGE", "JSON_SYNTAX", "JSON_TEXT"}) {
        BOOST_TEST_CONTEXT(own) {
            BOOST_TEST(std::ranges::binary_search(codes, std::string{own}));
            for (const Lang lang : {Lang::sv, Lang::en}) {
                BOOST_TEST(message(finding(own), lang) != own);
                BOOST_TEST(!remedy(finding(own), lang).empty());
            }
            BOOST_TEST(message(finding(own), Lang::sv) != message(finding(own), Lang::en));
            BOOST_TEST(remedy(finding(own), Lang::sv) != remedy(finding(own), Lang::en));
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
