#include "reports/xlsx_layout.h"

#include "reports/xlsx_columns.h"

#include <boost/test/unit_test.hpp>

#include <numeric>

namespace utfall::reports::xlsx {

BOOST_AUTO_TEST_SUITE(xlsx_layout_tests)

BOOST_AUTO_TEST_CASE(lines_break_between_words_and_lose_none) {
    const std::string text = "Närvaron steg på gymnasiet under hela höstterminen.";
    const auto lines = broken(text, 20);
    BOOST_TEST(lines.size() == 3U);
    std::string joined;
    for (const std::string& line : lines) joined += (joined.empty() ? "" : " ") + line;
    BOOST_TEST(joined == text);
    BOOST_TEST(broken("Utvecklingsprogrammet för", 10).size() == 2U);
    BOOST_TEST(broken("", 10).empty());
}

BOOST_AUTO_TEST_CASE(a_row_is_as_high_as_its_wrapped_text) {
    struct Row {
        std::string text;
        int width;
        int lines;
    };
    const std::vector<Row> rows{{"", 10, 1},
                                {"kort", 10, 1},
                                {"a\nb\nc", 10, 3},
                                {std::string(45, 'x'), 20, 3},
                                {"tio tecken tio tecken tio", 10, 3},
                                {"illitterat filtrering", 15, 1},
                                {"[M-ENH-DELT] [M-ENH-MÅL]", 20, 2}};
    for (const Row& row : rows) {
        BOOST_TEST_CONTEXT(row.text) {
            BOOST_TEST(lines_in(row.text, row.width) == row.lines);
        }
    }
    BOOST_TEST(height_of(1) == 17);
    BOOST_TEST(height_of(3) == 43);
    BOOST_TEST(height_of(1'000) == 409);
}

BOOST_AUTO_TEST_CASE(number_formats_are_invariant) {
    BOOST_TEST(number_format({FormatKind::count, 0, ""}, 0) == "#,##0");
    BOOST_TEST(number_format({FormatKind::money, 2, "kr"}, 2) == "#,##0.00");
    BOOST_TEST(number_format({FormatKind::percent, 1, "%"}, 1) == "#,##0.0");
    BOOST_TEST(number_format({FormatKind::date, 0, ""}, 0) == "yyyy-mm-dd");
    BOOST_TEST(number_format({}, 0).empty());
}

BOOST_AUTO_TEST_CASE(a_wide_table_of_texts_is_narrowed_until_it_can_be_read_on_paper) {
    Table table;
    TableRow row;
    for (int i = 0; i < 6; ++i) {
        TableColumn column;
        column.key = "k" + std::to_string(i);
        column.label = "Kolumn " + std::to_string(i);
        table.columns.push_back(column);
        Cell cell;
        cell.value = std::string(40, 'x');
        row.cells.push_back(cell);
    }
    table.rows.push_back(row);
    const auto columns = columns_of(table, core::Lang::sv);
    const int width =
        std::accumulate(columns.begin(), columns.end(), 0,
                        [](int sum, const SheetColumn& column) { return sum + column.width; });
    BOOST_TEST(width == 150);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace utfall::reports::xlsx
