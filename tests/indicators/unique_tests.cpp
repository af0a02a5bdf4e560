#include "app/indicators/people.h"
#include "tests/indicators/example.h"

#include <functional>

using namespace utfall;
using namespace utfall::tests;
using indicators::PeopleCount;
using indicators::PeopleEvent;
using indicators::PeopleQuestion;

namespace {

// Answers as it was told to, and keeps what it was asked.
class FakeCounter final : public indicators::PeopleCounter {
  public:
    bool knows(const IndicatorDefinition& definition) const override {
        return definition.code != "EECO17";
    }
    std::optional<PeopleCount> count(const PeopleQuestion& question) const override {
        asked.push_back(std::string{to_word(question.scope.level)} + ":" + question.scope.code +
                        " " + question.from.to_string() + "/" + question.to.to_string());
        for (const auto& [dimension, category] : question.breakdown)
            asked.back() += " " + dimension + "=" + category;
        if (!people) return std::nullopt;
        PeopleCount count{question.from, question.to, *people, 11, 1, {}};
        if (question.lines) count.lines = {{2, 1}, {2, 2}};
        return count;
    }
    std::optional<std::int64_t> people{8};
    mutable std::vector<std::string> asked;
};

struct People : Example {
    People() {
        add_intervention("I-A", {"T1"}, "F2");
        programme.interventions.back().span = {day("2024-08-01"), day("2025-06-30")};
        indicator("U", "unique", "").people = indicators::PeopleRule{};
    }
    std::vector<Figure> figures(FigureQuery query) const {
        return indicators::figures({programme, framework, values, 1, counter}, query);
    }
    Figure figure(const char* code, const char* period, Level level = Level::programme,
                  const char* scope = "UP2", std::vector<std::string> by = {},
                  bool cumulative = false) const {
        FigureQuery query;
        query.indicators = {code};
        query.period = period;
        query.level = level;
        query.by = std::move(by);
        query.cumulative = cumulative;
        for (Figure& one : figures(query)) {
            if (one.scope.code == scope) return std::move(one);
        }
        BOOST_FAIL("no figure for " << scope);
        return {};
    }
    std::shared_ptr<FakeCounter> counter = std::make_shared<FakeCounter>();
};

}  // namespace

BOOST_AUTO_TEST_SUITE(unique_tests)

BOOST_AUTO_TEST_CASE(people_are_shown_beside_their_participations) {
    const People book;
    const Figure figure = book.figure("U", "HT24");
    BOOST_TEST(told(figure) == "value 8 0/0");
    BOOST_REQUIRE(figure.people.has_value());
    BOOST_TEST(figure.people->participations == 11);
    BOOST_TEST(figure.people->lines.size() == 2U);
    BOOST_TEST(figure.sources.empty());
}

BOOST_AUTO_TEST_CASE(people_are_asked_for_anew_at_every_level_and_span_and_never_put_together) {
    const People book;
    for (const auto& [level, code, asked] :
         std::vector<std::tuple<Level, const char*, const char*>>{
             {Level::programme, "UP2", "programme:UP2 2024-08-12/2024-12-20"},
             {Level::organisation, "0483", "organisation:0483 2024-08-12/2024-12-20"},
             {Level::team, "T1", "team:T1 2024-08-12/2024-12-20"},
             {Level::phase, "F2", "phase:F2 2024-08-12/2024-12-20"}}) {
        book.counter->asked.clear();
        book.figure("U", "HT24", level, code);
        BOOST_TEST((std::count(book.counter->asked.begin(), book.counter->asked.end(), asked) > 0),
                   asked);
    }
    book.counter->asked.clear();
    const Figure since_start = book.figure("U", "VT25", Level::programme, "UP2", {}, true);
    BOOST_TEST(book.counter->asked.front() == "programme:UP2 2023-04-01/2025-06-11");
    BOOST_TEST(since_start.from.to_string() == "2023-04-01");
}

BOOST_AUTO_TEST_CASE(what_is_missing_is_not_nobody) {
    struct Row {
        const char* what;
        const char* period;
        std::optional<std::int64_t> people;
        const char* expected;
    };
    for (const Row& row : std::vector<Row>{
             {"nobody in a phase that runs", "HT24", 0, "value 0 0/0"},
             {"nobody before anything was offered", "2023-10", 0, "not_applicable - 0/0"},
             {"nothing recorded", "HT24", std::nullopt, "not_reported - 0/0"},
             {"nothing recorded before that", "2023-10", std::nullopt, "not_applicable - 0/0"}}) {
        People book;
        book.counter->people = row.people;
        BOOST_TEST(told(book.figure("U", row.period)) == row.expected, row.what);
    }
}

BOOST_AUTO_TEST_CASE(people_are_told_apart_by_what_is_recorded_of_them_alone) {
    const People book;
    FigureQuery query;
    query.indicators = {"U"};
    query.period = "HT24";
    query.level = Level::programme;
    query.by = {"sex"};
    BOOST_TEST(book.figures(query).size() == 3U);
    BOOST_TEST(book.counter->asked.front() == "programme:UP2 2024-08-12/2024-12-20 sex=F");
    query.by = {"answer"};
    for (const Figure& figure : book.figures(query))
        BOOST_TEST(told(figure) == "not_applicable - 0/0");
}

BOOST_AUTO_TEST_CASE(a_unit_whose_team_works_elsewhere_too_has_no_number_of_people) {
    People book;
    BOOST_TEST(told(book.figure("U", "HT24", Level::unit, "DUV")) ==
               "not_computable - 0/0 [PEOPLE_OF_UNIT]");
    std::erase_if(book.programme.teams, [](const auto& team) { return team.code == "T3"; });
    BOOST_TEST(told(book.figure("U", "HT24", Level::unit, "DUV")) == "value 8 0/0");
}

BOOST_AUTO_TEST_CASE(a_common_indicator_counts_from_the_operations_start_by_its_catalogue) {
    People book;
    book.indicator("EECO01", "unique", "").valid_from = day("2025-01-01");
    book.indicator("EECO17", "unique", "");
    const Figure figure = book.figure("EECO01", "VT25");
    BOOST_TEST(told(figure) == "value 8 0/0");
    BOOST_TEST(book.counter->asked.back() == "programme:UP2 2023-04-01/2025-06-11");
    BOOST_TEST(figure.people->incomplete == 1);
    BOOST_TEST(told(book.figure("EECO17", "VT25")) == "not_computable - 0/0 [NEEDS_PARTICIPANTS]");
}

BOOST_AUTO_TEST_CASE(versions_that_count_the_same_people_count_them_once) {
    for (const bool same : {true, false}) {
        People book;
        book.framework.indicators.back().valid_to = day("2024-10-31");
        auto later = book.framework.indicators.back();
        later.version = 2;
        later.supersedes = 1;
        later.valid_from = day("2024-11-01");
        later.valid_to.reset();
        if (!same) later.people->event = PeopleEvent::entered;
        book.framework.indicators.push_back(later);
        FigureQuery query;
        query.indicators = {"U"};
        query.period = "HT24";
        query.level = Level::programme;
        const auto figures = book.figures(query);
        BOOST_TEST(figures.size() == (same ? 1U : 2U));
        BOOST_TEST(figures.front().definition_break == !same);
        BOOST_TEST(figures.front().to.to_string() == (same ? "2024-12-20" : "2024-10-31"));
    }
}

BOOST_AUTO_TEST_SUITE_END()
