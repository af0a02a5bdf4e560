#include "app/usecases/report_disclosure.h"

#include "app/core/error.h"
#include "app/usecases/disclosure_preview.h"
#include "app/usecases/report_rerun.h"
#include "tests/usecases/small_book.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <set>

using namespace utfall;
using namespace utfall::tests;

namespace {

constexpr const char* counted = R"({"format": 1,
    "teams": [{"code": "T3", "name": "Team tre", "organisation": "9901", "units": ["U1"],
               "from": "2024-01-01"}],
    "measures": [{"code": "M-ANT", "name": "Antal", "kind": "count", "unit": "persons",
                  "frequency": "month", "breakdowns": ["sex"], "min": "0", "reported_by": "team"}],
    "indicators": [{"code": "ANT", "valid_from": "2024-01-01", "name": "Antal", "kind": "output",
                    "method": "sum", "numerator": "M-ANT", "unit": "persons", "direction": "up",
                    "over_time": "sum", "over_units": "sum", "over_breakdowns": "sum",
                    "disclosure": "B"}]})";

struct CountedTeams : SmallBook {
    CountedTeams() {
        const auto done = usecases::import_setup(*book, counted, "counted.json", act());
        BOOST_TEST_REQUIRE(!done.findings.has_errors());
    }
    void count(const std::string& team, const std::string& women, const std::string& men) {
        values("M-ANT," + team + ",2024-03,F," + women + "\nM-ANT," + team + ",2024-03,M," + men +
               "\n");
    }
    // The worked example R14.
    void r14() {
        count("T1", "14", "9");
        count("T2", "3", "11");
        count("T3", "6", "8");
    }
    static usecases::ReportRequest request(const std::string& profile,
                                           const std::string& recipient = {}) {
        usecases::ReportRequest request;
        request.period = "VT24";
        request.profile = profile;
        request.recipient = recipient;
        return request;
    }
    usecases::PreparedReport preview(const usecases::ReportRequest& asked) {
        return usecases::prepare_report(*book, templates, "skr-followup", size(), asked, {});
    }
    usecases::IssuedFiles issue_public() {
        return usecases::issue_report(*book, templates, "skr-followup", request("public"),
                                      {"json", "html", "xlsx"}, act());
    }
};

std::string shown_cell(const reports::DataRow& row, const std::string& column) {
    const auto at = row.find(column);
    if (at == row.end()) return "none";
    const auto* number = std::get_if<core::Decimal>(&at->second.value);
    return number == nullptr ? at->second.state : number->to_string();
}

// "T1 14 9 23, T2 hidden ...": how many of each team.
std::string by_team(const reports::DataSet& data) {
    std::string all;
    for (const auto& row : data.table("indicator_by_team")) {
        if (reports::text_of(row, "indicator") != "ANT") continue;
        all += (all.empty() ? "" : ", ") + reports::text_of(row, "team") + " " +
               shown_cell(row, "women") + " " + shown_cell(row, "men") + " " +
               shown_cell(row, "value");
    }
    return all;
}

std::string whole(const reports::DataSet& data) {
    for (const auto& row : data.table("indicators")) {
        if (reports::text_of(row, "indicator") == "ANT")
            return shown_cell(row, "women") + " " + shown_cell(row, "men") + " " +
                   shown_cell(row, "value");
    }
    return {};
}

BOOST_FIXTURE_TEST_SUITE(report_disclosure_tests, CountedTeams)

BOOST_AUTO_TEST_CASE(a_public_report_hides_the_count_of_three_and_what_gives_it_away) {
    r14();
    const auto report = preview(request("public"));
    BOOST_TEST(codes_of(report.findings) == "");
    // Which team goes with T2 is the search's choice: either row is of as many cells.
    const std::string teams = by_team(report.data);
    BOOST_TEST((teams == "T1 14 9 23, T2 hidden hidden 14, T3 hidden hidden 14" ||
                teams == "T1 hidden hidden 23, T2 hidden hidden 14, T3 6 8 14"),
               teams);
    BOOST_TEST(whole(report.data) == "23 28 51");
    const auto& told = report.data.table("disclosure");
    BOOST_TEST_REQUIRE(told.size() == 1U);
    BOOST_TEST(shown_cell(told.front(), "hidden_primary") == "1");
    BOOST_TEST(shown_cell(told.front(), "hidden_secondary") == "3");
    BOOST_TEST(report.composed.document.profile_notice == "Offentlig: 4 uppgifter är dolda");
}

BOOST_AUTO_TEST_CASE(a_hidden_number_is_nowhere_in_the_report) {
    r14();
    const auto open = preview(request("internal"));
    const auto report = preview(request("public"));
    std::vector<std::string> hidden;
    const auto& told = report.data.table("indicator_by_team");
    for (std::size_t i = 0; i < told.size(); ++i) {
        for (const char* column : {"women", "men"}) {
            if (shown_cell(told[i], column) == "hidden")
                hidden.push_back(open.data.table("indicator_by_team")[i].at(column).origin);
        }
    }
    BOOST_TEST_REQUIRE(hidden.size() == 4U);
    const auto is_hidden = [&](const std::string& key) {
        return std::find(hidden.begin(), hidden.end(), key) != hidden.end();
    };
    for (const auto& [dataset, rows] : report.data.tables) {
        for (const auto& row : rows) {
            BOOST_TEST(!is_hidden(reports::text_of(row, "key")), dataset);
            for (const auto& [column, field] : row) {
                BOOST_TEST(!is_hidden(field.origin), dataset + "." + column);
                if (field.state == "hidden") BOOST_TEST(field.missing(), dataset + "." + column);
            }
        }
    }
    for (const auto& [ref, origin] : report.composed.origins) BOOST_TEST(!is_hidden(origin), ref);
    const auto files = usecases::render_report(report, {"json", "html"}, core::Lang::sv, {});
    for (const auto& file : files) {
        for (const std::string& key : hidden)
            BOOST_TEST((file.bytes.find(key) == std::string::npos), file.format);
    }
}

BOOST_AUTO_TEST_CASE(a_number_that_moved_by_one_since_a_public_report_is_hidden) {
    count("T1", "12", "18");
    count("T2", "20", "20");
    const auto first = issue_public();
    BOOST_TEST(by_team(first.report.data).starts_with("T1 12 18 30, T2 20 20 40"));
    correct({"M-ANT", "2024-03", {}, {}, "T1", {}, {{"sex", "F"}}}, "13");
    const auto second = preview(request("public"));
    BOOST_TEST(by_team(second.data).starts_with("T1 hidden 18 hidden"), by_team(second.data));
    BOOST_TEST(whole(second.data) == "hidden 38 hidden");
    for (const auto& row : second.data.table("corrections"))
        BOOST_TEST((row.at("old").missing() && row.at("new").missing()));
    // Inside the house both are known.
    BOOST_TEST(whole(preview(request("internal")).data) == "33 38 71");
}

BOOST_AUTO_TEST_CASE(a_public_report_is_recorded_as_it_left_and_comes_out_the_same_again) {
    r14();
    const auto issued = issue_public();
    BOOST_TEST_REQUIRE(issued.entry.has_value());
    const auto kept = usecases::issued_dataset(
        book->store(), usecases::issued_report(book->store(), issued.number));
    BOOST_TEST((kept.values == issued.report.data.values));
    for (const auto& [dataset, rows] : issued.report.data.tables)
        BOOST_TEST((kept.table(dataset) == rows), dataset);
    const auto rerun = usecases::rerun_report(*book, issued.number);
    BOOST_TEST(usecases::to_word(rerun.bytes) == "equal");
    BOOST_TEST(rerun.figures_equal());
    // What was told is told again, and what was hidden stays hidden.
    BOOST_TEST(by_team(preview(request("public")).data) == by_team(kept));
}

BOOST_AUTO_TEST_CASE(a_report_for_a_named_recipient_is_whole_and_says_for_whom) {
    r14();
    const auto report = preview(request("recipient", "ESF-rådet"));
    BOOST_TEST(by_team(report.data) == "T1 14 9 23, T2 3 11 14, T3 6 8 14");
    BOOST_TEST(report.composed.document.profile_notice == "Till ESF-rådet: innehåller små tal");
    BOOST_TEST(preview(request("internal")).data.table("disclosure").empty());
}

BOOST_AUTO_TEST_CASE(the_house_sees_what_is_hidden_and_why_and_a_program_how_much) {
    count("T1", "3", "0");
    const auto leaving = preview(request("public"));
    std::set<std::string> hidden;
    std::int64_t in_tables = 0;
    for (const auto& table : usecases::disclosed_tables(leaving, preview(request("internal")))) {
        in_tables += table.hidden;
        for (const auto& number : table.numbers) {
            hidden.insert(number.row + " " + number.inside + " " + number.outside +
                          (number.of_few ? " few" : ""));
        }
    }
    BOOST_TEST(hidden == (std::set<std::string>{"Antal 3 (Ofullständig) .. few", "Antal 3 .. few"}),
               boost::test_tools::per_element());
    const auto answer = usecases::disclosure_json(leaving);
    BOOST_TEST(answer.find("hidden_few")->integer() > 0);
    std::int64_t told = 0;
    for (const auto& table : answer.find("tables")->array())
        told += table.find("hidden")->integer();
    BOOST_TEST(told == in_tables);
    BOOST_TEST(usecases::disclosure_json(preview(request("internal"))).is_null());
}

BOOST_AUTO_TEST_CASE(a_profile_takes_what_it_needs) {
    const auto code_of = [&](const usecases::ReportRequest& asked) -> std::string {
        try {
            usecases::check_profile(asked);
        } catch (const core::Error& error) {
            return error.code();
        }
        return {};
    };
    BOOST_TEST(code_of(request("internal")) == "");
    BOOST_TEST(code_of(request("public")) == "");
    BOOST_TEST(code_of(request("secret")) == "PROFILE_UNKNOWN");
    BOOST_TEST(code_of(request("recipient", " ")) == "RECIPIENT_MISSING");
    BOOST_TEST(code_of(request("recipient", std::string(101, 'x'))) == "RECIPIENT_LONG");
    auto history = request("public");
    const auto is_history = [](const core::Error& error) {
        return error.code() == "PROFILE_HISTORY";
    };
    BOOST_CHECK_EXCEPTION(
        usecases::prepare_report(*book, templates, "history-extract", size(), history, {}),
        core::Error, is_history);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
