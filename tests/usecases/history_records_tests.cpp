#include "app/usecases/activity_import.h"
#include "app/usecases/benchmark_import.h"
#include "app/usecases/history_extract.h"
#include "app/usecases/narrative.h"
#include "app/usecases/setup.h"
#include "app/usecases/survey_import.h"
#include "tests/usecases/small_book.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

using namespace utfall;
using namespace utfall::tests;

namespace {

const std::string with_records = "history-extract@1.1.0";

struct Records : SmallBook {
    Records() {
        const auto done = usecases::import_setup(
            *book, read_bytes(UTFALL_SOURCE_ROOT "/tests/data/journeys/enkater.json"),
            "enkater.json", act());
        BOOST_TEST_REQUIRE(!done.findings.has_errors());
    }
    usecases::Act because(const std::string& reason) {
        usecases::Act made = act();
        made.reason_code = "typo";
        made.reason = reason;
        return made;
    }
    void good(const usecases::Imported& done) {
        BOOST_TEST_REQUIRE(!done.findings.has_errors(), faults_by_row(done));
    }
    void activity(const std::string& row, const std::string& why = "Ny lista") {
        GivenFiles files{
            {{"a.csv", "code,team,kind,organiser,date,hours,participants,status\n" + row + "\n"}}};
        good(usecases::import_activities(*book, files.list, because(why)));
    }
    void answer(const std::string& row) {
        GivenFiles files{
            {{"e.csv", "survey,question,respondent,wave,answer,team,organisation\n" + row + "\n"}}};
        good(usecases::import_answers(*book, files.list, act()));
    }
    void text(const std::string& row) {
        GivenFiles files{
            {{"t.csv",
              "section,block,organisation,team,intervention,period,lang,text\n" + row + "\n"}}};
        good(usecases::import_narratives(*book, files.list, act()));
    }
    void published(const std::string& value) {
        GivenFiles files{
            {{"k.json", R"({"values":[{"kpi":"N99999","municipality":"0000","period":2023,)"
                        R"("values":[{"gender":"T","value":)" +
                            value + "}]}]}"}}};
        good(usecases::import_benchmarks(*book, files.list, act()).imported);
    }
    usecases::PreparedReport extract(const std::string& period = "VT24",
                                     const std::string& scope = {}, const std::string& about = {},
                                     const std::string& family = with_records) {
        usecases::ReportRequest request;
        request.period = period;
        request.scope = scope;
        request.about = about;
        return usecases::prepare_report(*book, templates, family, size(), request, {});
    }
    // "activity A1: hours: 3 → 4; organiser": what each change is told as.
    static std::vector<std::string> told(const usecases::PreparedReport& report) {
        std::vector<std::string> all;
        for (const auto& row : report.data.table("record_changes")) {
            all.push_back(reports::text_of(row, "kind") + " " + reports::text_of(row, "key") +
                          ": " + reports::text_of(row, "changed"));
        }
        return all;
    }
};

void check(const std::vector<std::string>& seen, const std::vector<std::string>& wanted) {
    BOOST_TEST(seen == wanted, boost::test_tools::per_element());
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(history_records_tests, Records)

BOOST_AUTO_TEST_CASE(what_changed_is_told_with_its_fields_and_of_detached_texts_no_word) {
    activity("A1,T1,training,Kommunen,2024-02-01,3,12,held");
    answer("ENK,TRIVS,R01,IN,1,T1,9901");
    text("summary,text,9901,,,VT24,sv,Allt gick bra.");
    published("71.2");
    check(told(extract()), {});
    activity("A1,T1,training,Anna Andersson,2024-02-01,4,12,held", "Fel i listan");
    answer("ENK,TRIVS,R01,IN,3,T1,9901");
    text("summary,text,9901,,,VT24,sv,Nästan allt gick bra.");
    published("70.9");
    const auto report = extract();
    BOOST_TEST(!report.findings.has_errors());
    check(told(report),
          {"activity A1: hours: 3 → 4; organiser", "survey_answer ENK · TRIVS · IN · T1: answer",
           "benchmark kolada · N99999 · 0000 · 2023 · T: value: 71.2 → 70.9; "
           "typed: 71.2 → 70.9",
           "narrative summary · text · 9901 · VT24 · sv: content"});
    const auto& changed = report.data.table("record_changes").front();
    BOOST_TEST(reports::text_of(changed, "reason_code") == "typo");
    BOOST_TEST(reports::text_of(changed, "reason") == "Fel i listan");
    BOOST_TEST(reports::text_of(changed, "replaces").ends_with(".1"));
    BOOST_TEST(reports::text_of(changed, "line_hash").size() == 64U);
    for (const auto& row : report.data.table("record_changes")) {
        for (const auto& [name, field] : row) {
            const auto* words = std::get_if<std::string>(&field.value);
            if (words == nullptr) continue;
            for (const char* secret : {"R01", "Anna", "Nästan"})
                BOOST_TEST((words->find(secret) == std::string::npos), name + ": " + *words);
        }
    }
    // The entries behind the changes are named with those behind the numbers.
    BOOST_TEST(report.data.table("acts").size() >= 4U);
}

BOOST_AUTO_TEST_CASE(a_change_belongs_to_the_periods_and_the_scopes_of_what_it_is_about) {
    activity("A1,T1,training,Kommunen,2024-02-01,3,12,held");
    activity("A2,,meeting,Kommunen,2024-02-01,2,5,held");
    activity("A1,T1,training,Kommunen,2024-09-01,3,12,held");
    activity("A2,,meeting,Kommunen,2024-02-01,2,6,held");
    const std::string moved = "activity A1: date: 2024-02-01 → 2024-09-01";
    const std::string counted = "activity A2: participants: 5 → 6";
    check(told(extract()), {moved, counted});
    check(told(extract("HT24")), {moved});
    check(told(extract("VT24", "team:T1")), {moved});
    check(told(extract("VT24", "team:T2")), {});
    check(told(extract("VT24", {}, "indicator:NÄR")), {});
}

BOOST_AUTO_TEST_CASE(an_extract_in_a_version_that_does_not_ask_has_none_of_it) {
    activity("A1,T1,training,Kommunen,2024-02-01,3,12,held");
    activity("A1,T1,training,Kommunen,2024-02-01,4,12,held");
    const auto before = extract("VT24", {}, {}, "history-extract@1.0.0");
    BOOST_TEST(!before.data.tables.contains("record_changes"));
    BOOST_TEST(before.data.table("acts").size() < extract().data.table("acts").size());
}

BOOST_AUTO_TEST_SUITE_END()
