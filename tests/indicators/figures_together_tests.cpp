#include "app/indicators/figure_reader.h"
#include "app/indicators/plain_cells.h"
#include "tests/indicators/example.h"

#include <rapidcheck.h>

#include <map>
#include <sstream>

namespace utfall::tests {

BOOST_AUTO_TEST_SUITE(figures_together_tests)

namespace {

using Breakdown = std::map<std::string, std::string>;
using indicators::Facts;

const std::vector<std::string> months{"2024-09", "2024-10", "2024-11", "2025-01"};

template <typename... Texts>
std::string any_of(Texts... texts) {
    return *rc::gen::element<std::string>(texts...);
}

Example::Where any_place() {
    static const std::vector<Breakdown> breakdowns{
        {}, {}, {{"sex", "F"}}, {{"sex", "M"}}, {{"grade", "7"}}, {{"grade", "8"}, {"sex", "F"}}};
    Example::Where where{any_of("T1", "T2", "T3", "T3", "")};
    where.breakdown = breakdowns.at(*rc::gen::inRange<std::size_t>(0, breakdowns.size()));
    if (where.team == "T3" || where.team.empty()) where.unit = any_of("", "DUV", "LIN");
    if (*rc::gen::inRange(0, 6) == 0) where.intervention = any_of("I1", "I2");
    if (where.team.empty() && *rc::gen::inRange(0, 3) == 0) where.organisation = "REG";
    return where;
}

void put_any(Example& book, const char* measure, const std::string& period) {
    const auto state = *rc::gen::weightedElement<ValueState>({{9, ValueState::value},
                                                              {1, ValueState::estimated},
                                                              {1, ValueState::not_reported},
                                                              {1, ValueState::not_applicable},
                                                              {1, ValueState::unknown}});
    const bool valued = state == ValueState::value || state == ValueState::estimated;
    const std::string value =
        Decimal::of(*rc::gen::inRange(-50, 5000), *rc::gen::element(0, 0, 2)).to_string();
    book.put(measure, period.c_str(), any_place(), state, valued ? value.c_str() : nullptr);
}

void define(Example& book) {
    book.add_intervention("I1", {"T1"}, "F2");
    book.add_intervention("I2", {"T2", "T3"}, "F1");
    book.add_team("T4", {"LIN"}, "2024-10-15", "2024-11-15");
    book.measure("A");
    book.measure("B").to = day("2024-10-31");
    book.measure("C", core::Frequency::term);
    book.indicator("SUM", "sum", "A");
    book.indicator("OF-TWO", "sum", "[A] + 2 * [B]");
    book.indicator("RATIO", "ratio", "A", "B");
    book.indicator("STOCK", "stock", "A");
    book.indicator("ONE-UNIT", "sum", "A").over_units = "none";
    book.indicator("WHOLE", "sum", "A").over_breakdowns = "none";
    book.indicator("UNIQUE-IN-TIME", "sum", "A").over_time = "unique";
    book.indicator("TERM", "sum", "C");
    book.indicator("TWICE", "formula", "").expression = "2 * [SUM] + [A]";
}

FigureQuery any_query() {
    FigureQuery query;
    query.level = *rc::gen::element(Level::programme, Level::region, Level::organisation,
                                    Level::unit, Level::team, Level::intervention, Level::phase);
    query.cumulative = *rc::gen::inRange(0, 4) == 0;
    query.sources = *rc::gen::inRange(0, 4) != 0;
    if (*rc::gen::arbitrary<bool>()) query.by = {any_of("sex", "grade")};
    if (*rc::gen::inRange(0, 3) == 0) query.phase = any_of("F1", "F2");
    return query;
}

std::string all_of(const Figure& figure) {
    std::ostringstream text;
    const auto number = [&](const std::optional<Decimal>& value) {
        text << ' ' << (value ? value->to_string() : "-");
    };
    text << figure.indicator << '@' << figure.version << ' ' << figure.period << ' '
         << figure.from.to_string() << ' ' << figure.to.to_string() << ' '
         << to_word(figure.scope.level) << ':' << figure.scope.code;
    for (const auto& [dimension, category] : figure.breakdown)
        text << ' ' << dimension << '=' << category;
    text << ' ' << to_word(figure.state);
    number(figure.value);
    number(figure.numerator);
    number(figure.denominator);
    text << ' ' << figure.coverage.reported << '/' << figure.coverage.expected;
    for (const std::string& warning : figure.warnings) text << ' ' << warning;
    for (const auto& ref : figure.sources) text << ' ' << ref.entry << '.' << ref.line;
    return text.str();
}

}  // namespace

BOOST_AUTO_TEST_CASE(figures_of_many_periods_are_those_of_each_alone) {
    BOOST_TEST(rc::check("asked together and alone, a figure is the same", [] {
        Example book;
        define(book);
        const auto lines = *rc::gen::inRange(0, 60);
        for (int line = 0; line < lines; ++line) {
            put_any(book, any_of("A", "A", "B").c_str(), *rc::gen::elementOf(months));
            if (line % 5 == 0) put_any(book, "C", any_of("HT24", "VT25"));
        }
        const FigureQuery query = any_query();
        const std::vector<std::string> periods{"2024-09", "2024-10", "2024-11", "2024-Q4",
                                               "HT24",    "2025",    "2024-11"};
        const Facts facts{book.programme, book.framework, book.values, book.values.size()};
        std::map<std::string, std::vector<std::string>> together, alone;
        indicators::FigureReader{facts}.each(query, periods, [&](const Figure& figure) {
            together[figure.indicator].push_back(all_of(figure));
        });
        for (const std::string& period : periods) {
            FigureQuery one = query;
            one.period = period;
            for (const Figure& figure : book.ask(one))
                alone[figure.indicator].push_back(all_of(figure));
        }
        RC_ASSERT(together == alone);
    }));
}

BOOST_AUTO_TEST_CASE(a_plain_sum_is_the_cell_that_closer_looking_finds) {
    BOOST_TEST(rc::check("plain sums", [] {
        Example book;
        define(book);
        const auto lines = *rc::gen::inRange(0, 40);
        for (int line = 0; line < lines; ++line) put_any(book, "A", *rc::gen::elementOf(months));
        const Facts facts{book.programme, book.framework, book.values, book.values.size()};
        const indicators::ValueFold fold{facts};
        indicators::CellFilter filter;
        if (*rc::gen::arbitrary<bool>()) filter.fixed = {{0, fold.code(any_of("F", "M"))}};
        if (*rc::gen::inRange(0, 3) == 0)
            filter.optional = {{indicators::unit_dimension, fold.code("DUV")}};
        indicators::CellRules rules;
        rules.several_measures = false;
        rules.over_units = *rc::gen::element(indicators::Gather::add, indicators::Gather::none);
        rules.over_breakdowns =
            *rc::gen::element(indicators::Gather::add, indicators::Gather::unique);
        indicators::PlainCells plain{fold, filter, rules};
        const std::vector<std::pair<Level, std::string>> reporters{{Level::team, "T1"},
                                                                   {Level::team, "T2"},
                                                                   {Level::team, "T3"},
                                                                   {Level::organisation, "0483"}};
        for (const auto& [level, reporter] : reporters) {
            for (const auto& period : fold.of(*book.framework.measure("A"), level, reporter)) {
                std::vector<ledger::LineRef> sources;
                const auto sum = plain.sum(period.values, &sources);
                if (!sum) {
                    RC_ASSERT(sources.empty());
                    continue;
                }
                const auto cell = resolve(fold, period.values, filter, rules);
                RC_ASSERT(cell.state == FigureState::value);
                RC_ASSERT(cell.value == *sum);
                RC_ASSERT(cell.sources == sources);
                RC_ASSERT(cell.warnings.empty());
            }
        }
    }));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace utfall::tests
