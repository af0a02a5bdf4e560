#include "app/usecases/pseudonymising.h"

#include "app/core/error.h"
#include "app/core/output_file.h"
#include "app/usecases/pseudonym_key.h"
#include "tests/support/seeded_entropy.h"
#include "tests/support/temporary_folder.h"

#include <sys/stat.h>
#include <boost/test/unit_test.hpp>
#include <sstream>

using namespace utfall;
using usecases::Pseudonymised;

namespace {

// A key whose pseudonyms another program worked out.
core::PseudonymKey known_key() {
    return *core::PseudonymKey::from_text(
        "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n");
}

Pseudonymised made_of(const std::string& rows, const std::string& column = {}) {
    std::istringstream bytes{rows};
    return usecases::pseudonymise({bytes, "elever.csv", column}, known_key(),
                                  *core::Date::of(2025, 1, 15));
}

/// An invented number: birth number `three` and the check digit that fits.
std::string number(const std::string& eight, const std::string& three) {
    const std::string nine = eight.substr(2) + three;
    int sum = 0;
    for (std::size_t at = 0; at < nine.size(); ++at) {
        const int product = (nine[at] - '0') * (at % 2 == 0 ? 2 : 1);
        sum += product > 9 ? product - 9 : product;
    }
    return eight + "-" + three + std::to_string((10 - sum % 10) % 10);
}

std::string without_separator(std::string text) {
    std::erase(text, '-');
    return text;
}

std::string pseudonym_of(const std::string& given) {
    return known_key().pseudonym_of(without_separator(given));
}

std::string told(const Pseudonymised& made) {
    std::string all;
    for (const auto& one : made.findings.list())
        all += std::to_string(one.where.row) + " " + one.where.column + " " + one.code + "\n";
    return all;
}

const std::string girl = number("20100612", "982");
const std::string boy = number("20100612", "991");

}  // namespace

BOOST_AUTO_TEST_SUITE(pseudonymising_tests)

BOOST_AUTO_TEST_CASE(numbers_become_pseudonyms_and_all_else_stays) {
    const auto made = made_of("team,personal_number,entry\nT1," + girl + ",2024-08-20\nT2," +
                              without_separator(girl).substr(2) + ",2024-08-21\n");
    const std::string pseudonym = pseudonym_of(girl);
    BOOST_TEST(made.rows == "team,participant,entry\r\nT1," + pseudonym + ",2024-08-20\r\nT2," +
                                pseudonym + ",2024-08-21\r\n");
    BOOST_TEST(made.count == 2U);
    BOOST_TEST(made.people == 1U);
    BOOST_TEST(made.table == "personal_number,participant,key_id,handling\r\n" +
                                 without_separator(girl) + "," + pseudonym +
                                 ",e0b2daa886bfe9f8,restricted\r\n");
}

BOOST_AUTO_TEST_CASE(a_file_of_a_swedish_excel_comes_out_as_one) {
    const auto made = made_of("\xEF\xBB\xBFPersonnummer;Team\r\n" + boy + ";T1\r\n");
    BOOST_TEST(made.rows == "\xEF\xBB\xBFparticipant;Team\r\n" + pseudonym_of(boy) + ";T1\r\n");
    const auto named = made_of("Elevens nr;Team\r\n" + boy + ";T1\r\n", "elevens nr");
    BOOST_TEST(named.rows == made.rows);
}

// Trap 23: what the number says is not asked of numbers that were made up to hide somebody.
BOOST_AUTO_TEST_CASE(
    trap_23_birth_date_and_sex_are_filled_of_ordinary_numbers_where_nothing_stands) {
    const std::string coordination = number("20100672", "982");
    const struct {
        std::string row, birth_date, sex;
    } cases[] = {
        {girl + ",,,", "2010-06-12", "F"},
        {boy + ",,,nej", "2010-06-12", "M"},
        {coordination + ",,,", "2010-06-12", "F"},
        {boy + ",2010-06-13,X,", "2010-06-13", "X"},
        {boy + ",,,ja", "", ""},
        {girl + ",2011-01-01,,yes", "2011-01-01", ""},
        {girl + ",,,not_stated", "", ""},
        {"20100612TF29,,,", "", ""},
        {"100612-tf29,,M,", "", "M"},
    };
    for (const auto& one : cases) {
        const auto made = made_of("personal_number,birth_date,sex,protected\n" + one.row + "\n");
        BOOST_TEST_CONTEXT(one.row) {
            BOOST_TEST(told(made) == "");
            const std::string end = "," + one.birth_date + "," + one.sex + "\r\n";
            BOOST_TEST(made.rows.ends_with(end), made.rows);
            BOOST_TEST(made.rows.starts_with("participant,birth_date,sex\r\n"));
        }
    }
}

BOOST_AUTO_TEST_CASE(all_bad_rows_are_told_at_once_and_no_finding_repeats_a_number) {
    std::string wrong = girl;
    wrong.back() = wrong.back() == '9' ? '0' : static_cast<char>(wrong.back() + 1);
    const auto made = made_of("personal_number,comment,protected\n" + wrong +
                              ",,\n20100231-9820,,\nP-1,,\n,x,\n" + girl + ",bror till " + boy +
                              ",kanske\n" + girl + ",,\n");
    BOOST_TEST(told(made) ==
               "2 personal_number PSEUDONYM_NUMBER_CHECK\n3 personal_number PSEUDONYM_NUMBER_DAY\n"
               "4 personal_number PSEUDONYM_NUMBER_FORM\n5 personal_number CELL_REQUIRED\n"
               "6 comment PERSONAL_NUMBER\n6 protected CELL_YES_NO\n");
    BOOST_TEST(made.rows.empty());
    BOOST_TEST(made.table.empty());
    for (const auto& one : made.findings.list()) {
        for (const auto& [name, text] : one.args) {
            for (const std::string& hidden : {girl, boy, wrong})
                BOOST_TEST((text.find(hidden.substr(8)) == std::string::npos), name << text);
        }
    }
    BOOST_TEST(told(made_of("team\nT1\n")) == "1 personal_number CSV_COLUMN_MISSING\n");
}

BOOST_AUTO_TEST_CASE(a_key_is_made_once_and_read_only_when_nobody_else_can) {
    const tests::TemporaryFolder folder;
    const std::string path = folder.file("pseudonymer.nyckel");
    tests::SeededEntropy entropy;
    const auto key = usecases::make_pseudonym_key(path, entropy);
    struct stat status {};
    BOOST_TEST_REQUIRE(::stat(path.c_str(), &status) == 0);
    BOOST_TEST((status.st_mode & 0777) == 0600U);
    BOOST_TEST(usecases::read_pseudonym_key(path).id() == key.id());
    const auto code = [](const auto& call) -> std::string {
        try {
            call();
        } catch (const core::Error& error) {
            return error.code();
        }
        return {};
    };
    BOOST_TEST(code([&] { usecases::make_pseudonym_key(path, entropy); }) == "SECRET_FILE_EXISTS");
    for (const mode_t mode : {0640U, 0604U, 0620U}) {
        BOOST_TEST_REQUIRE(::chmod(path.c_str(), mode) == 0);
        BOOST_TEST(code([&] { usecases::read_pseudonym_key(path); }) == "SECRET_FILE_OPEN");
    }
    core::write_private_file(path, "0123\n");
    BOOST_TEST(code([&] { usecases::read_pseudonym_key(path); }) == "PSEUDONYM_KEY_MALFORMED");
    BOOST_TEST(code([&] { usecases::read_pseudonym_key(folder.file("ingen")); }) ==
               "FILE_UNREADABLE");
}

BOOST_AUTO_TEST_SUITE_END()
