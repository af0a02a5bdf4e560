#include "app/usecases/people_figures.h"

#include "app/indicators/figure_reader.h"
#include "app/usecases/book_facts.h"
#include "app/usecases/outcome_import.h"
#include "app/usecases/participation_import.h"
#include "app/usecases/report_explain.h"
#include "app/usecases/report_parts.h"
#include "reports/published.h"
#include "tests/usecases/small_book.h"

#include <boost/test/unit_test.hpp>

using namespace utfall;
using namespace utfall::tests;
using indicators::Figure;
using indicators::Level;

namespace {

std::string r11_file(const std::string& name) {
    return read_bytes(UTFALL_SOURCE_ROOT "/tests/data/participations/r11_" + name);
}

// Definitions that count the people of R11, of the operation's own and the funds'.
std::string counting() {
    const auto indicator = [](const std::string& code, const std::string& people) {
        return R"({"code": ")" + code + R"(", "valid_from": "2024-01-01", "name": ")" + code +
               R"(", "kind": "output", "method": "unique", "unit": "persons", "direction": "up")" +
               people + "}";
    };
    std::string all = indicator("ALLA", R"(, "people": {"event": "present"})") + "," +
                      indicator("NYA", R"(, "people": {"event": "entered"})") + "," +
                      indicator("KLARA", R"(, "people": {"event": "exited", "category": ["kaa"],
                                           "exit_reason": ["planned"]})");
    for (const char* code : {"EECO01", "EECO02", "EECO03", "EECO04", "EECO05", "EECO06", "EECO07",
                             "EECO08", "EECR02", "EECR04", "EECR05"})
        all += "," + indicator(code, "");
    return R"({"format": 1, "dimensions": [{"code": "sex", "name": "Kön", "categories": [
        {"code": "F", "name": "Kvinnor"}, {"code": "M", "name": "Män"}]}],
        "targets": [{"indicator": "EECO01", "scope": {"level": "organisation", "code": "9901"},
                     "date": "2025-12-31", "value": "14"}],
        "indicators": [)" +
           all + "]}";
}

// The participants of R11 (reference: calculation rules, R11) in the small book.
struct R11 : SmallBook {
    R11() {
        // 2025-12-01, when all of R11 has been observed.
        clock.set(core::Instant{1'764'579'600'000'000});
        setup(r11_file("setup.json"));
        setup(counting());
        GivenFiles participations{{{"p.csv", r11_file("participations.csv")}}};
        const auto people = usecases::import_participations(*book, participations.list, act());
        BOOST_TEST_REQUIRE(!people.imported.findings.has_errors());
        GivenFiles outcomes{{{"o.csv", r11_file("outcomes.csv")}}};
        BOOST_TEST_REQUIRE(
            !usecases::import_outcomes(*book, outcomes.list, act()).findings.has_errors());
    }
    void setup(const std::string& document) {
        const auto done = usecases::import_setup(*book, document, "r11.json", act());
        BOOST_TEST_REQUIRE(!done.findings.has_errors());
    }
    std::vector<Figure> figures(const indicators::FigureQuery& query, std::uint64_t as_of) {
        known = usecases::load_setup(book->store(), as_of);
        return indicators::figures(usecases::book_facts(*book, known, as_of), query);
    }
    Figure figure(const std::string& code, const std::string& period,
                  Level level = Level::organisation, const std::string& scope = "9901",
                  bool cumulative = false) {
        indicators::FigureQuery query;
        query.indicators = {code};
        query.period = period;
        query.level = level;
        query.cumulative = cumulative;
        for (const Figure& one : figures(query, size())) {
            if (one.scope.code == scope) return one;
        }
        return {};
    }
    std::string number(const std::string& code, const std::string& period) {
        const Figure found = figure(code, period);
        return found.value ? found.value->to_string()
                           : std::string{indicators::to_word(found.state)};
    }
    using Part = void (*)(usecases::AskedFacts&, usecases::Origins&, reports::DataSet&);
    std::vector<reports::DataRow> reported(Part part, const std::string& table,
                                           const std::string& period) {
        usecases::ReportRequest request;
        request.period = period;
        reports::DataSet data;
        const auto facts = usecases::report_facts(*book, size(), request);
        usecases::Origins origins{facts};
        usecases::AskedFacts asked{facts};
        part(asked, origins, data);
        for (const auto& row : data.tables[table]) {
            const auto& published = reports::published().tables.at(table);
            BOOST_TEST(row.size() == published.size(), table);
            for (const auto& [name, field] : row)
                BOOST_TEST(published.contains(name), table << " " << name);
        }
        return data.tables[table];
    }
    usecases::Setup known;
};

std::string cells(const reports::DataRow& row, const std::vector<std::string>& columns) {
    std::string text;
    for (const std::string& column : columns) {
        const auto& field = row.at(column);
        const auto* number = std::get_if<core::Decimal>(&field.value);
        text += (text.empty() ? "" : " ") + (number == nullptr ? "-" : number->to_string());
    }
    return text;
}

const reports::DataRow& row_of(const std::vector<reports::DataRow>& rows, const std::string& code) {
    for (const auto& row : rows) {
        if (reports::text_of(row, "code") == code) return row;
    }
    BOOST_FAIL("no row " << code);
    return rows.front();
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(people_figures_tests, R11)

BOOST_AUTO_TEST_CASE(trap_1_people_are_counted_once_whatever_they_took_part_in_and_wherever) {
    const Figure all = figure("ALLA", "2025-H1", Level::organisation, "9901", true);
    BOOST_TEST(all.value->to_string() == "8");
    BOOST_TEST(all.people->participations == 11);
    BOOST_TEST(all.people->lines.size() == 11U);
    std::int64_t over_teams = 0;
    for (const char* team : {"T1", "T2", "T3"})
        over_teams += figure("ALLA", "2025-H1", Level::team, team, true).people->people;
    BOOST_TEST(over_teams == 10);
    BOOST_TEST(figure("ALLA", "2025-H1", Level::unit, "U1", true).people->people == 8);
    BOOST_TEST(figure("ALLA", "2025-H1", Level::intervention, "I-A", true).people->people == 3);
    BOOST_TEST(figure("ALLA", "2025-H1", Level::region, "SE-REG-99", true).people->people == 8);
}

BOOST_AUTO_TEST_CASE(a_period_has_those_who_took_part_in_it_and_none_before_anything_began) {
    BOOST_TEST(number("ALLA", "2024-10") == "5");
    BOOST_TEST(number("NYA", "2024-09") == "3");
    BOOST_TEST(number("KLARA", "2025-H1") == "2");
    BOOST_TEST(number("ALLA", "2024-02") == "not_applicable");
    // One is still open after everybody else has left.
    BOOST_TEST(number("ALLA", "2025-08") == "1");
}

BOOST_AUTO_TEST_CASE(common_indicators_are_those_that_the_rules_give) {
    const std::vector<std::tuple<const char*, const char*, const char*>> rows{
        {"EECO01", "2025-06", "7"}, {"EECO02", "2025-06", "3"}, {"EECO03", "2025-06", "1"},
        {"EECO04", "2025-06", "4"}, {"EECO05", "2025-06", "0"}, {"EECO06", "2025-06", "4"},
        {"EECO07", "2025-06", "3"}, {"EECO08", "2025-06", "0"}, {"EECR02", "2025-06", "1"},
        {"EECR04", "2025-06", "0"}, {"EECR05", "2025-12", "1"}};
    for (const auto& [code, period, expected] : rows)
        BOOST_TEST(number(code, period) == expected, code);
    BOOST_TEST(figure("EECO01", "2025-06").people->incomplete == 1);
}

BOOST_AUTO_TEST_CASE(women_and_men_are_counted_apart_and_are_all_there_are) {
    indicators::FigureQuery query;
    query.period = "2025-06";
    query.level = Level::organisation;
    query.organisation = "9901";
    query.by = {"sex"};
    query.indicators = {"EECO01", "ALLA"};
    std::string told;
    for (const Figure& one : figures(query, size()))
        told += one.indicator + " " + one.breakdown.at("sex") + " " + one.value->to_string() + "; ";
    BOOST_TEST(told == "EECO01 F 4; EECO01 M 3; ALLA F 2; ALLA M 4; ");
}

BOOST_AUTO_TEST_CASE(a_report_tells_the_common_indicators_with_target_and_who_is_left_out) {
    const auto outputs = reported(usecases::add_common_outputs, "common_outputs", "2025-06");
    const std::vector<std::string> columns{"women",      "men",    "total",      "non_binary",
                                           "incomplete", "target", "achievement"};
    BOOST_TEST(cells(row_of(outputs, "EECO01"), columns) == "4 3 7 - 1 14 50");
    BOOST_TEST(cells(row_of(outputs, "EECO02"), columns) == "2 1 3 - 1 - -");
    BOOST_TEST(!row_of(outputs, "EECO01").at("total").origin.empty());
    BOOST_TEST(reports::text_of(row_of(outputs, "EECO09"), "source") == "Egen beräkning");
    const auto results = reported(usecases::add_common_results, "common_results", "2025-06");
    BOOST_TEST(cells(row_of(results, "EECR02"), {"women", "men", "total"}) == "1 0 1");
}

BOOST_AUTO_TEST_CASE(a_report_tells_whom_the_operation_reached_and_how_the_register_moved) {
    const auto reach = reported(usecases::add_reach, "reach", "2025-06");
    std::int64_t people = 0;
    for (const auto& row : reach)
        people += std::get<core::Decimal>(row.at("unique").value) == core::Decimal{0} ? 0 : 1;
    BOOST_TEST(people == 2);
    const auto kaa = reported(usecases::add_kaa, "kaa", "2025-06");
    BOOST_TEST_REQUIRE(kaa.size() == 2U);
    const std::vector<std::string> columns{"new",          "exited", "exited_planned",
                                           "to_education", "stock",  "unique"};
    BOOST_TEST(cells(kaa[0], columns) == "2 0 0 0 2 2");
    BOOST_TEST(cells(kaa[1], columns) == "1 2 2 1 1 3");
}

BOOST_AUTO_TEST_CASE(a_book_without_participations_has_not_reported_anybody) {
    // As it was before they were recorded.
    indicators::FigureQuery query;
    query.indicators = {"ALLA"};
    query.period = "2024-10";
    const auto before = figures(query, size() - 2);
    BOOST_TEST((before.front().state == indicators::FigureState::not_reported));
}

BOOST_AUTO_TEST_SUITE_END()
