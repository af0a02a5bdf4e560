#include "app/indicators/figure.h"

#include "app/indicators/expression.h"

#include <array>
#include <utility>

namespace utfall::indicators {

namespace {

constexpr std::array<std::pair<Level, std::string_view>, 7> level_words{{
    {Level::programme, "programme"},
    {Level::region, "region"},
    {Level::organisation, "organisation"},
    {Level::unit, "unit"},
    {Level::team, "team"},
    {Level::intervention, "intervention"},
    {Level::phase, "phase"},
}};

std::string words_or_source(const std::string& source) {
    const auto parsed = Expression::parse(source);
    return parsed.expression ? parsed.expression->in_words() : source;
}

// A sum stands in brackets when something is done to the whole of it.
std::string as_operand(const std::string& source) {
    const auto parsed = Expression::parse(source);
    if (!parsed.expression) return source;
    const std::string words = parsed.expression->in_words();
    return parsed.expression->is_single_name() ? words : "(" + words + ")";
}

}  // namespace

std::string_view to_word(FigureState state) {
    switch (state) {
        case FigureState::value:
            return "value";
        case FigureState::incomplete:
            return "incomplete";
        case FigureState::estimated:
            return "estimated";
        case FigureState::not_reported:
            return "not_reported";
        case FigureState::not_applicable:
            return "not_applicable";
        case FigureState::unknown:
            return "unknown";
        case FigureState::suppressed:
            return "suppressed";
        case FigureState::not_computable:
            return "not_computable";
    }
    return {};
}

std::optional<Level> parse_level(std::string_view word) {
    for (const auto& [level, text] : level_words) {
        if (text == word) return level;
    }
    return std::nullopt;
}

std::string_view to_word(Level level) {
    for (const auto& [known, text] : level_words) {
        if (known == level) return text;
    }
    return {};
}

std::string formula_in_words(const IndicatorDefinition& definition) {
    const bool percent = definition.unit == "percent";
    if (definition.method == "formula") return words_or_source(definition.expression);
    if (definition.method == "ratio") {
        return std::string{percent ? "100 × " : ""} + as_operand(definition.numerator) + " / " +
               as_operand(definition.denominator);
    }
    const std::string measure = words_or_source(definition.numerator);
    if (definition.method == "sum") return "Σ " + measure;
    if (definition.method == "stock") return "last(" + measure + ")";
    if (definition.method == "unique") {
        return "distinct(" + (counts_people(definition) ? people_in_words(definition) : measure) +
               ")";
    }
    if (definition.method == "distribution") return "median(" + measure + ")";
    return measure;
}

}  // namespace utfall::indicators
