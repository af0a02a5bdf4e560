#include "app/usecases/setup_places.h"

#include "tests/usecases/filled_workbook.h"

#include <boost/test/unit_test.hpp>

namespace {

using namespace utfall;
using tests::told;

core::Place place(std::int64_t row, const std::string& column, const std::string& sheet = "Team") {
    return {"upplagg.xlsx", sheet, row, column, {}};
}

core::Place at(const std::string& pointer) {
    return {"upplagg.xlsx", {}, 0, {}, pointer};
}

usecases::SetupPlaces two_teams() {
    usecases::SetupPlaces places;
    places.collection("teams", place(0, ""));
    places.row("/teams/0", place(5, ""));
    places.cell("/teams/0/code", place(5, "A"));
    places.cell("/teams/0/name/sv", place(5, "C"));
    places.cell("/teams/0/name/en", place(5, "D"));
    places.cell("/teams/0/from", place(5, ""));
    places.row("/teams/0/members/0", place(9, "", "Teammedlemmar"));
    places.cell("/teams/0/members/0/sex", place(9, "D", "Teammedlemmar"));
    return places;
}

std::string placed(const std::string& code, const std::string& pointer) {
    core::Findings findings;
    findings.add(code, at(pointer), {{"at", pointer}, {"collection", "teams"}});
    return told(two_teams().placed(findings));
}

BOOST_AUTO_TEST_SUITE(setup_places_tests)

BOOST_AUTO_TEST_CASE(a_member_is_told_by_its_cell_or_by_what_is_nearest_to_it) {
    BOOST_TEST(placed("X", "/teams/0/code") == "X Team!A5; ");
    BOOST_TEST(placed("X", "/teams/0/code/2") == "X Team!A5; ");
    BOOST_TEST(placed("X", "/teams/0/name") == "X Team!C5; ");
    BOOST_TEST(placed("X", "/teams/0") == "X Team!5; ");
    BOOST_TEST(placed("X", "/teams/0/unknown") == "X Team!5; ");
    BOOST_TEST(placed("X", "/teams/0/members/0/sex") == "X Teammedlemmar!D9; ");
    BOOST_TEST(placed("X", "/teams/0/members") == "X Teammedlemmar!9; ");
    BOOST_TEST(placed("X", "/operation") == "X ; ");
}

BOOST_AUTO_TEST_CASE(what_follows_from_a_cell_or_a_column_that_was_told_is_left_out) {
    BOOST_TEST(placed("FIELD_MISSING", "/teams/0/from") == "");
    BOOST_TEST(placed("SETUP_SPAN", "/teams/0/from") == "SETUP_SPAN Team!5; ");
    core::Findings findings;
    findings.add("SHEET_CELL_NO_CODE", place(5, "A"));
    findings.add("FIELD_MISSING", at("/teams/0/code"));
    findings.add("FIELD_MISSING", at("/teams/0/name"));
    BOOST_TEST(told(two_teams().placed(findings)) ==
               "SHEET_CELL_NO_CODE Team!A5; FIELD_MISSING Team!C5; ");
}

BOOST_AUTO_TEST_CASE(sheets_and_places_are_called_by_their_names_and_every_finding_is_counted) {
    core::Findings findings;
    for (int i = 0; i < 1500; ++i)
        findings.add("X", at("/teams/0"), {{"first", "/teams/0/code"}, {"collection", "teams"}});
    const auto result = two_teams().placed(findings);
    BOOST_TEST(result.total() == 1500u);
    BOOST_TEST(result.list().size() == 1000u);
    BOOST_TEST(result.list().back().args.at("first") == "Team!A5");
    BOOST_TEST(result.list().back().args.at("collection") == "Team");
    BOOST_TEST(told(usecases::SetupPlaces{}.placed(findings)).find("X ; X ; ") == 0u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
