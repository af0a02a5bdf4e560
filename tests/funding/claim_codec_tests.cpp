#include "app/funding/claim_codec.h"

#include "app/core/error.h"
#include "tests/funding/example.h"

#include <boost/test/unit_test.hpp>

using namespace utfall;
using namespace utfall::funding;
using namespace utfall::funding::tests;

namespace {

std::vector<Claim> two_claims() {
    const auto programme = forty_percent();
    std::vector<CostLine> costs{cost("1", "STAFF", "412345.67", "2023-05")};
    const std::vector<FinancingLine> financing{
        contribution("M", FinancingKind::in_kind_staff, "2000000.01", "2023-06")};
    std::vector<Claim> claims{claim(programme, costs, financing, {}, "2023-05")};
    costs.push_back(cost("2", "STAFF", "398765.43", "2023-06"));
    claims.push_back(claim(programme, costs, financing, claims, "2023-06"));
    return claims;
}

std::vector<ledger::Line> as_lines(const std::vector<Claim>& claims) {
    std::vector<ledger::Line> lines;
    std::uint64_t entry = 20;
    for (const Claim& made : claims) {
        std::uint64_t number = 0;
        for (ledger::Row& row : to_rows(made)) {
            lines.push_back({{entry, ++number}, std::move(row)});
        }
        ++entry;
    }
    return lines;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(claim_codec_tests)

BOOST_AUTO_TEST_CASE(claims_come_back_from_their_lines_as_they_were) {
    const std::vector<Claim> written = two_claims();
    const std::vector<Claim> read = claims_from_lines(as_lines(written));
    BOOST_REQUIRE(read.size() == 2U);
    for (std::size_t i = 0; i < read.size(); ++i) {
        BOOST_TEST(core::canonical(to_json(read[i])) == core::canonical(to_json(written[i])));
        BOOST_TEST((read[i].checks == written[i].checks));
        BOOST_TEST(read[i].entry == 20U + i);
        BOOST_TEST((share(read[i], "STATE").exact == share(written[i], "STATE").exact));
    }
    // The second claim's support was cut, so that its exact shares are no finite decimals.
    BOOST_TEST(!check(read[1], "IN_KIND_CEILING").ok);
}

BOOST_AUTO_TEST_CASE(a_claim_is_shown_with_the_published_members) {
    const auto programme = forty_percent();
    const Claim made = claim(programme, {cost("1", "STAFF", "1234567.89")}, {}, {}, "2023-05");
    const core::Json json = to_json(made);
    BOOST_TEST(json.string_or("claim") == "1");
    BOOST_TEST(json.string_or("through") == "2023-05");
    BOOST_TEST(core::canonical(json.find("lines")->array()[1]) ==
               R"({"cumulative":"493827.16","form":"flat_rate","line":"FR40",)"
               R"("previously_claimed":"0.00",)"
               R"("rates":[{"basis":"1234567.89","decision":"B1","rate_bp":4000}],)"
               R"("this_claim":"493827.16"})");
    BOOST_TEST(core::canonical(json.find("financing")->array()[0]) ==
               R"({"cumulative":"691358.02","exact":"34567901/50","previously_claimed":"0.00",)"
               R"("rates":[{"basis":"1728395.05","decision":"B1","rate_bp":4000}],)"
               R"("reported_cash":null,"reported_in_kind":null,"required":null,)"
               R"("rounding_ore":0,"shortfall":null,"source":"EU","this_claim":"691358.02"})");
    BOOST_TEST(core::canonical(json.find("checks")->array()[0]) ==
               R"({"code":"RATES_SUM","limit":"10000","ok":true,"source":"B1",)"
               R"("value":"10000","verified":true})");
    BOOST_TEST(json.find("financing")->array()[2].string_or("required") == "795061.72");
}

BOOST_AUTO_TEST_CASE(damaged_claim_lines_are_an_integrity_error) {
    const std::vector<ledger::Line> good = as_lines({two_claims()[0]});
    const auto refuses = [](std::vector<ledger::Line> lines) {
        try {
            claims_from_lines(lines);
        } catch (const core::Error& error) {
            return error.kind() == core::ErrorKind::integrity;
        }
        return false;
    };
    BOOST_TEST(!refuses(good));
    std::vector<ledger::Line> lines = good;
    lines.erase(lines.begin());
    BOOST_TEST(refuses(lines));
    const std::vector<std::pair<std::size_t, std::string>> damages{
        {1, R"({"form":"flat"})"},
        {1, R"({"form":"actual"})"},
        {1, R"({"form":"actual","rates":[],"cumulative":"1.005"})"},
        {1, "{"}};
    for (const auto& [index, content] : damages) {
        BOOST_TEST_CONTEXT(content) {
            lines = good;
            lines[index].cells[3] = content;
            BOOST_TEST(refuses(lines));
        }
    }
    lines = good;
    lines[1].cells[1] = std::string{"other"};
    BOOST_TEST(refuses(lines));
}

BOOST_AUTO_TEST_SUITE_END()
