#include "reports/xlsx_names.h"

#include <boost/test/unit_test.hpp>

namespace utfall::reports::xlsx {

BOOST_AUTO_TEST_SUITE(xlsx_names_tests)

BOOST_AUTO_TEST_CASE(a_sheet_name_is_one_that_excel_takes) {
    struct Row {
        std::string name;
        bool good;
    };
    const std::vector<Row> rows{{"Ekonomi", true},
                                {std::string(31, 'x'), true},
                                {"Å" + std::string(30, 'x'), true},
                                {std::string(32, 'x'), false},
                                {"", false},
                                {"A/B", false},
                                {"A:B", false},
                                {"[A]", false},
                                {"A*", false},
                                {"A?", false},
                                {"A\\B", false},
                                {"'A", false},
                                {"A'", false},
                                {"A'B", true}};
    for (const Row& row : rows) {
        BOOST_TEST_CONTEXT(row.name) {
            BOOST_TEST(is_sheet_name(row.name) == row.good);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_defined_name_is_none_that_excel_repairs) {
    for (const char* good : {"Rapport_Id", "Sigill", "T_t_costs", "_a", "ABCD1", "T.x", "RC_1"}) {
        BOOST_TEST_CONTEXT(good) {
            BOOST_TEST(is_defined_name(good));
        }
    }
    for (const char* bad : {"", "1bad", "AB12", "xfd1", "A1", "R1C1", "r2c", "R", "c", "Ärende",
                            "a b", "a-b", ".a"}) {
        BOOST_TEST_CONTEXT(bad) {
            BOOST_TEST(!is_defined_name(bad));
        }
    }
    BOOST_TEST(!is_defined_name("T" + std::string(200, 'x')));
}

BOOST_AUTO_TEST_CASE(what_reads_as_an_escape_is_escaped) {
    BOOST_TEST(escaped("_x0041_") == "_x005F_x0041_");
    BOOST_TEST(escaped("a_x00e5_b_x0041_") == "a_x005F_x00e5_b_x005F_x0041_");
    BOOST_TEST(escaped("_x041_ _x00G1_ x0041_") == "_x041_ _x00G1_ x0041_");
}

BOOST_AUTO_TEST_CASE(equal_wishes_get_different_names_ignoring_case) {
    UniqueNames names{31};
    BOOST_TEST(names.take("Åtgärder") == "Åtgärder");
    BOOST_TEST(names.take("åtgärder") == "åtgärder 2");
    BOOST_TEST(names.take("ÅTGÄRDER") == "ÅTGÄRDER 3");
    const std::string longest(31, 'x');
    BOOST_TEST(names.take(longest) == longest);
    BOOST_TEST(names.take(longest + "y") == std::string(29, 'x') + " 2");
}

BOOST_AUTO_TEST_CASE(a_wish_becomes_a_name_that_excel_takes) {
    for (const char* wish :
         {"A/B: [c]*?\\", "'x'", "", "///", "Fördjupning av närvaro och frånvaro"}) {
        BOOST_TEST_CONTEXT(wish) {
            BOOST_TEST(is_sheet_name(sheet_wish(wish)));
        }
    }
    BOOST_TEST(sheet_wish("A/B") == "AB");
    BOOST_TEST(table_wish("t-last-ore") == "T_t_last_ore");
    BOOST_TEST(is_defined_name(table_wish("å")));
}

BOOST_AUTO_TEST_CASE(references_escape_what_means_something_in_them) {
    BOOST_TEST(row_reference("T_x", "Förbrukat %") == "T_x[[#This Row],[Förbrukat %]]");
    BOOST_TEST(column_reference("T_x", "A[1]#'@") == "T_x[A'[1']'#'''@]");
    BOOST_TEST(absolute({2, 27}) == "$AB$3");
    BOOST_TEST(relative({0, 701}) == "ZZ1");
    BOOST_TEST(relative({0, 702}) == "AAA1");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace utfall::reports::xlsx
