#include "app/usecases/benchmark_import.h"
#include "app/usecases/benchmarks.h"
#include "app/usecases/setup.h"
#include "app/usecases/template_versions.h"
#include "app/usecases/value_import.h"
#include "reports/published.h"
#include "reports/template_diff.h"
#include "tests/usecases/small_book.h"

#include <boost/test/unit_test.hpp>
#include <list>
#include <map>
#include <set>
#include <sstream>

using namespace utfall;
using namespace utfall::tests;

namespace {

const std::string follow_up = "skr-followup@1.2.0";
const std::string cofinancing = "esf-cofinancing@1.2.0";
const std::set<std::string> new_tables{"activities",
                                       "teams_built",
                                       "team_members",
                                       "team_assessments",
                                       "intervention_outcomes",
                                       "intervention_steps",
                                       "lessons",
                                       "visibility",
                                       "horizontal",
                                       "survey_questions",
                                       "survey_answers",
                                       "benchmarks"};

// Two teams, one with a plan; an intervention tried and settled; what was learned and promised.
constexpr std::string_view said = R"({"format": 1,
  "teams": [
    {"code": "T1", "name": "Team ett", "organisation": "9901", "units": ["U1"], "from": "2024-01-01",
     "plan_decided": "2024-04-16",
     "members": [{"code": "M1", "role": "ledare", "sex": "F", "from": "2024-01-01", "to": "2024-03-31"},
                 {"code": "M2", "role": "ledare", "sex": "M", "from": "2024-04-01"},
                 {"code": "M3", "role": "lärare", "sex": "F", "from": "2024-01-01"},
                 {"code": "M4", "role": "lärare", "sex": "X", "from": "2024-08-01"}]},
    {"code": "T2", "name": "Team två", "organisation": "9901", "units": ["U1"], "from": "2024-03-01",
     "plan_decided": "2024-09-02"}],
  "interventions": [
    {"code": "I1", "name": {"sv": "Samtal", "en": "Talks"}, "level": "preventive", "teams": ["T1"],
     "phase": "F1", "from": "2024-02-01", "success_factors": ["koll"],
     "hypothesis": {"sv": "Tidiga samtal hjälper.", "en": "Early talks help."},
     "steps": [{"status": "running", "date": "2024-02-01"},
               {"status": "evaluated", "date": "2024-05-20", "reason": "Det gick bättre."},
               {"status": "implemented", "date": "2024-06-10", "decision": "B-7", "owner": "Rektor",
                "financing": "Ordinarie", "follow_up": "Efter sex månader"}]}],
  "lessons": [
    {"code": "L1", "success_factor": "koll", "what": {"sv": "Samma vuxna.", "en": "The same adults."},
     "for_whom": "Alla", "intervention": "I1", "date": "2024-06-12"},
    {"code": "L2", "success_factor": "samverkan", "what": "Senare", "date": "2024-10-01"}],
  "visibility": [
    {"code": "S1", "requirement": "Emblem", "source": "Anvisningen", "verified": true,
     "fulfilled": "yes", "evidence": "Bilaga 1", "date": "2024-02-01"},
    {"code": "S2", "requirement": "Affisch", "source": "Ur minnet", "fulfilled": "yes",
     "evidence": "Bilaga 2", "date": "2024-09-01"},
    {"code": "S3", "requirement": "Skylt", "fulfilled": "not_applicable"}],
  "horizontal": [
    {"code": "H1", "principle": "equality", "aim": {"sv": "Lika.", "en": "Equal."},
     "indicator": "NÄR"}]})";

struct Account : SmallBook {
    void record(std::string_view document) {
        const auto done = usecases::import_setup(*book, std::string{document}, "said.json", act());
        BOOST_TEST_REQUIRE(!done.findings.has_errors());
    }
    void answers(const std::string& rows) {
        std::istringstream bytes{"measure,team,period,scale3,value\n" + rows};
        std::vector<usecases::InputFile> files{{"answers.csv", bytes, 0}};
        BOOST_TEST_REQUIRE(!usecases::import_values(*book, files, act(), {}).findings.has_errors());
    }
    reports::DataSet data(const std::string& family, const std::string& period = "VT24",
                          core::Lang lang = core::Lang::sv) {
        return issue(act(), period, family, lang).report.data;
    }
    // The words on the printed report: paragraphs, notices and what tables say of being empty.
    std::string printed(const std::string& family) {
        std::string all;
        for (const auto& section : issue(act(), "VT24", family).report.composed.document.sections) {
            for (const auto& block : section.blocks) {
                if (const auto* notice = std::get_if<reports::Notice>(&block))
                    all += notice->text + "\n";
                if (const auto* table = std::get_if<reports::Table>(&block))
                    all += table->id + " " + (table->rows.empty() ? table->empty : "rows") + "\n";
            }
        }
        return all;
    }
};

std::string shown(const reports::DataRow& row, const std::string& column) {
    const auto at = row.find(column);
    if (at == row.end()) return {};
    const auto& field = at->second;
    if (const auto* number = std::get_if<core::Decimal>(&field.value)) return number->to_string();
    if (const auto* date = std::get_if<core::Date>(&field.value)) return date->to_string();
    const std::string text = reports::text_of(row, column);
    return text.empty() ? field.state : text;
}

// "I1|running|2024-02-01": the columns of each row.
std::vector<std::string> rows(const reports::DataSet& data, const std::string& table,
                              const std::vector<std::string>& columns) {
    std::vector<std::string> all;
    for (const auto& row : data.table(table)) {
        std::string line;
        for (const auto& column : columns)
            line += (&column == &columns.front() ? "" : "|") + shown(row, column);
        all.push_back(std::move(line));
    }
    return all;
}

void check(const std::vector<std::string>& seen, const std::vector<std::string>& wanted) {
    BOOST_TEST(seen == wanted, boost::test_tools::per_element());
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(report_account_tests, Account)

BOOST_AUTO_TEST_CASE(a_report_tells_what_was_known_and_done_by_the_end_of_its_period) {
    record(said);
    const auto spring = data(follow_up);
    check(rows(spring, "teams_built", {"team", "roles", "members", "plan", "plan_decided"}),
          {"T1|ledare, lärare|2|yes|2024-04-16", "T2||0|no|"});
    check(rows(spring, "team_members",
               {"team", "role", "members_women", "members_men", "members", "joined", "left"}),
          {"T1|ledare|0|1|1|2|1", "T1|lärare|1|0|1|1|0"});
    check(rows(spring, "intervention_outcomes",
               {"code", "hypothesis", "result", "outcome", "outcome_date"}),
          {"I1|Tidiga samtal hjälper.|Det gick bättre.|implemented|2024-06-10"});
    check(rows(spring, "intervention_steps", {"step", "status", "date", "owner", "follow_up"}),
          {"1|running|2024-02-01||", "2|evaluated|2024-05-20||",
           "3|implemented|2024-06-10|Rektor|Efter sex månader"});
    check(rows(spring, "lessons", {"code", "what", "for_whom", "intervention_name"}),
          {"L1|Samma vuxna.|Alla|Samtal"});
    check(rows(data(cofinancing), "visibility", {"code", "verified", "fulfilled", "evidence"}),
          {"S1|yes|yes|Bilaga 1", "S2|no|no|", "S3|no|not_applicable|"});

    const auto autumn = data(cofinancing, "HT24", core::Lang::en);
    check(rows(autumn, "visibility", {"code", "fulfilled", "evidence"}),
          {"S1|yes|Bilaga 1", "S2|yes|Bilaga 2", "S3|not_applicable|"});
    check(rows(autumn, "horizontal", {"principle", "aim", "indicator_name", "value"}),
          {"equality|Equal.|Attendance|not_reported"});
    check(rows(data(follow_up, "HT24", core::Lang::en), "lessons", {"code", "what"}),
          {"L1|The same adults.", "L2|Senare"});
}

BOOST_AUTO_TEST_CASE(how_teams_see_themselves_stands_beside_how_they_did) {
    record(R"({"format": 1,
      "dimensions": [{"code": "other3", "name": "Annan", "categories": [{"code": "1", "name": "Sällan"},
                     {"code": "2", "name": "Ibland"}, {"code": "3", "name": "Ofta"}]},
                     {"code": "scale3", "name": "Skala", "categories": [{"code": "1", "name": "Lite"},
                     {"code": "2", "name": "Delvis"}, {"code": "3", "name": "Helt"}]}],
      "measures": [{"code": "M-SJ", "name": "Skattning", "kind": "count", "unit": "answers",
                    "frequency": "term", "breakdowns": ["scale3"], "reported_by": "team"}],
      "indicators": [{"code": "CAP-SJ", "valid_from": "2024-01-01", "name": "Självskattning",
                      "kind": "result", "method": "distribution", "numerator": "M-SJ",
                      "unit": "answers", "direction": "up", "over_time": "sum",
                      "over_units": "sum", "over_breakdowns": "sum", "source": "eget"}]})");
    answers("M-SJ,T1,VT24,1,3\nM-SJ,T1,VT24,2,1\nM-SJ,T1,HT24,3,4\nM-SJ,T2,VT24,2,2\n");
    const std::vector<std::string> columns{"theme",    "team", "first",      "first_period",
                                           "previous", "now",  "now_period", "n"};
    check(rows(data(follow_up), "team_assessments", columns),
          {"CAP|T1||||Lite|VT24|4", "CAP|T2||||Delvis|VT24|2"});
    check(rows(data(follow_up, "HT24"), "team_assessments", columns),
          {"CAP|T1|Lite|VT24||Helt|HT24|4", "CAP|T2|Delvis|VT24||||"});
}

BOOST_AUTO_TEST_CASE(a_source_that_nobody_has_read_is_never_printed) {
    record(said);
    const auto issued = issue(act(), "HT24", cofinancing);
    std::vector<std::string> sources;
    for (const auto& section : issued.report.composed.document.sections) {
        for (const auto& block : section.blocks) {
            const auto* table = std::get_if<reports::Table>(&block);
            if (table == nullptr || table->id != "t-visibility") continue;
            for (const auto& row : table->rows) {
                const auto* text = std::get_if<std::string>(&row.cells[1].value);
                sources.push_back(text == nullptr ? std::string{} : *text);
            }
        }
    }
    check(sources, {"Anvisningen", "", ""});
}

BOOST_AUTO_TEST_CASE(a_book_that_says_nothing_gets_reports_that_say_so) {
    const std::string funder = printed(cofinancing);
    BOOST_TEST(funder.find("Upplägget anger inga krav") != std::string::npos, funder);
    const std::string programme = printed(follow_up);
    BOOST_TEST(programme.find("Det finns inget att jämföra med") != std::string::npos, programme);
    BOOST_TEST(programme.find("t-activities Boken har inga aktiviteter") != std::string::npos,
               programme);
}

BOOST_AUTO_TEST_CASE(earlier_versions_get_the_data_that_they_always_did) {
    record(said);
    for (const std::string family : {"skr-followup", "esf-cofinancing"}) {
        for (const std::string version : {"@1.0.0", "@1.1.0"}) {
            const auto known = data(family + version);
            for (const std::string& table : new_tables)
                BOOST_TEST(!known.tables.contains(table), family + version + " " + table);
            for (const auto& row : known.table("interventions"))
                BOOST_TEST(!row.contains("hypothesis"));
            for (const auto& row : known.table("teams")) BOOST_TEST(!row.contains("plan"));
        }
        const auto from = usecases::readable_template(templates, family + "@1.1.0");
        const auto to = usecases::readable_template(templates, family + "@1.2.0");
        BOOST_TEST((reports::diff(from, to).step == reports::Step::minor), family);
        const auto next = usecases::readable_template(templates, family + "@1.3.0");
        BOOST_TEST((reports::diff(to, next).step == reports::Step::minor), family);
        const auto last = usecases::readable_template(templates, family + "@1.4.0");
        BOOST_TEST((reports::diff(next, last).step == reports::Step::minor), family);
    }
}

BOOST_AUTO_TEST_CASE(
    each_row_has_the_columns_that_are_published_and_detaches_what_may_name_somebody) {
    record(said);
    for (const std::string& family : {follow_up, cofinancing}) {
        const auto known = data(family);
        for (const std::string& table : new_tables) {
            const auto& published = reports::published().tables.at(table);
            for (const auto& row : known.table(table)) {
                for (const auto& [name, field] : row) {
                    const auto column = published.find(name);
                    BOOST_TEST_REQUIRE((column != published.end()), table + " " + name);
                    BOOST_TEST(field.detached == column->second.detached, table + " " + name);
                }
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_figure_of_others_is_cited_under_its_publisher_and_ones_own_under_none) {
    record(R"({"format": 1, "indicators": [
      {"code": "JMF", "valid_from": "2024-01-01", "name": {"sv": "Jämförd", "en": "Compared"},
       "kind": "result", "method": "ratio", "numerator": "M-PRES", "denominator": "M-PLAN",
       "unit": "percent", "decimals": 1, "direction": "up", "over_time": "pool",
       "over_units": "pool", "over_breakdowns": "pool", "source": "eget",
       "benchmark": {"source": "kolada", "measure": "N99999"}}]})");
    values("M-PRES,T1,2024-02,F,80\nM-PLAN,T1,2024-02,F,100\n");
    std::istringstream bytes{
        R"({"values":[{"kpi":"N99999","municipality":"9901","period":2023,"values":[)"
        R"({"gender":"T","value":71.25},{"gender":"M","value":null,"status":".."}]}]})"};
    std::vector<usecases::InputFile> files{{"k.json", bytes, 0}};
    BOOST_TEST_REQUIRE(
        !usecases::import_benchmarks(*book, files, act()).imported.findings.has_errors());
    const std::uint64_t at = size() - 1;
    const auto entry = std::to_string(at);
    const auto issued = issue(act(), "VT24", follow_up);
    check(rows(issued.report.data, "benchmarks",
               {"indicator", "line", "source", "own", "period", "sex", "value"}),
          {"JMF||own|yes|VT24|T|80", "JMF|" + entry + ":2|kolada|no|2023|M|suppressed",
           "JMF|" + entry + ":1|kolada|no|2023|T|71.25"});
    const usecases::BenchmarkCitations citations{book->store(), size()};
    check(citations.reports_of({at, 1}), {issued.number});
}

BOOST_AUTO_TEST_CASE(what_is_counted_in_longer_periods_is_compared_by_the_last_that_has_ended) {
    record(R"({"format": 1, "measures": [
      {"code": "M-BEH", "name": {"sv": "Behöriga", "en": "Eligible"}, "kind": "count",
       "unit": "persons", "frequency": "term", "reported_by": "organisation"}],
     "indicators": [
      {"code": "BEH", "valid_from": "2024-01-01", "name": {"sv": "Behöriga", "en": "Eligible"},
       "kind": "result", "method": "sum", "numerator": "M-BEH", "unit": "persons", "decimals": 0,
       "direction": "up", "over_time": "sum", "over_units": "sum", "over_breakdowns": "sum",
       "source": "eget", "benchmark": {"source": "kolada", "measure": "N99999"}}]})");
    values("M-BEH,,VT24,,17\nM-BEH,,HT24,,19\n");
    std::istringstream bytes{
        R"({"values":[{"kpi":"N99999","municipality":"0000","period":2023,"values":[)"
        R"({"gender":"T","value":21}]}]})"};
    std::vector<usecases::InputFile> files{{"k.json", bytes, 0}};
    BOOST_TEST_REQUIRE(
        !usecases::import_benchmarks(*book, files, act()).imported.findings.has_errors());
    for (const auto& [period, own] : std::map<std::string, std::string>{
             {"2024-09", "own|VT24|17"}, {"HT24", "own|HT24|19"}, {"2024-02", "own|2024-02|"}}) {
        BOOST_TEST_CONTEXT(period) {
            const auto beside = rows(issue(act(), period, follow_up).report.data, "benchmarks",
                                     {"source", "period", "value"});
            BOOST_TEST_REQUIRE(beside.size() == 2U);
            BOOST_TEST(beside[0].starts_with(own), beside[0]);
            BOOST_TEST(beside[1] == "kolada|2023|21");
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
