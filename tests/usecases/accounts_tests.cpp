#include "app/usecases/accounts.h"

#include "app/core/error.h"
#include "tests/support/seeded_entropy.h"
#include "tests/support/temporary_folder.h"
#include "tests/usecases/small_book.h"

#include <sys/stat.h>
#include <boost/test/unit_test.hpp>
#include <filesystem>

namespace {

using namespace utfall;

constexpr const char* good = "åtta gröna dörrar";

struct AccountFile {
    template <typename Act>
    std::string refused(const Act& act) {
        try {
            act();
            return {};
        } catch (const core::Error& error) {
            return error.code();
        }
    }
    unsigned mode() const {
        struct stat status {};
        BOOST_TEST_REQUIRE(::stat(path.c_str(), &status) == 0);
        return status.st_mode & 0777U;
    }

    tests::TemporaryFolder folder;
    std::string path{folder.file("b.utfall.accounts")};
    tests::SeededEntropy entropy;
    usecases::Accounts accounts{path, entropy};
};

BOOST_FIXTURE_TEST_SUITE(accounts_tests, AccountFile)

BOOST_AUTO_TEST_CASE(a_password_is_long_and_none_that_others_try_first) {
    const std::pair<std::string, std::string> rows[] = {
        {good, ""},
        {"kaffe-tåg-lampa-sjö", ""},
        {"x7Kq-2mVr-90Lp", ""},
        {"kort", "PASSWORD_SHORT"},
        {"elva tecken", "PASSWORD_SHORT"},
        {std::string(300, 'x') + "abcdefg", "PASSWORD_LONG"},
        {"password1234", "PASSWORD_KNOWN"},
        {"Sommar202626", "PASSWORD_KNOWN"},
        {"lösenordlösenord", "PASSWORD_KNOWN"},
        {"qwertyuiop123", "PASSWORD_KNOWN"},
        {"aaaaaaaaaaaaaaaa", "PASSWORD_KNOWN"},
        {"EK-01 och mer därtill", "PASSWORD_HAS_CODE"},
    };
    for (const auto& [password, code] : rows)
        BOOST_TEST(tests::codes_of(usecases::check_password(password, "ek-01")) == code, password);
}

BOOST_AUTO_TEST_CASE(nothing_in_the_file_tells_a_password_and_nobody_else_reads_it) {
    BOOST_TEST(accounts.list().empty());
    BOOST_TEST(accounts.add("ek-01", good, false).empty());
    BOOST_TEST(accounts.add("anna-1", "kaffe-tåg-lampa-sjö", false).empty());
    const std::string bytes = tests::read_bytes(path);
    BOOST_TEST(bytes.find("dörrar") == std::string::npos);
    BOOST_TEST(bytes.find("$argon2id$") != std::string::npos);
    BOOST_TEST(mode() == 0600U);
    BOOST_TEST(
        core::canonical(usecases::accounts_json(accounts.list())) ==
        R"({"accounts":[{"code":"anna-1","disabled":false},{"code":"ek-01","disabled":false}]})");
}

BOOST_AUTO_TEST_CASE(the_right_password_of_an_open_account_is_let_in_and_nothing_else) {
    accounts.add("ek-01", good, false);
    BOOST_TEST(accounts.check("ek-01", good).has_value());
    BOOST_TEST(!accounts.check("ek-01", "åtta gröna dörrar!").has_value());
    BOOST_TEST(!accounts.check("ek-02", good).has_value());
    accounts.set_disabled("ek-01", true, false);
    BOOST_TEST(!accounts.check("ek-01", good).has_value());
    accounts.set_disabled("ek-01", false, false);
    BOOST_TEST(accounts.check("ek-01", good).has_value());
    accounts.set_password("ek-01", "kaffe-tåg-lampa-sjö", false);
    BOOST_TEST(!accounts.check("ek-01", good).has_value());
}

BOOST_AUTO_TEST_CASE(what_another_program_changes_counts_from_then_on) {
    accounts.add("ek-01", good, false);
    BOOST_TEST(accounts.find("ek-01").has_value());
    usecases::Accounts other{path, entropy};
    other.set_disabled("ek-01", true, false);
    BOOST_TEST(accounts.find("ek-01")->disabled);
    std::filesystem::remove(path);
    BOOST_TEST(!accounts.find("ek-01").has_value());
}

BOOST_AUTO_TEST_CASE(a_try_changes_nothing) {
    accounts.add("ek-01", good, true);
    BOOST_TEST(!std::filesystem::exists(path));
    accounts.add("ek-01", good, false);
    const std::string before = tests::read_bytes(path);
    accounts.set_password("ek-01", "kaffe-tåg-lampa-sjö", true);
    accounts.set_disabled("ek-01", true, true);
    BOOST_TEST(tests::read_bytes(path) == before);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_is_refused_by_name_and_nothing_is_lost) {
    accounts.add("ek-01", good, false);
    BOOST_TEST(refused([&] { accounts.add("ek-01", good, false); }) == "ACCOUNT_EXISTS");
    BOOST_TEST(refused([&] { accounts.add("ek 01", good, false); }) == "ACTOR_NOT_A_CODE");
    BOOST_TEST(refused([&] { accounts.set_password("ek-02", good, false); }) == "ACCOUNT_UNKNOWN");
    BOOST_TEST(refused([&] { accounts.set_disabled("ek-02", true, false); }) == "ACCOUNT_UNKNOWN");
    const std::string before = tests::read_bytes(path);
    BOOST_TEST(tests::codes_of(accounts.add("ek-03", "kort", false)) == "PASSWORD_SHORT");
    BOOST_TEST(tests::read_bytes(path) == before);
    ::chmod(path.c_str(), 0640);
    BOOST_TEST(refused([&] { accounts.list(); }) == "SECRET_FILE_OPEN");
    for (const char* damaged :
         {"", "{", "[]", R"({"schema":"utfall/accounts/2","accounts":[]})",
          R"({"schema":"utfall/accounts/1","accounts":[{"code":"a","secret":"open"}]})"}) {
        tests::write_bytes(path, damaged);
        ::chmod(path.c_str(), 0600);
        usecases::Accounts read{path, entropy};
        BOOST_TEST(refused([&] { read.list(); }) == "ACCOUNTS_UNREADABLE", damaged);
    }
}

BOOST_AUTO_TEST_CASE(a_password_that_is_made_can_be_read_aloud_and_is_never_the_same) {
    const std::string one = accounts.new_password();
    BOOST_TEST(one.size() == 24U);
    BOOST_TEST(one != accounts.new_password());
    BOOST_TEST(usecases::check_password(one, "ek-01").empty());
    BOOST_TEST(one.find_first_of("0O1lIi") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
