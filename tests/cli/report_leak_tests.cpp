#include "tests/cli/small_book.h"
#include "tests/support/run_process.h"

#include <algorithm>
#include <filesystem>
#include <map>

namespace {

using namespace utfall;
using Egress = std::map<std::string, std::string>;  // What left, by where it is.

constexpr const char* counted = R"({"format": 1,
    "teams": [{"code": "T3", "name": "Team tre", "organisation": "9901", "units": ["U1"],
               "from": "2024-01-01"}],
    "measures": [{"code": "M-ANT", "name": "Antal", "kind": "count", "unit": "persons",
                  "frequency": "month", "breakdowns": ["sex"], "min": "0", "reported_by": "team"}],
    "indicators": [{"code": "ANT", "valid_from": "2024-01-01", "name": "Antal", "kind": "output",
                    "method": "sum", "numerator": "M-ANT", "unit": "persons", "direction": "up",
                    "over_time": "sum", "over_units": "sum", "over_breakdowns": "sum",
                    "disclosure": "B"}]})";

// Whichever way thousands are set apart.
std::string without_separators(const std::string& bytes) {
    std::string plain;
    for (std::size_t at = 0; at < bytes.size();) {
        bool left_out = false;
        for (const std::string_view space :
             {"\u00a0", "\u202f", "\u2009", "&nbsp;", "&#160;", " ", ",", "\\u00a0", "\\u202f"}) {
            if (bytes.compare(at, space.size(), space) != 0) continue;
            at += space.size();
            left_out = true;
            break;
        }
        if (!left_out) plain += bytes[at++];
    }
    return plain;
}

/// A report that follows another one, by which one of its numbers has moved by two people.
struct MovedBook : tests::SmallBook {
    // What nobody may read of the second report: the number, and the sums with it.
    const std::vector<std::string> canaries{"87656", "87696", "164239", "164199"};

    MovedBook() {
        must({"setup", "import", written("counted.json", counted)});
        count("87654");
    }
    void count(const std::string& women) const {
        must({"value", "import", "--reason", "source_changed", "--note", "Rättad lista",
              written("antal-" + women + ".csv",
                      "measure,team,period,sex,value\n"
                      "M-ANT,T1,2024-03,F," +
                          women +
                          "\n"
                          "M-ANT,T1,2024-03,M,76543\n"
                          "M-ANT,T2,2024-03,F,20\n"
                          "M-ANT,T2,2024-03,M,20\n"
                          "M-ANT,T3,2024-03,F,20\n"
                          "M-ANT,T3,2024-03,M,20\n")});
    }
    std::string issue(const std::string& profile) const {
        return must({"report", "issue", "skr-followup", "--period", "VT24", "--profile", profile,
                     "--recipient", profile == "recipient" ? "SKR" : "", "-o",
                     folder.file("ut-" + profile)})
            .string_or("report");
    }

    // Every file of the report, workbooks part by part, and every answer about it.
    Egress egress(const std::string& report) const {
        Egress all;
        const std::string out = folder.file("egress-" + report);
        all["report show --json"] = run({"report", "show", report, "-o", out}).out;
        for (const auto& file : std::filesystem::directory_iterator{out}) {
            const std::string path = file.path().string();
            if (file.path().extension() != ".xlsx") {
                all[file.path().extension().string()] = tests::read_bytes(path);
                continue;
            }
            const std::string parts = folder.file("parts-" + report);
            BOOST_TEST_REQUIRE(tests::run_process({"unzip", "-q", path, "-d", parts}).status == 0);
            for (const auto& part : std::filesystem::recursive_directory_iterator{parts}) {
                if (part.is_regular_file())
                    all["xlsx: " + part.path().lexically_relative(parts).string()] =
                        tests::read_bytes(part.path().string());
            }
            all["verify FILE"] = tests::utfall({"verify", path}).out;
        }
        all["report rerun"] = run({"report", "rerun", report}).out;
        return all;
    }
    // Where any canary is.
    std::vector<std::string> leaks(const Egress& all) const {
        std::vector<std::string> places;
        for (const auto& [place, bytes] : all) {
            const std::string plain = without_separators(bytes);
            for (const std::string& canary : canaries) {
                if (plain.find(canary) == std::string::npos) continue;
                places.push_back(place);
                break;
            }
        }
        return places;
    }
};

bool any_begins(const std::vector<std::string>& places, const std::string& with) {
    return std::any_of(places.begin(), places.end(),
                       [&](const std::string& place) { return place.starts_with(with); });
}

BOOST_FIXTURE_TEST_SUITE(report_leak_tests, MovedBook)

BOOST_AUTO_TEST_CASE(trap_18_what_is_hidden_is_in_no_part_of_any_file_that_leaves) {
    issue("public");
    count("87656");
    // The whole report has the numbers everywhere, so that the search would find them.
    for (const std::string profile : {"internal", "recipient"}) {
        const auto whole = leaks(egress(issue(profile)));
        for (const std::string place : {"xlsx: xl/worksheets/", ".html", ".json"})
            BOOST_TEST(any_begins(whole, place), profile + " has none in " + place);
    }
    const std::string report = issue("public");
    const Egress all = egress(report);
    for (const std::string place : {"xlsx: xl/worksheets/", "xlsx: docProps/", ".html", ".json",
                                    "report show", "verify FILE", "report rerun"}) {
        BOOST_TEST(std::any_of(all.begin(), all.end(),
                               [&](const auto& one) { return one.first.starts_with(place); }),
                   place + " was not looked at");
    }
    BOOST_TEST(leaks(all) == std::vector<std::string>{}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
