#include "app/usecases/activity_import.h"

#include "app/core/error.h"
#include "app/usecases/activities.h"
#include "app/usecases/file_import.h"
#include "app/usecases/report_parts.h"
#include "reports/published.h"
#include "reports/xlsx_workbook.h"
#include "tests/usecases/small_book.h"

#include <boost/test/unit_test.hpp>
#include <sstream>

using namespace utfall;
using namespace utfall::tests;
using activities::Activity;

namespace {

const std::string header = "code,team,kind,organiser,date,hours,participants,status\n";

struct Activities : SmallBook {
    usecases::Imported import(const Files& given, bool dry_run = false) {
        GivenFiles files{given};
        return usecases::import_activities(*book, files.list, act(dry_run));
    }
    void recorded(const std::string& rows) {
        const auto done = import({{"a.csv", rows}});
        BOOST_TEST_REQUIRE(!done.findings.has_errors(), faults_by_row(done));
    }
    std::string faults_of(const std::string& row) {
        return faults_by_row(import({{"a.csv", activity_columns + row + "\n"}}, true));
    }
    // "A1 held 12; A2 planned": what is in force.
    std::string in_force(std::uint64_t as_of) {
        std::string all;
        for (const Activity& one : usecases::activities_at(book->store(), as_of)) {
            all += (all.empty() ? "" : "; ") + one.code + " " + one.status;
            if (one.participants) all += " " + std::to_string(*one.participants);
        }
        return all;
    }
    std::vector<Activity> listed(const usecases::ActivityFilter& filter = {}) {
        const auto setup = usecases::load_setup(book->store(), size());
        return usecases::activities_asked_for(book->store(), size(), setup.programme, filter);
    }
    std::vector<reports::DataRow> reported(const std::string& period, const std::string& scope) {
        usecases::ReportRequest request;
        request.period = period;
        request.scope = scope;
        const auto facts = usecases::report_facts(*book, size(), request);
        reports::DataSet data;
        usecases::Origins origins{facts};
        usecases::AskedFacts asked{facts};
        usecases::add_activities(asked, origins, data);
        return data.tables.at("activities");
    }
    std::string codes_reported(const std::string& period, const std::string& scope = "") {
        std::string all;
        for (const auto& row : reported(period, scope)) {
            all += reports::text_of(row, "code") +
                   (reports::text_of(row, "in_period") == "yes" ? "* " : " ");
        }
        return all;
    }

    const std::string activity_columns =
        "code,name,team,organisation,kind,organiser,target_group,phase,level,date,end_date,hours,"
        "participants,unique_participants,status,deviation,evidence\n";
    const std::string three =
        activity_columns +
        "A1,Kartläggning,T1,,workshop,Provkommun,lärare,F1,preventive,2024-02-14,2024-02-21,7.5,31,"
        "18,held,\"En dag, inte två\",lista 3\n"
        "A2,,,,training,,,,,2024-09-04,,3,12,12,planned,,\n"
        "A3,=Möte,T2,9901,meeting,,,,,,,,,,cancelled,,\n";
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(activity_import_tests, Activities)

BOOST_AUTO_TEST_CASE(files_of_activities_become_one_entry_and_the_same_again_none) {
    const std::uint64_t before = size();
    const Files files{{"a.csv", header + "A1,T1,workshop,SKR,2024-02-14,3,12,held\n"},
                      {"b.csv", "\xEF\xBB\xBFKod;Slag;Status;Timmar\nA2;other;planned;2,5\n"}};
    BOOST_TEST(import(files, true).added == 2U);
    BOOST_TEST(size() == before);
    const auto done = import(files);
    BOOST_TEST(faults_by_row(done) == "");
    BOOST_TEST(done.added == 2U);
    BOOST_TEST(done.sources.size() == 2U);
    BOOST_TEST(size() == before + 1);
    BOOST_TEST(book->store().entry(before)->kind == "activities-imported");
    const auto all = listed();
    BOOST_TEST_REQUIRE(all.size() == 2U);
    BOOST_TEST(all[0].organiser == "SKR");
    BOOST_TEST(all[0].organisation == "9901");
    BOOST_TEST(all[1].hours->to_string() == "2.5");
    const auto again = import(files);
    BOOST_TEST(again.replayed);
    BOOST_TEST(again.unchanged == 2U);
    BOOST_TEST(size() == before + 1);
}

BOOST_AUTO_TEST_CASE(each_fault_of_a_row_is_told_where_it_stands) {
    struct Case {
        std::string row, told;
    };
    const std::vector<Case> cases{
        {"A1,,,,training,,,,,,,0,0,0,planned,,", ""},
        {"A1,,,,training,,,,,,,,,,planned,,", ""},
        {",,,,training,,,,,,,,,,planned,,", "2 code CELL_REQUIRED"},
        {"A 1,,,,training,,,,,,,,,,planned,,", "2 code CELL_CODE"},
        {"A1,,,,,,,,,,,,,,,,", "2 kind CELL_REQUIRED, 2 status CELL_REQUIRED"},
        {"A1,,,,course,,,,,,,,,,done,,", "2 kind CELL_CHOICE, 2 status CELL_CHOICE"},
        {"A1,,,,training,,,,high,,,,,,planned,,", "2 level CELL_CHOICE"},
        {"A1,,T9,,training,,,,,,,,,,planned,,", "2 team ACTIVITY_TEAM_UNKNOWN"},
        {"A1,,T1,9902,training,,,,,,,,,,planned,,", "2 organisation ACTIVITY_TEAM_ELSEWHERE"},
        {"A1,,,9999,training,,,,,,,,,,planned,,", "2 organisation ACTIVITY_ORGANISATION_UNKNOWN"},
        {"A1,,,,training,,,F9,,,,,,,planned,,", "2 phase ACTIVITY_PHASE_UNKNOWN"},
        {"A1,,,,training,,,,,2024-02-30,,,,,held,,", "2 date CELL_DATE"},
        {"A1,,,,training,,,,,,,,,,held,,", "2 date ACTIVITY_DATE_MISSING"},
        {"A1,,,,training,,,,,,2024-02-14,,,,planned,,", "2 date ACTIVITY_DATE_MISSING"},
        {"A1,,,,training,,,,,2024-02-14,2024-02-13,,,,held,,", "2 end_date CELL_INTERVAL"},
        {"A1,,,,training,,,,,,,-1,,,planned,,", "2 hours CELL_BELOW_MINIMUM"},
        {"A1,,,,training,,,,,,,many,,,planned,,", "2 hours NUMBER_FORMAT"},
        {"A1,,,,training,,,,,,,,2.5,,planned,,", "2 participants CELL_WHOLE_NUMBER"},
        {"A1,,,,training,,,,,,,,-2,,planned,,", "2 participants CELL_BELOW_MINIMUM"},
        {"A1,,,,training,,,,,,,,1000001,,planned,,", "2 participants CELL_ABOVE_MAXIMUM"},
        {"A1,,,,training,,,,,,,,5,6,planned,,", "2 unique_participants ACTIVITY_UNIQUE_ABOVE_ALL"},
        {"A1,,,,training,,,,,,,,,,planned,Ring 19121212-1212,", "2 deviation PERSONAL_NUMBER"},
        {"A1,,,,training,,,,,,,,,,planned,,1212121212", "2 evidence PERSONAL_NUMBER_POSSIBLE"},
        // Those that may well be right.
        {"A1,,,,training,,,,,2025-12-01,,,,,held,,", "2 date ACTIVITY_HELD_LATER"},
        {"A1,,,,training,,,,,2023-12-31,,,,,held,,", "2 date ACTIVITY_OUTSIDE_OPERATION"},
        {"A1,,,,training,,,,,2025-12-30,2026-01-02,,,,planned,,",
         "2 date ACTIVITY_OUTSIDE_OPERATION"},
        {"A1,,,,training,,,F1,,2025-07-01,,,,,planned,,", "2 date ACTIVITY_OUTSIDE_PHASE"},
        // All of them at once.
        {"A1,,T9,,course,,,F9,,2024-02-30,,-1,,,held,,",
         "2 kind CELL_CHOICE, 2 date CELL_DATE, 2 hours CELL_BELOW_MINIMUM, "
         "2 team ACTIVITY_TEAM_UNKNOWN, 2 phase ACTIVITY_PHASE_UNKNOWN"}};
    for (const auto& [row, told] : cases) BOOST_TEST(faults_of(row) == told, row);
}

BOOST_AUTO_TEST_CASE(a_code_stands_once_in_the_files_of_an_import) {
    const std::uint64_t before = size();
    const auto done = import({{"a.csv", header + "A1,,other,,,,,planned\nA2,,other,,,,,planned\n"},
                              {"b.csv", header + "A2,,other,,,,,planned\nA1,T9,other,,,,,held\n"}});
    BOOST_TEST(faults_by_row(done) ==
               "3 date ACTIVITY_DATE_MISSING, 3 team ACTIVITY_TEAM_UNKNOWN, "
               "2 code ACTIVITY_DUPLICATE, 3 code ACTIVITY_DUPLICATE");
    BOOST_TEST(done.findings.list().back().args.at("file") == "a.csv");
    BOOST_TEST(size() == before);
}

BOOST_AUTO_TEST_CASE(what_was_planned_and_then_held_is_a_later_version_of_the_same) {
    recorded(header + "A1,T1,workshop,,2024-02-14,,,planned\nA2,,other,,,,,planned\n");
    const std::uint64_t planned = size();
    recorded(header + "A1,T1,workshop,,2024-02-14,3,12,held\n");
    BOOST_TEST(in_force(planned) == "A1 planned; A2 planned");
    BOOST_TEST(in_force(size()) == "A1 held 12; A2 planned");
    const auto all = listed();
    BOOST_TEST((all[0].replaces == ledger::LineRef{planned - 1, 1}));
    BOOST_TEST(storage::verify_book(path).findings.empty());
}

BOOST_AUTO_TEST_CASE(a_list_as_a_file_is_read_in_again_without_a_change) {
    recorded(three);
    const std::uint64_t before = size();
    for (const core::Lang lang : {core::Lang::sv, core::Lang::en}) {
        const auto file = usecases::activity_file(listed(), lang);
        for (const std::string& bytes :
             {usecases::csv_of(file, lang), usecases::xlsx_of(file, core::Instant{})}) {
            std::istringstream stream{bytes};
            BOOST_TEST((usecases::guess_file_kind(stream) == usecases::FileKind::activities));
            const auto done = import({{"list", bytes}});
            BOOST_TEST(faults_by_row(done) == "");
            BOOST_TEST(done.replayed);
            BOOST_TEST(done.unchanged == 3U);
        }
    }
    BOOST_TEST(size() == before);
    BOOST_TEST(listed().back().name == "=Möte");
}

BOOST_AUTO_TEST_CASE(a_sheet_is_read_as_people_fill_it_in) {
    namespace xlsx = reports::xlsx;
    xlsx::Workbook filled{{}};
    const auto sheet = filled.add_sheet("Blad1");
    const std::vector<std::string> heads{"Status", "Kod", "Slag", "Timmar", "Deltaganden"};
    for (std::uint16_t i = 0; i < heads.size(); ++i) filled.text(sheet, {0, i}, heads[i], {});
    for (std::uint16_t i = 0; i < 3; ++i)
        filled.text(sheet, {1, i}, std::vector<std::string>{"planned", "A1", "other"}[i], {});
    filled.number(sheet, {1, 3}, core::Rational{*core::Decimal::parse("1.125")}, {});
    filled.number(sheet, {1, 4}, core::Rational{core::Decimal{12}}, {});
    filled.text(sheet, {3, 1}, "A2", {});
    filled.text(sheet, {3, 3}, "tre", {});
    const auto done = import({{"blad.xlsx", filled.close()}}, true);
    BOOST_TEST(faults_by_row(done) ==
               "4 kind CELL_REQUIRED, 4 status CELL_REQUIRED, 4 hours NUMBER_FORMAT");
    BOOST_TEST(done.findings.list().front().where.sheet == "Blad1");
    BOOST_TEST(done.sources.front().rows == 2);

    xlsx::Workbook two{{}};
    for (const char* name : {"Blad1", "Blad2"}) two.text(two.add_sheet(name), {0, 0}, "code", {});
    BOOST_TEST(faults_by_row(import({{"two.xlsx", two.close()}}, true)) == "0  ROWS_SHEET_MISSING");
}

BOOST_AUTO_TEST_CASE(three_decimals_of_a_sheets_number_are_no_thousands) {
    namespace xlsx = reports::xlsx;
    xlsx::Workbook filled{{}};
    const auto sheet = filled.add_sheet("Aktiviteter");
    const std::vector<std::string> heads{"code", "kind", "status", "hours"};
    const std::vector<std::string> cells{"A1", "other", "planned"};
    for (std::uint16_t i = 0; i < heads.size(); ++i) filled.text(sheet, {0, i}, heads[i], {});
    for (std::uint16_t i = 0; i < cells.size(); ++i) filled.text(sheet, {1, i}, cells[i], {});
    filled.number(sheet, {1, 3}, core::Rational{*core::Decimal::parse("1.125")}, {});
    BOOST_TEST(faults_by_row(import({{"a.xlsx", filled.close()}})) == "");
    BOOST_TEST(listed().front().hours->to_string() == "1.125");
}

BOOST_AUTO_TEST_CASE(a_list_is_of_a_team_an_organisation_or_a_period) {
    recorded(three);
    const auto setup = usecases::load_setup(book->store(), size());
    const auto asked = [&](const std::string& team, const std::string& organisation,
                           const std::string& period) {
        std::string all;
        for (const Activity& one :
             listed(usecases::activity_filter(setup.programme, team, organisation, period)))
            all += one.code;
        return all;
    };
    BOOST_TEST(asked("", "", "") == "A1A2A3");
    BOOST_TEST(asked("T2", "", "") == "A3");
    BOOST_TEST(asked("", "SE-REG-99", "") == "A1A2A3");
    BOOST_TEST(asked("", "9902", "") == "");
    BOOST_TEST(asked("", "", "HT24") == "A2");
    BOOST_TEST(asked("", "", "2024-02") == "A1");
    BOOST_TEST(asked("T1", "", "2024-03") == "");
    for (const std::vector<std::string>& unknown :
         std::vector<std::vector<std::string>>{{"T9", "", ""}, {"", "9999", ""}, {"", "", "HT99"}})
        BOOST_CHECK_THROW(asked(unknown[0], unknown[1], unknown[2]), core::Error);
}

BOOST_AUTO_TEST_CASE(a_report_has_the_activities_that_had_begun_within_its_scope) {
    recorded(three + "A4,,T2,,training,,,F1,,2024-03-05,2024-08-20,,,,held,,\n");
    BOOST_TEST(codes_reported("2024-01") == "");
    BOOST_TEST(codes_reported("VT24") == "A1* A4* ");
    BOOST_TEST(codes_reported("HT24") == "A1 A4* A2* ");
    BOOST_TEST(codes_reported("HT24", "team:T1") == "A1 ");
    BOOST_TEST(codes_reported("HT24", "unit:U1") == "A1 A4* ");
    BOOST_TEST(codes_reported("HT24", "phase:F1") == "A1 A4* ");
    BOOST_TEST(codes_reported("HT24", "region:SE-REG-99") == "A1 A4* A2* ");
    BOOST_TEST(codes_reported("HT24", "programme:PROV") == "A1 A4* A2* ");

    const auto first = reported("VT24", "").front();
    BOOST_TEST(reports::text_of(first, "kind") == "Workshop");
    BOOST_TEST(reports::text_of(first, "status") == "Genomförd");
    BOOST_TEST(reports::text_of(first, "team_name") == "Team ett");
    BOOST_TEST(reports::text_of(first, "phase_name") == "Fas 1");
    const auto& columns_told = reports::published().tables.at("activities");
    BOOST_TEST(first.size() == columns_told.size());
    for (const auto& [name, field] : first) {
        const auto known = columns_told.find(name);
        BOOST_TEST_REQUIRE((known != columns_told.end()), name);
        BOOST_TEST(field.detached == known->second.detached, name);
    }
}

BOOST_AUTO_TEST_SUITE_END()
