#include "app/core/finding.h"

#include <boost/test/unit_test.hpp>

namespace {

using namespace utfall::core;

void add_many(Findings& findings, std::string_view code, int count, Severity severity) {
    for (int row = 1; row <= count; ++row) {
        Place where;
        where.row = row;
        findings.add(code, where, {}, severity);
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(finding_tests)

BOOST_AUTO_TEST_CASE(the_first_thousand_of_each_code_are_kept_and_all_are_counted) {
    Findings findings;
    add_many(findings, "MANY", 1500, Severity::error);
    add_many(findings, "FEW", 2, Severity::warning);
    BOOST_TEST(findings.total() == 1502U);
    BOOST_TEST(findings.list().size() == 1002U);
    BOOST_TEST(findings.list()[999].where.row == 1000);
    BOOST_TEST(findings.list()[1000].code == "FEW");
    BOOST_TEST(findings.count_per_code().at("MANY") == 1500U);
}

BOOST_AUTO_TEST_CASE(appending_keeps_the_counts_of_what_was_not_kept) {
    Findings all;
    add_many(all, "MANY", 400, Severity::error);
    Findings others;
    add_many(others, "MANY", 1500, Severity::error);
    add_many(others, "OTHER", 3, Severity::note);
    all.append(others);
    BOOST_TEST(all.total() == 1903U);
    BOOST_TEST(all.count_per_code().at("MANY") == 1900U);
    BOOST_TEST(all.list().size() == 1003U);
    all.append(others);
    BOOST_TEST(all.total() == 3406U);
    BOOST_TEST(all.list().size() == 1006U);
}

BOOST_AUTO_TEST_CASE(only_an_error_makes_a_file_faulty) {
    Findings findings;
    BOOST_TEST(findings.empty());
    add_many(findings, "W", 1, Severity::warning);
    add_many(findings, "N", 1, Severity::note);
    BOOST_TEST(!findings.empty());
    BOOST_TEST(!findings.has_errors());
    Findings faulty;
    add_many(faulty, "E", 1, Severity::error);
    findings.append(faulty);
    BOOST_TEST(findings.has_errors());
}

BOOST_AUTO_TEST_SUITE_END()
