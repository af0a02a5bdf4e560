#include "app/indicators/figure_reader.h"
#include "tests/indicators/example.h"

namespace utfall::tests {

BOOST_AUTO_TEST_SUITE(figure_reader_tests)

BOOST_AUTO_TEST_CASE(figures_of_many_periods_are_those_of_each_and_read_every_value_once) {
    Example book;
    book.measure("M");
    book.indicator("I", "sum", "M");
    book.indicator("J", "sum", "2 * [M]");
    book.team("M", "2024-10", "T1", "3");
    book.team("M", "2024-11", "T1", "4");
    book.team("M", "2024-11", "T2", "5");
    FigureQuery query;
    query.level = Level::team;
    const std::vector<std::string> periods{"2024-11", "2024-10", "2024"};
    std::vector<std::string> together;
    indicators::FigureReader reader{
        {book.programme, book.framework, book.values, book.values.size()}};
    const auto told = [](const Figure& figure) {
        return figure.indicator + " " + figure.period + " " + figure.scope.code + " " +
               (figure.value ? figure.value->to_string() : "-") + " " +
               std::to_string(figure.sources.size());
    };
    reader.each(query, periods, [&](const Figure& figure) { together.push_back(told(figure)); });
    BOOST_TEST(book.values.most_reads() == 1U);
    BOOST_TEST(together.at(0) == "I 2024-11 T1 4 1");

    std::vector<std::string> one_by_one;
    for (const char* indicator : {"I", "J"}) {
        for (const std::string& period : periods) {
            FigureQuery one = query;
            one.indicators = {indicator};
            one.period = period;
            for (const Figure& figure : book.ask(one)) one_by_one.push_back(told(figure));
        }
    }
    BOOST_TEST(together == one_by_one, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace utfall::tests
