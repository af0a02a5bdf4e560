#include "app/core/error_texts.h"

#include <boost/test/unit_test.hpp>
#include <cerrno>

namespace {

using namespace utfall::core;

BOOST_AUTO_TEST_SUITE(error_texts_tests)

BOOST_AUTO_TEST_CASE(an_error_speaks_both_languages_and_its_log_line_is_english) {
    const Error error{ErrorKind::conflict, "BOOK_EXISTS", {{"path", "a.utfall"}}};
    BOOST_TEST(message(error, Lang::sv) == "Filen a.utfall finns redan.");
    BOOST_TEST(remedy(error, Lang::sv) == "Välj ett annat namn; en bok skrivs aldrig över.");
    BOOST_TEST(message(error, Lang::en) == "The file a.utfall exists already.");
    BOOST_TEST(error.what() == "The file a.utfall exists already. [BOOK_EXISTS path=a.utfall]");
}

BOOST_AUTO_TEST_CASE(what_the_operating_system_says_is_said_in_the_language_of_the_user) {
    const Error error{
        ErrorKind::unreadable, "FILE_UNREADABLE", {{"path", "a.csv"}, {"cause", cause_of(EACCES)}}};
    BOOST_TEST(message(error, Lang::sv) == "Filen a.csv kan inte läsas: du har inte behörighet.");
    BOOST_TEST(message(error, Lang::en) == "The file a.csv cannot be read: permission is denied.");
    BOOST_TEST(cause_of(ENOTTY) == "errno 25");
}

BOOST_AUTO_TEST_CASE(the_nearest_known_code_is_asked_for_when_there_is_one) {
    const auto unknown = [](const std::string& closest) {
        return Error{ErrorKind::not_found,
                     "UNKNOWN_CODE",
                     {{"what", "@team"}, {"code", "T9"}, {"closest", closest}}};
    };
    BOOST_TEST(message(unknown("T1"), Lang::sv) == "Teamet \"T9\" finns inte i boken.");
    BOOST_TEST(remedy(unknown("T1"), Lang::sv) == "Menade du \"T1\"?");
    BOOST_TEST(remedy(unknown(""), Lang::en).empty());
}

BOOST_AUTO_TEST_CASE(an_argument_of_the_users_own_that_begins_with_an_at_sign_stays_as_it_is) {
    const Error error{ErrorKind::conflict, "BOOK_EXISTS", {{"path", "@home.utfall"}}};
    BOOST_TEST(message(error, Lang::en) == "The file @home.utfall exists already.");
    BOOST_TEST(message(Error{ErrorKind::usage, "NO_SUCH_ERROR"}, Lang::sv) == "NO_SUCH_ERROR");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
