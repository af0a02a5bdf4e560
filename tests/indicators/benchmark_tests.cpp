#include "app/indicators/benchmark.h"

#include "app/core/error.h"

#include <boost/test/unit_test.hpp>

namespace {

using namespace utfall;
using indicators::Benchmark;
using indicators::BenchmarkState;

Benchmark sample() {
    Benchmark one;
    one.publisher = "skolverket";
    one.measure = "En påhittad tabell: Andel (%)";
    one.area = "0483";
    one.period = "2023/24";
    one.sex = "K";
    one.breakdown = {{"Ämne", "Bild"}, {"Typ av huvudman", "Samtliga"}};
    one.title = "Andel (%)";
    one.area_name = "Katrineholm";
    one.value = core::Decimal::parse("71.2");
    one.typed = "71,2";
    one.unit = "%";
    one.note = "Exkl. nyinvandrade elever.";
    one.replaces = ledger::LineRef{3, 1};
    one.source = 0;
    one.source_row = 9;
    return one;
}

Benchmark with(BenchmarkState state, const std::string& typed) {
    Benchmark one = sample();
    one.state = state;
    one.typed = typed;
    if (state != BenchmarkState::value) one.value.reset();
    return one;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(benchmark_tests)

BOOST_AUTO_TEST_CASE(a_benchmark_is_read_back_from_its_line_as_it_was_written) {
    const Benchmark written = sample();
    const Benchmark read = indicators::benchmark_from_line({{7, 2}, indicators::to_row(written)});
    BOOST_TEST((read.ref == ledger::LineRef{7, 2}));
    BOOST_TEST((read.key() == written.key()));
    BOOST_TEST(same_content(read, written));
    BOOST_TEST(read.typed == "71,2");
    BOOST_TEST((read.replaces == written.replaces));
    BOOST_TEST(*read.source_row == 9);
    BOOST_TEST(ledger::text_of(indicators::to_row(written)[5]) ==
               R"([["Typ av huvudman","Samtliga"],["Ämne","Bild"]])");
}

BOOST_AUTO_TEST_CASE(a_line_that_gives_a_number_for_what_has_none_is_no_benchmark) {
    for (const auto& [state, value] :
         {std::pair{"approximate", "100"}, {"suppressed", "0"}, {"value", ""}, {"guess", "1"}}) {
        ledger::Row row = indicators::to_row(sample());
        row[8] = std::string{state};
        row[9] = std::string{value}.empty() ? ledger::Cell{} : ledger::Cell{std::string{value}};
        BOOST_TEST_CONTEXT(state) {
            BOOST_CHECK_THROW(indicators::benchmark_from_line({{1, 1}, row}), core::Error);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_figure_is_another_when_its_number_or_its_sign_is) {
    const Benchmark one = sample();
    Benchmark padded = one;
    padded.typed = "71,20";
    BOOST_TEST(same_figure(one, padded));
    Benchmark lower = one;
    lower.value = core::Decimal::parse("70.9");
    BOOST_TEST(!same_figure(one, lower));
    BOOST_TEST(!same_figure(one, with(BenchmarkState::withdrawn, "71,2")));
    BOOST_TEST(!same_figure(with(BenchmarkState::approximate, "~100"),
                            with(BenchmarkState::approximate, "~0")));
    BOOST_TEST(same_figure(with(BenchmarkState::not_reported, ""),
                           with(BenchmarkState::not_reported, "Missing")));
}

BOOST_AUTO_TEST_CASE(the_newest_version_of_each_key_is_in_force) {
    Benchmark earlier = sample();
    earlier.ref = {1, 1};
    Benchmark other = sample();
    other.ref = {1, 2};
    other.area = "0000";
    Benchmark later = sample();
    later.ref = {2, 1};
    later.value = core::Decimal::parse("70.9");
    const std::vector<Benchmark> all{earlier, other, later};
    const auto current = indicators::current_benchmarks(all);
    BOOST_TEST_REQUIRE(current.size() == 2U);
    BOOST_TEST((current[0].ref == other.ref));
    BOOST_TEST((current[1].ref == later.ref));
}

BOOST_AUTO_TEST_SUITE_END()
