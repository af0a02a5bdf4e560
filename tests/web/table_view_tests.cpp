#include "app/web/table_view.h"

#include <boost/test/unit_test.hpp>

namespace {

using namespace utfall;
using web::TableView;

BOOST_AUTO_TEST_SUITE(table_view_tests)

BOOST_AUTO_TEST_CASE(a_day_stays_on_one_line_and_other_words_may_be_broken) {
    TableView table{"days", "Dagar", core::Lang::sv};
    table.column("name", "Namn").column("what", "Vad");
    const struct {
        const char* words;
        bool stays;
    } rows[] = {{"2026-02-03", true},
                {"2026-02-30", false},
                {"2026-02-03 till 2026-02-05", false},
                {"2023", false},
                {"–", false}};
    for (const auto& row : rows)
        table.row({TableView::text("A"), TableView::link(row.words, "/imports/3")});
    const core::Json view = table.view();
    const auto& shown = view.find("rows")->array();
    for (std::size_t at = 0; at < std::size(rows); ++at) {
        const core::Json& cell = shown.at(at).find("cells")->array().at(1);
        BOOST_TEST(cell.find("nowrap")->boolean() == rows[at].stays, rows[at].words);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
