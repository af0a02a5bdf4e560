#include "app/usecases/narrative_tokens.h"

namespace {

using namespace utfall::usecases;

BOOST_AUTO_TEST_SUITE(narrative_tokens_tests)

BOOST_AUTO_TEST_CASE(a_token_names_an_indicator_and_a_field) {
    const auto tokens = tokens_of("Närvaron var {{NÄR-GRAD.value}}, målet {{NÄR-GRAD.target}}.");
    BOOST_TEST_REQUIRE(tokens.size() == 2u);
    BOOST_TEST(tokens[0].indicator == "NÄR-GRAD");
    BOOST_TEST(tokens[0].field == "value");
    BOOST_TEST(tokens[1].field == "target");
}

BOOST_AUTO_TEST_CASE(text_around_the_tokens_is_kept_and_unresolved_tokens_stay) {
    std::vector<std::string> unresolved;
    const auto resolve = [](const NarrativeToken& token) -> std::optional<std::string> {
        if (token.indicator == "A") return "12,5";
        return std::nullopt;
    };
    BOOST_TEST(replace_tokens("{{A.value}} av {{B.value}}!", resolve, unresolved) ==
               "12,5 av {{B.value}}!");
    BOOST_TEST((unresolved == std::vector<std::string>{"{{B.value}}"}));
    BOOST_TEST(replace_tokens("inget {{ slut", resolve, unresolved) == "inget {{ slut");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
