#include "app/core/code.h"

#include <boost/test/unit_test.hpp>
#include <string>

BOOST_AUTO_TEST_SUITE(code_tests)

BOOST_AUTO_TEST_CASE(codes_are_short_words_without_spaces) {
    using utfall::core::is_code;
    std::string longest_swedish;
    for (int i = 0; i < 64; ++i) longest_swedish += "å";
    for (const std::string& good : {std::string{"0483"}, std::string{"22-030-S03"},
                                    std::string{"Åäö_.x"}, std::string(64, 'a'), longest_swedish}) {
        BOOST_TEST_CONTEXT(good) {
            BOOST_TEST(is_code(good));
        }
    }
    for (const std::string& bad :
         {std::string{}, std::string{"a b"}, std::string{"a/b"}, std::string{"é"},
          std::string{"A\u030A"}, std::string{"\xC3"}, std::string{"a\0b", 3}, std::string{"a\n"},
          std::string(65, 'a'), longest_swedish + "a"}) {
        BOOST_TEST_CONTEXT("'" << bad << "'") {
            BOOST_TEST(!is_code(bad));
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
