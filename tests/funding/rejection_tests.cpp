#include "app/funding/rejection.h"

#include "app/funding/claim_codec.h"
#include "tests/funding/example.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace utfall;
using namespace utfall::funding;
using namespace utfall::funding::tests;

namespace {

Rejection rejected(RejectedKind kind, std::string id, std::string_view amount) {
    return {{}, "2", kind, std::move(id), kr(amount), day("2024-11-05"), "Underlag saknas"};
}

std::vector<ledger::Line> lines_of(const std::vector<ledger::Row>& rows) {
    std::vector<ledger::Line> lines;
    for (const ledger::Row& row : rows) {
        ledger::Line& line = lines.emplace_back();
        line.ref = {7, static_cast<decltype(line.ref.line)>(lines.size())};
        line.cells = row;
    }
    return lines;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rejection_tests)

BOOST_AUTO_TEST_CASE(a_rejection_comes_back_from_its_row_and_is_no_part_of_the_claim_as_made) {
    auto rows = to_rows(claim(forty_percent(), {cost("K1", "STAFF", "1000.00")}));
    const std::size_t of_claim = rows.size();
    rows.push_back(to_row(rejected(RejectedKind::financing, "M1", "250.50")));
    const auto lines = lines_of(rows);
    const auto read = rejections_from_lines(lines);
    BOOST_TEST_REQUIRE(read.size() == 1U);
    BOOST_TEST(read[0].claim == "2");
    BOOST_TEST(read[0].id == "M1");
    BOOST_TEST((read[0].kind == RejectedKind::financing));
    BOOST_TEST(read[0].amount.to_string() == "250.50");
    BOOST_TEST(read[0].decided_on.to_string() == "2024-11-05");
    BOOST_TEST(read[0].reason.empty());
    BOOST_TEST(to_rows(claims_from_lines(lines).front()).size() == of_claim);
}

BOOST_AUTO_TEST_CASE(no_more_can_be_rejected_than_is_left_of_a_line_of_the_claim) {
    const RejectedAmounts costs{{"K1", kr("1000.00")}, {"K2", kr("0.00")}, {"K3", kr("-50.00")}};
    const RejectedAmounts financing{{"M1", kr("10.00")}};
    const auto codes = [&](const std::vector<Rejection>& rejections) {
        core::Findings findings;
        check_rejections(rejections, costs, financing, findings);
        std::string all;
        for (const auto& finding : findings.list()) all += (all.empty() ? "" : " ") + finding.code;
        return all;
    };
    constexpr auto of_cost = RejectedKind::cost;
    constexpr auto of_financing = RejectedKind::financing;
    const std::vector<std::pair<std::vector<Rejection>, std::string>> table{
        {{}, ""},
        {{rejected(of_cost, "K1", "0.01")}, ""},
        {{rejected(of_cost, "K1", "1000.00"), rejected(of_financing, "M1", "10.00")}, ""},
        {{rejected(of_cost, "K1", "1000.01")}, "CLAIM_REJECTION_AMOUNT"},
        {{rejected(of_cost, "K1", "0.00")}, "CLAIM_REJECTION_AMOUNT"},
        {{rejected(of_cost, "K1", "-1.00")}, "CLAIM_REJECTION_AMOUNT"},
        {{rejected(of_cost, "K2", "1.00")}, "CLAIM_REJECTION_AMOUNT"},
        {{rejected(of_cost, "K3", "50.00")}, "CLAIM_REJECTION_AMOUNT"},
        {{rejected(of_cost, "M1", "1.00")}, "CLAIM_REJECTION_UNKNOWN"},
        {{rejected(of_cost, "K1", "1.00"), rejected(of_cost, "K1", "2.00")},
         "CLAIM_REJECTION_TWICE"}};
    for (const auto& [rejections, expected] : table) BOOST_TEST(codes(rejections) == expected);
}

BOOST_AUTO_TEST_CASE(accounts_hold_the_whole_and_the_book_what_is_left) {
    BOOST_TEST(less_rejected(kr("1000.00"), kr("250.00")).to_string() == "750.00");
    BOOST_TEST(less_rejected(kr("200.00"), kr("250.00")).to_string() == "0.00");
    BOOST_TEST(less_rejected(kr("-200.00"), kr("250.00")).to_string() == "-200.00");
}

BOOST_AUTO_TEST_SUITE_END()
