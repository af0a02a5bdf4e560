#include "tests/indicators/example.h"

#include <rapidcheck.h>

#include <array>

namespace utfall::tests {

BOOST_AUTO_TEST_SUITE(figure_properties_tests)

namespace {

constexpr std::array<const char*, 3> teams{"T1", "T2", "T3"};
constexpr std::array<const char*, 3> months{"2024-10", "2024-11", "2024-12"};

struct Reported {
    std::optional<ValueState> state;  // Empty: no line at all.
    std::int64_t value{0};
    bool valued() const { return state == ValueState::value || state == ValueState::estimated; }
};

Reported any_report() {
    const int kind =
        *rc::gen::weightedElement<int>({{6, 0}, {1, 1}, {1, 2}, {1, 3}, {1, 4}, {1, 5}});
    Reported report;
    report.value = *rc::gen::inRange<std::int64_t>(0, 1000);
    switch (kind) {
        case 0:
            report.state = ValueState::value;
            break;
        case 1:
            report.state = ValueState::estimated;
            break;
        case 2:
            report.state = ValueState::not_reported;
            break;
        case 3:
            report.state = ValueState::unknown;
            break;
        case 4:
            report.state = ValueState::not_applicable;
            break;
        default:
            break;
    }
    return report;
}

void put(Example& book, const char* measure, const char* month, const char* team,
         const Reported& report) {
    if (!report.state) return;
    const std::string text = std::to_string(report.value);
    book.put(measure, month, {team}, *report.state, report.valued() ? text.c_str() : nullptr);
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_pooled_ratio_agrees_with_a_naive_oracle) {
    BOOST_TEST(rc::check("pooled ratio", [] {
        Example book;
        book.measure("A");
        book.measure("B");
        book.indicator("R", "ratio", "A", "B");
        std::int64_t above = 0, below = 0, reported = 0, expected = 0, missing = 0, estimated = 0;
        std::int64_t silent = 0;
        for (const char* month : months) {
            for (const char* team : teams) {
                const Reported a = any_report();
                const Reported b = any_report();
                put(book, "A", month, team, a);
                put(book, "B", month, team, b);
                if (a.state == ValueState::not_applicable ||
                    b.state == ValueState::not_applicable) {
                    continue;
                }
                ++expected;
                if (a.valued() && b.valued()) {
                    ++reported;
                    above += a.value;
                    below += b.value;
                    if (a.state == ValueState::estimated || b.state == ValueState::estimated) {
                        ++estimated;
                    }
                    continue;
                }
                ++missing;
                const auto quiet = [](const Reported& one) {
                    return !one.state || one.state == ValueState::not_reported;
                };
                if (quiet(a) || quiet(b)) ++silent;
            }
        }
        FigureState state = FigureState::value;
        if (expected == 0) {
            state = FigureState::not_applicable;
        } else if (reported == 0) {
            state = silent > 0 ? FigureState::not_reported : FigureState::unknown;
        } else if (below == 0) {
            state = FigureState::not_computable;
        } else if (missing > 0) {
            state = FigureState::incomplete;
        } else if (estimated > 0) {
            state = FigureState::estimated;
        }
        const Figure figure = book.one("R", "2024-Q4", Level::organisation);
        RC_ASSERT(to_word(figure.state) == to_word(state));
        RC_ASSERT(figure.coverage.reported == reported);
        RC_ASSERT(figure.coverage.expected == expected);
        RC_ASSERT(figure.sources.size() == static_cast<std::size_t>(2 * reported));
        if (reported > 0 && below > 0) {
            // Half away from zero in whole numbers: tenths of a per cent.
            const std::int64_t tenths = (2 * 1000 * above + below) / (2 * below);
            RC_ASSERT(figure.value == Decimal::of(tenths, 1));
            RC_ASSERT(figure.numerator == Decimal{above});
            RC_ASSERT(figure.denominator == Decimal{below});
        } else {
            RC_ASSERT(!figure.value.has_value());
        }
    }));
}

BOOST_AUTO_TEST_CASE(coverage_of_the_whole_is_the_sum_of_the_parts_coverages) {
    BOOST_TEST(rc::check("coverage adds up", [] {
        Example book;
        book.measure("A");
        book.indicator("I", "sum", "A");
        for (const char* month : months) {
            for (const char* team : teams) put(book, "A", month, team, any_report());
        }
        indicators::Coverage by_team, by_month;
        for (const char* team : teams) {
            const Figure part = book.at("I", "2024-Q4", Level::team, team);
            by_team.reported += part.coverage.reported;
            by_team.expected += part.coverage.expected;
        }
        for (const char* month : months) {
            const Figure part = book.one("I", month, Level::programme);
            by_month.reported += part.coverage.reported;
            by_month.expected += part.coverage.expected;
        }
        const Figure whole = book.one("I", "2024-Q4", Level::programme);
        RC_ASSERT(whole.coverage.reported <= whole.coverage.expected);
        RC_ASSERT(whole.coverage.reported == by_team.reported);
        RC_ASSERT(whole.coverage.expected == by_team.expected);
        RC_ASSERT(whole.coverage.reported == by_month.reported);
        RC_ASSERT(whole.coverage.expected == by_month.expected);
        RC_ASSERT(
            (whole.state == FigureState::incomplete) ==
            (whole.coverage.reported > 0 && whole.coverage.reported < whole.coverage.expected));
    }));
}

BOOST_AUTO_TEST_CASE(the_sum_over_parts_is_the_total_when_nothing_is_missing) {
    BOOST_TEST(rc::check("parts add up", [] {
        Example book;
        book.measure("A");
        book.indicator("I", "sum", "A");
        std::int64_t total = 0;
        for (const char* month : months) {
            for (const char* team : teams) {
                for (const char* sex : {"F", "M", "X"}) {
                    const auto value = *rc::gen::inRange<std::int64_t>(0, 1000);
                    total += value;
                    book.put("A", month, {.team = team, .breakdown = {{"sex", sex}}},
                             std::to_string(value).c_str());
                }
            }
        }
        const Figure whole = book.one("I", "2024-Q4", Level::programme);
        RC_ASSERT(whole.state == FigureState::value);
        RC_ASSERT(whole.value == Decimal{total});
        Decimal by_team, by_sex;
        for (const char* team : teams) {
            by_team += book.at("I", "2024-Q4", Level::team, team).value.value();
        }
        FigureQuery query;
        query.period = "2024-Q4";
        query.level = Level::region;
        query.by = {"sex"};
        for (const Figure& part : book.ask(query)) by_sex += part.value.value();
        RC_ASSERT(by_team == Decimal{total});
        RC_ASSERT(by_sex == Decimal{total});
    }));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace utfall::tests
