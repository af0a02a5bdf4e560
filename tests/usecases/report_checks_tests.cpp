#include "app/usecases/report_checks.h"
#include "app/usecases/report_origins.h"

namespace {

using namespace utfall;

reports::DataSet with_text(const std::string& text) {
    reports::DataSet data;
    data.tables["indicators"].push_back(
        {{"value", usecases::number_field(*core::Decimal::parse("1234.5"))}});
    data.tables["narrative"].push_back({{"section", usecases::text_field("summary")},
                                        {"block", usecases::text_field("text")},
                                        {"text", usecases::text_field(text)}});
    return data;
}

std::uint64_t warnings(const std::string& text) {
    core::Findings findings;
    usecases::check_narrative_numbers(with_text(text), core::Lang::sv, findings);
    BOOST_TEST(!findings.has_errors());
    return findings.total();
}

BOOST_AUTO_TEST_SUITE(report_checks_tests)

BOOST_AUTO_TEST_CASE(a_number_that_equals_no_figure_is_a_warning) {
    BOOST_TEST(warnings("Det blev 87,4 procent.") == 1u);
    BOOST_TEST(warnings("Det blev 1\xc2\xa0"
                        "234,5 timmar, alltså 1 235.") == 0u);
}

BOOST_AUTO_TEST_CASE(years_dates_and_single_digits_are_passed_over) {
    BOOST_TEST(warnings("Under 2025 och läsåret 2024/25 möttes 3 team, senast 2025-12-31.") == 0u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
