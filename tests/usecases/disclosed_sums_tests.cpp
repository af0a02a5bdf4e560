#include "app/usecases/disclosed_sums.h"

#include <boost/test/unit_test.hpp>
#include <string>

namespace {

using namespace utfall;
using indicators::Level;

/// A region that is an organisation too, with two municipalities of a team each, and another one
/// beside it.
programme::Programme region() {
    programme::Programme programme;
    for (const auto& [code, parent] :
         {std::pair{"R", ""}, std::pair{"K1", "R"}, std::pair{"K2", "R"}, std::pair{"S", ""}}) {
        programme::Organisation organisation;
        organisation.code = code;
        organisation.parent = parent;
        programme.organisations.push_back(organisation);
    }
    for (const auto& [code, of] : {std::pair{"T1", "K1"}, std::pair{"T2", "K2"}}) {
        programme::Team team;
        team.code = code;
        team.organisation = of;
        programme.teams.push_back(team);
    }
    return programme;
}

struct Figures {
    Figures() { definition.over_time = definition.over_units = definition.over_breakdowns = "sum"; }
    void count(Level level, const std::string& code, std::int64_t value,
               const std::string& breakdown = "", const std::string& from = "2024-01-01",
               const std::string& to = "2024-06-30") {
        const std::string name =
            plan.add(std::string{indicators::to_word(level)} + ":" + code + " " + breakdown + from,
                     value, disclosure::Class::b);
        sums.note("f", name,
                  {&definition,
                   {level, code},
                   "",
                   *core::Date::parse(from),
                   *core::Date::parse(to),
                   breakdown});
    }
    /// "total = part + part; ...", by what stands before the day.
    std::string told() {
        sums.add_to(plan);
        std::string words;
        for (const auto& sum : plan.sums()) {
            words += sum.total.substr(0, sum.total.find(' ')) + " =";
            for (const auto& part : sum.parts) words += " " + part.substr(0, part.find("2024"));
            words += ";";
        }
        return words;
    }

    programme::Programme programme{region()};
    indicators::IndicatorDefinition definition;
    usecases::DisclosurePlan plan;
    usecases::FigureSums sums{programme};
};

BOOST_FIXTURE_TEST_SUITE(disclosed_sums_tests, Figures)

BOOST_AUTO_TEST_CASE(nobody_is_counted_twice_where_organisations_lie_in_each_other) {
    count(Level::region, "R", 30);
    count(Level::organisation, "R", 30);
    count(Level::organisation, "K1", 10);
    count(Level::organisation, "K2", 20);
    count(Level::team, "T1", 10);
    count(Level::team, "T2", 20);
    BOOST_TEST(told() ==
               "organisation:K1 = team:T1 ;"
               "organisation:K2 = team:T2 ;"
               "organisation:R = organisation:K1  organisation:K2 ;"
               "organisation:R = team:T1  team:T2 ;"
               "region:R = organisation:R ;"
               "region:R = team:T1  team:T2 ;");
}

BOOST_AUTO_TEST_CASE(a_programme_is_the_sum_of_what_lies_in_nothing_else) {
    count(Level::programme, "", 37);
    count(Level::organisation, "R", 30);
    count(Level::organisation, "K1", 10);
    count(Level::organisation, "S", 7);
    BOOST_TEST(told() ==
               "organisation:R = organisation:K1 ;"
               "programme: = organisation:R  organisation:S ;");
}

BOOST_AUTO_TEST_CASE(sexes_add_up_to_all_and_a_term_to_what_was_counted_through_it) {
    count(Level::team, "T1", 10);
    count(Level::team, "T1", 4, "sex=F");
    count(Level::team, "T1", 6, "sex=M");
    count(Level::team, "T1", 9, "", "2024-07-01", "2024-12-31");
    count(Level::team, "T1", 19, "", "2024-01-01", "2024-12-31");
    const std::string words = told();
    BOOST_TEST(words.find("team:T1 = team:T1 sex=F team:T1 sex=M;") != std::string::npos, words);
    BOOST_TEST(words.find("team:T1 = team:T1  team:T1 ;") != std::string::npos, words);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
