#include "app/usecases/survey_import.h"

#include "app/core/error.h"
#include "app/usecases/activity_import.h"
#include "app/usecases/file_import.h"
#include "app/usecases/report_parts.h"
#include "app/usecases/survey_files.h"
#include "reports/published.h"
#include "tests/usecases/small_book.h"

#include <boost/test/unit_test.hpp>
#include <sstream>

using namespace utfall;
using namespace utfall::tests;
using surveys::Answer;

namespace {

const std::string survey_columns = "survey,question,respondent,wave,answer,team,organisation\n";

// The small book with the surveys of tests/data/journeys/enkater.json.
struct Surveys : SmallBook {
    Surveys() { setup(read_bytes(UTFALL_SOURCE_ROOT "/tests/data/journeys/enkater.json")); }

    void setup(const std::string& document) {
        const auto done = usecases::import_setup(*book, document, "enkater.json", act());
        BOOST_TEST_REQUIRE(!done.findings.has_errors());
    }
    usecases::Imported import(const Files& given, bool dry_run = false) {
        GivenFiles files{given};
        return usecases::import_answers(*book, files.list, act(dry_run));
    }
    void recorded(const std::string& rows) {
        const auto done = import({{"a.csv", survey_columns + rows}});
        BOOST_TEST_REQUIRE(!done.findings.has_errors(), faults_by_row(done));
    }
    void activity(const std::string& code) {
        std::istringstream bytes{"code,kind,date,status\n" + code + ",workshop,2024-02-21,held\n"};
        std::vector<usecases::InputFile> files{{"a.csv", bytes, 0}};
        BOOST_TEST_REQUIRE(usecases::import_activities(*book, files, act()).added == 1U);
    }
    std::string faults_of(const std::string& row) {
        return faults_by_row(import({{"a.csv", survey_columns + row + "\n"}}, true));
    }
    // "R01 IN 1; R02 UT 3": what is in force.
    std::string in_force(std::uint64_t as_of) {
        std::string all;
        for (const Answer& one : usecases::answers_at(book->store(), as_of)) {
            all += (all.empty() ? "" : "; ") + one.key.respondent + " " + one.key.wave + " " +
                   one.answer;
        }
        return all;
    }
    usecases::SurveyOutcome outcome(const std::string& team = {}) {
        const auto known = usecases::load_setup(book->store(), size());
        return usecases::outcomes_asked_for(book->store(), size(), known,
                                            usecases::survey_filter(known, "ENK", team))
            .front();
    }
    using Part = void (*)(usecases::AskedFacts&, usecases::Origins&, reports::DataSet&);
    std::vector<reports::DataRow> reported(Part part, const std::string& table,
                                           const std::string& period,
                                           const std::string& scope = {}) {
        usecases::ReportRequest request;
        request.period = period;
        request.scope = scope;
        reports::DataSet data;
        const auto facts = usecases::report_facts(*book, size(), request);
        usecases::Origins origins{facts};
        usecases::AskedFacts asked{facts};
        part(asked, origins, data);
        return data.tables.at(table);
    }
    // "n_in=4 n_out=" of a row.
    static std::string shown(const reports::DataRow& row, const std::vector<std::string>& names) {
        std::string all;
        for (const std::string& name : names) {
            const auto* number = std::get_if<core::Decimal>(&row.at(name).value);
            all += (all.empty() ? "" : " ") + name + "=" + (number ? number->to_string() : "");
        }
        return all;
    }

    const std::string before_and_after =
        "ENK,TRIVS,R01,IN,1,T1,\nENK,TRIVS,R02,IN,2,T1,\nENK,TRIVS,R03,IN,3,T2,\n"
        "ENK,STÖD,R01,IN,NEJ,T1,\nENK,TRIVS,R01,UT,3,T1,\nENK,TRIVS,R02,UT,2,T1,\n"
        "ENK,STÖD,R01,UT,JA,T1,\n";
};

// All columns of a published table, and each as detached as it is said to be: here none is.
void check_columns(const std::string& table, const reports::DataRow& row) {
    const auto& published = reports::published().tables.at(table);
    BOOST_TEST(row.size() == published.size(), table);
    for (const auto& [name, field] : row) {
        BOOST_TEST(published.contains(name), table << " " << name);
        BOOST_TEST(!field.detached, table << " " << name);
    }
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(survey_import_tests, Surveys)

BOOST_AUTO_TEST_CASE(files_of_answers_become_one_entry_and_the_same_again_none) {
    const std::uint64_t before = size();
    const Files files{{"a.csv", survey_columns + "ENK,TRIVS,R01,IN,1,T1,\n"},
                      {"b.csv",
                       "\xEF\xBB\xBF"
                       "Enkät;Fråga;Svarande;Omgång;Svar\nENK;STÖD;R01;IN;JA\n"}};
    BOOST_TEST(import(files, true).added == 2U);
    BOOST_TEST(size() == before);
    const auto done = import(files);
    BOOST_TEST(faults_by_row(done) == "");
    BOOST_TEST(done.added == 2U);
    BOOST_TEST(size() == before + 1);
    BOOST_TEST(book->store().entry(before)->kind == "surveys-imported");
    const auto all = usecases::answers_at(book->store(), size());
    BOOST_TEST_REQUIRE(all.size() == 2U);
    BOOST_TEST(all[0].key.question == "STÖD");
    BOOST_TEST(all[0].organisation == "9901");
    BOOST_TEST(*all[0].source == 1);
    BOOST_TEST(all[1].team == "T1");
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
        {"ENK,TRIVS,R01,IN,1,,", ""},
        {"ENK,TRIVS,R01,IN,VETEJ,T1,9901", ""},
        {",,,,,T1,",
         "2 survey CELL_REQUIRED, 2 question CELL_REQUIRED, 2 respondent CELL_REQUIRED, "
         "2 wave CELL_REQUIRED, 2 answer CELL_REQUIRED"},
        {"ENKK,TRIVS,R01,IN,1,,", "2 survey ANSWER_SURVEY_UNKNOWN"},
        {"ENK,TRIVSEL,R01,IN,1,,", "2 question ANSWER_QUESTION_UNKNOWN"},
        {"ENK,TRIVS,R01,INN,1,,", "2 wave ANSWER_WAVE_UNKNOWN"},
        {"ENK,TRIVS,R01,IN,4,,", "2 answer ANSWER_UNKNOWN"},
        {"ENK,STÖD,R01,IN,1,,", "2 answer ANSWER_UNKNOWN"},
        {"ENK,TRIVS,Anna Ek,IN,1,,", "2 respondent CELL_CODE"},
        {"ENK,TRIVS,19121212-1212,IN,1,,", "2 respondent PERSONAL_NUMBER"},
        {"ENK,TRIVS,1212121212,IN,1,,", "2 respondent PERSONAL_NUMBER_POSSIBLE"},
        {"ENK,TRIVS,R01,IN,1,T9,", "2 team ANSWER_TEAM_UNKNOWN"},
        {"ENK,TRIVS,R01,IN,1,T1,9902", "2 organisation ANSWER_TEAM_ELSEWHERE"},
        {"ENK,TRIVS,R01,IN,1,,9999", "2 organisation ANSWER_ORGANISATION_UNKNOWN"},
        // All of them at once.
        {"ENK,TRIVS,,INN,9,T9,",
         "2 respondent CELL_REQUIRED, 2 wave ANSWER_WAVE_UNKNOWN, 2 answer ANSWER_UNKNOWN, "
         "2 team ANSWER_TEAM_UNKNOWN"}};
    for (const auto& [row, told] : cases) BOOST_TEST(faults_of(row) == told, row);
    const auto misspelt = import({{"a.csv", survey_columns + "ENK,TRIVSS,R01,IN,1,,\n"}}, true);
    BOOST_TEST(misspelt.findings.list().front().args.at("closest") == "TRIVS");
}

BOOST_AUTO_TEST_CASE(nobody_answers_a_question_twice_in_one_wave) {
    const std::uint64_t before = size();
    const auto done =
        import({{"a.csv", survey_columns +
                              "ENK,TRIVS,R01,IN,1,,\nENK,TRIVS,R01,UT,1,,\nENK,TRIVS,R02,IN,1,,\n"},
                {"b.csv", survey_columns + "ENK,STÖD,R01,IN,JA,,\nENK,TRIVS,R01,IN,1,,\n"}});
    BOOST_TEST(faults_by_row(done) == "3 respondent ANSWER_TWICE");
    BOOST_TEST(done.findings.list().back().args.at("file") == "a.csv");
    BOOST_TEST(size() == before);
}

BOOST_AUTO_TEST_CASE(another_answer_of_the_same_is_a_later_version_of_it) {
    recorded("ENK,TRIVS,R01,IN,1,,\nENK,TRIVS,R02,IN,3,,\n");
    const std::uint64_t first = size();
    recorded("ENK,TRIVS,R01,IN,2,,\n");
    BOOST_TEST(in_force(first) == "R01 IN 1; R02 IN 3");
    BOOST_TEST(in_force(size()) == "R01 IN 2; R02 IN 3");
    const auto all = usecases::answers_at(book->store(), size());
    BOOST_TEST((all[0].replaces == ledger::LineRef{first - 1, 1}));
    BOOST_TEST(storage::verify_book(path).findings.empty());
}

BOOST_AUTO_TEST_CASE(more_answers_than_were_invited_and_an_unknown_activity_are_warnings) {
    recorded("UTV-1,HELHET,D1,EFTER,1,,\nUTV-1,HELHET,D2,EFTER,1,,\n");
    const std::string more =
        "UTV-1,HELHET,D2,EFTER,2,,\nUTV-1,HELHET,D3,EFTER,1,,\nUTV-1,HELHET,D4,EFTER,1,,\n"
        "UTV-1,HELHET,D5,EFTER,1,,\nUTV-1,HELHET,D6,EFTER,1,,\n";
    const auto done = import({{"a.csv", survey_columns + more}}, true);
    BOOST_TEST(faults_by_row(done) ==
               "5 respondent ANSWERS_ABOVE_INVITED, 2 survey SURVEY_ACTIVITY_UNKNOWN");
    BOOST_TEST(!done.findings.has_errors());
    activity("F1-02");
    BOOST_TEST(faults_by_row(import({{"a.csv", survey_columns + more}}, true)) ==
               "5 respondent ANSWERS_ABOVE_INVITED");
}

BOOST_AUTO_TEST_CASE(a_list_as_a_file_is_read_in_again_without_a_change) {
    recorded(before_and_after);
    const std::uint64_t before = size();
    for (const core::Lang lang : {core::Lang::sv, core::Lang::en}) {
        const auto file = usecases::answer_file(usecases::answers_at(book->store(), before), lang);
        for (const std::string& bytes :
             {usecases::csv_of(file, lang), usecases::xlsx_of(file, core::Instant{})}) {
            std::istringstream stream{bytes};
            BOOST_TEST((usecases::guess_file_kind(stream) == usecases::FileKind::surveys));
            const auto done = import({{"list", bytes}});
            BOOST_TEST(faults_by_row(done) == "");
            BOOST_TEST(done.replayed);
            BOOST_TEST(done.unchanged == 7U);
        }
    }
    BOOST_TEST(size() == before);
}

BOOST_AUTO_TEST_CASE(what_is_told_of_a_survey_names_nobody_who_answered) {
    recorded(before_and_after);
    const auto whole = outcome();
    const std::string json = core::canonical(usecases::survey_json(whole, core::Lang::sv));
    const std::string table =
        usecases::csv_of(usecases::survey_table({whole}, core::Lang::sv), core::Lang::sv);
    for (const std::string& told : {json, table}) BOOST_TEST(told.find("R0") == std::string::npos);
    BOOST_TEST(json.find(R"("n_in":3,"n_out":2)") != std::string::npos, json);
    const auto change = usecases::change_of(whole, 0);
    BOOST_TEST(change.rate_in->to_string() == "60");
    BOOST_TEST(change.rate_out->to_string() == "50");
    BOOST_TEST(*change.paired == 2);
}

BOOST_AUTO_TEST_CASE(of_one_team_nobody_knows_how_many_were_invited) {
    recorded(before_and_after);
    const auto of_team = usecases::change_of(outcome("T1"), 0);
    BOOST_TEST(*of_team.n_in == 2);
    BOOST_TEST(!of_team.rate_in.has_value());
    BOOST_TEST(!of_team.invited_in.has_value());
    // Nobody of the other team answered at the end: that is not known to be nought.
    BOOST_TEST(!usecases::change_of(outcome("T2"), 0).n_out.has_value());
    const auto known = usecases::load_setup(book->store(), size());
    BOOST_CHECK_THROW(usecases::survey_filter(known, "ANNAN", ""), core::Error);
    BOOST_CHECK_THROW(usecases::survey_filter(known, "", "T9"), core::Error);
}

BOOST_AUTO_TEST_CASE(answers_that_the_set_up_has_no_place_for_any_more_are_said_to_be_so) {
    recorded(before_and_after);
    setup(R"({"format": 1, "surveys": [{"code": "ENK", "name": "Ungas upplevelse",
        "questions": [{"code": "TRIVS", "name": "Jag trivs", "answers": [
          {"code": "1", "name": "Inte", "value": 1}, {"code": "3", "name": "Helt", "value": 3}]}],
        "waves": [{"code": "IN", "name": "In"}, {"code": "UT", "name": "Ut"}]}]})");
    const auto left = outcome();
    BOOST_TEST(left.result.unplaced == 4);
    BOOST_TEST(*usecases::change_of(left, 0).paired == 1);
}

BOOST_AUTO_TEST_CASE(a_report_has_the_surveys_that_were_answered_by_its_end_within_its_scope) {
    recorded(before_and_after);
    const std::vector<std::string> ends{
        "n_in",       "n_out", "paired", "invited", "response_rate_in",
        "median_out", "up",    "same",   "down"};
    const auto questions = [&](const std::string& period, const std::string& scope = {}) {
        return reported(usecases::add_survey_questions, "survey_questions", period, scope);
    };
    BOOST_TEST(questions("2024-01").empty());
    // At the end of the spring the last wave is still to come.
    BOOST_TEST(shown(questions("VT24").front(), ends) ==
               "n_in=3 n_out= paired= invited= response_rate_in=60 median_out= up= same= down=");
    const auto autumn = questions("HT24");
    BOOST_TEST_REQUIRE(autumn.size() == 2U);
    BOOST_TEST(shown(autumn.front(), ends) ==
               "n_in=3 n_out=2 paired=2 invited=4 response_rate_in=60 median_out=2 up=1 same=1 "
               "down=0");
    BOOST_TEST(reports::text_of(autumn.back(), "question_name") == "Jag får stöd när jag behöver");
    BOOST_TEST(shown(questions("HT24", "team:T1").front(), ends) ==
               "n_in=2 n_out=2 paired=2 invited= response_rate_in= median_out=2 up=1 same=1 "
               "down=0");
    BOOST_TEST(questions("HT24", "unit:U1").size() == 2U);
    BOOST_TEST(questions("HT24", "phase:F1").empty());
    check_columns("survey_questions", autumn.front());

    const auto answers = reported(usecases::add_survey_answers, "survey_answers", "HT24");
    BOOST_TEST_REQUIRE(answers.size() == 6U);
    BOOST_TEST(reports::text_of(answers[0], "answer_name") == "Stämmer inte");
    BOOST_TEST(shown(answers[0], {"count_in", "count_out", "paired_in", "paired_out"}) ==
               "count_in=1 count_out=0 paired_in=1 paired_out=0");
    check_columns("survey_answers", answers[0]);

    const auto waves = reported(usecases::add_survey_waves, "survey_waves", "VT24");
    BOOST_TEST_REQUIRE(waves.size() == 2U);
    BOOST_TEST(shown(waves[0], {"n", "invited", "response_rate", "median"}) ==
               "n=3 invited=5 response_rate=60 median=2");
    check_columns("survey_waves", waves[0]);
}

BOOST_AUTO_TEST_CASE(an_activity_has_the_evaluation_of_the_survey_that_names_it) {
    const std::vector<std::string> told{"evaluation_n", "evaluation_median", "evaluation_rate"};
    activity("F1-02");
    activity("F1-03");
    const auto activities = [&](const std::string& scope = {}) {
        return reported(usecases::add_activities, "activities", "VT24", scope);
    };
    BOOST_TEST(shown(activities()[0], told) == "evaluation_n= evaluation_median= evaluation_rate=");
    recorded(
        "UTV-1,HELHET,D1,EFTER,2,T1,\nUTV-1,HELHET,D2,EFTER,3,T2,\n"
        "UTV-1,HELHET,D3,EFTER,3,T2,\n");
    BOOST_TEST(shown(activities()[0], told) ==
               "evaluation_n=3 evaluation_median=3 evaluation_rate=75");
    BOOST_TEST(shown(activities()[1], told) == "evaluation_n= evaluation_median= evaluation_rate=");
}

BOOST_AUTO_TEST_SUITE_END()
