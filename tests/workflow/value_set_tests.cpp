#include "app/workflow/value_set.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

using namespace utfall;
using namespace utfall::workflow;

namespace {

ReportedValue value(const std::string& team, const std::string& sex, const std::string& number,
                    const std::string& state = "value") {
    ledger::SeriesKey series{"M-PRES", "9901", {}, team, {}, {}};
    if (!sex.empty()) series.breakdown["sex"] = sex;
    return {series, state, number};
}

ValueSet set_of(const std::vector<ReportedValue>& values, const std::string& period = "2024-03") {
    ValueSet set;
    for (const ReportedValue& value : values) set.add(period, value);
    return set;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(value_set_tests)

BOOST_AUTO_TEST_CASE(the_digest_is_that_of_the_records_as_the_page_on_the_ledger_says) {
    const auto set = set_of({value("T1", "M", "38.5"), value("T1", "F", "", "unknown")});
    BOOST_TEST(
        set.digest().hex() ==
        core::sha256("utfall-period-values-1\n"
                     R"([["M-PRES","9901",null,"T1",null,[["sex","F"]]],"2024-03","unknown",null])"
                     "\n"
                     R"([["M-PRES","9901",null,"T1",null,[["sex","M"]]],"2024-03","value","38.5"])"
                     "\n")
            .hex());
}

BOOST_AUTO_TEST_CASE(the_digest_asks_for_nothing_but_the_values) {
    std::vector<ReportedValue> values{value("T1", "F", "41"), value("T1", "M", "38"),
                                      value("T1", "", "79", "estimated")};
    const auto digest = set_of(values).digest();
    std::reverse(values.begin(), values.end());
    BOOST_TEST(set_of(values).digest().hex() == digest.hex());
    const std::vector<std::vector<ReportedValue>> others{
        {value("T1", "F", "41"), value("T1", "M", "38")},
        {value("T1", "F", "38"), value("T1", "M", "41"), value("T1", "", "79", "estimated")},
        {value("T1", "F", "41"), value("T1", "M", "38"), value("T1", "", "79")},
        {value("T2", "F", "41"), value("T1", "M", "38"), value("T1", "", "79", "estimated")}};
    for (const auto& other : others) BOOST_TEST((set_of(other).digest() != digest));
    BOOST_TEST((set_of(values, "2024-04").digest() != digest));
}

BOOST_AUTO_TEST_CASE(changes_tell_what_was_approved_and_what_stands_now) {
    const auto approved = set_of({value("T1", "F", "41"), value("T1", "M", "38"),
                                  value("T1", "", "5"), value("T2", "F", "7")});
    const auto now = set_of({value("T1", "F", "38"), value("T1", "M", "38"),
                             value("T2", "F", "", "unknown"), value("T2", "M", "2")});
    std::string told;
    for (const auto& change : changes(approved, now)) {
        told += change.series.team;
        for (const auto& [dimension, category] : change.series.breakdown)
            told += dimension + category;
        told += ":" + change.approved + ">" + change.now + " ";
    }
    BOOST_TEST(told == "T1sexF:41>38 T1:5> T2sexF:7>unknown T2sexM:>2 ");
    BOOST_TEST(changes(approved, approved).empty());
}

BOOST_AUTO_TEST_SUITE_END()
