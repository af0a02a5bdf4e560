#include "app/indicators/figure_state.h"

#include <boost/test/unit_test.hpp>

#include <vector>

namespace utfall::indicators {

BOOST_AUTO_TEST_SUITE(figure_state_tests)

BOOST_AUTO_TEST_CASE(the_truth_table_of_states_holds_in_any_order) {
    using V = ValueState;
    const std::vector<std::pair<std::vector<V>, FigureState>> rows{
        {{}, FigureState::not_applicable},
        {{V::value}, FigureState::value},
        {{V::value, V::value}, FigureState::value},
        {{V::value, V::not_applicable}, FigureState::value},
        {{V::not_applicable, V::not_applicable}, FigureState::not_applicable},
        {{V::value, V::estimated}, FigureState::estimated},
        {{V::estimated, V::not_applicable}, FigureState::estimated},
        {{V::value, V::not_reported}, FigureState::incomplete},
        {{V::value, V::unknown}, FigureState::incomplete},
        {{V::estimated, V::not_reported}, FigureState::incomplete},
        {{V::not_reported}, FigureState::not_reported},
        {{V::not_reported, V::unknown}, FigureState::not_reported},
        {{V::not_reported, V::not_applicable}, FigureState::not_reported},
        {{V::unknown}, FigureState::unknown},
        {{V::unknown, V::not_applicable}, FigureState::unknown},
        {{V::suppressed}, FigureState::not_computable},
        {{V::suppressed, V::value}, FigureState::not_computable},
        {{V::suppressed, V::not_reported}, FigureState::not_computable},
    };
    for (const auto& [parts, expected] : rows) {
        Tally forwards;
        Tally backwards;
        for (auto at = parts.begin(); at != parts.end(); ++at) forwards.add(*at);
        for (auto at = parts.rbegin(); at != parts.rend(); ++at) backwards.add(*at);
        BOOST_TEST(to_word(settle(forwards)) == to_word(expected));
        BOOST_TEST(to_word(settle(backwards)) == to_word(expected));
    }
}

BOOST_AUTO_TEST_CASE(an_incomplete_part_makes_the_whole_incomplete) {
    Tally parts;
    parts.add(FigureState::value);
    parts.add(FigureState::estimated);
    parts.add(FigureState::incomplete);
    BOOST_TEST(to_word(settle(parts)) == "incomplete");
}

BOOST_AUTO_TEST_CASE(the_six_states_of_a_value_have_one_word_each_both_ways) {
    for (const char* word :
         {"value", "not_reported", "not_applicable", "unknown", "estimated", "suppressed"}) {
        const auto state = parse_value_state(word);
        BOOST_REQUIRE(state);
        BOOST_TEST(to_word(*state) == word);
    }
    BOOST_TEST(!parse_value_state("incomplete"));
    BOOST_TEST(!parse_value_state(""));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace utfall::indicators
