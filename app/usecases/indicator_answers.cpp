#include "app/usecases/indicator_answers.h"

namespace utfall::usecases {
namespace {

using indicators::Figure;
using indicators::IndicatorDefinition;

core::Json decimal_json(const std::optional<core::Decimal>& number) {
    return number ? core::Json{number->to_string()} : core::Json{};
}

core::Json date_json(const std::optional<core::Date>& day) {
    return day ? core::Json{day->to_string()} : core::Json{};
}

core::Json name_json(const core::LocalText& name) {
    return core::JsonObject{{"sv", name.sv}, {"en", name.en}};
}

// "60.0": the definition's decimals, or every digit when it has none of its own.
core::Json shown_value(const Figure& figure) {
    if (!figure.text.empty() && !figure.value) return figure.text;
    return figure.value ? core::Json{figure.value->to_fixed(static_cast<int>(figure.decimals))}
                        : core::Json{};
}

}  // namespace

core::Json definition_json(const IndicatorDefinition& definition) {
    core::Json data{core::JsonObject{{"code", definition.code},
                                     {"version", definition.version},
                                     {"name", name_json(definition.name)},
                                     {"kind", definition.kind},
                                     {"method", definition.method},
                                     {"formula", indicators::formula_in_words(definition)},
                                     {"unit", definition.unit},
                                     {"decimals", definition.decimals},
                                     {"direction", definition.direction},
                                     {"over_time", definition.over_time},
                                     {"over_units", definition.over_units},
                                     {"over_breakdowns", definition.over_breakdowns},
                                     {"disclosure", definition.disclosure},
                                     {"source", definition.source},
                                     {"verified", definition.verified},
                                     {"comparable", definition.comparable},
                                     {"valid_from", definition.valid_from.to_string()},
                                     {"valid_to", date_json(definition.valid_to)}}};
    data.set("supersedes",
             definition.supersedes ? core::Json{*definition.supersedes} : core::Json{});
    if (definition.baseline) {
        data.set("baseline", core::JsonObject{{"value", definition.baseline->value.to_string()},
                                              {"period", definition.baseline->period},
                                              {"source", definition.baseline->source}});
    }
    return data;
}

core::Json figure_json(const Figure& figure) {
    core::JsonObject breakdown;
    for (const auto& [dimension, category] : figure.breakdown)
        breakdown.emplace(dimension, category);
    core::JsonArray warnings;
    for (const auto& warning : figure.warnings) warnings.emplace_back(warning);
    core::Json data{core::JsonObject{
        {"indicator", figure.indicator},
        {"version", figure.version},
        {"scope", core::JsonObject{{"level", indicators::to_word(figure.scope.level)},
                                   {"code", figure.scope.code}}},
        {"period", figure.period},
        {"from", figure.from.to_string()},
        {"to", figure.to.to_string()},
        {"breakdown", std::move(breakdown)},
        {"state", indicators::to_word(figure.state)},
        {"value", shown_value(figure)},
        {"numerator", decimal_json(figure.numerator)},
        {"denominator", decimal_json(figure.denominator)},
        {"unit", figure.unit},
        {"coverage", core::JsonObject{{"reported", figure.coverage.reported},
                                      {"expected", figure.coverage.expected}}},
        {"target", decimal_json(figure.target)},
        {"achievement",
         figure.achievement ? core::Json{figure.achievement->to_fixed(1)} : core::Json{}},
        {"definition_break", figure.definition_break},
        {"warnings", std::move(warnings)},
        {"sources", static_cast<std::uint64_t>(figure.sources.size())}}};
    data.set("target_met", figure.target_met ? core::Json{*figure.target_met} : core::Json{});
    if (!figure.distribution.empty()) {
        core::JsonArray parts;
        for (const auto& part : figure.distribution) {
            parts.push_back(
                core::JsonObject{{"category", part.category}, {"count", part.count.to_string()}});
        }
        data.set("distribution", std::move(parts));
        if (!figure.text.empty()) data.set("median", figure.text);
    }
    if (figure.n) data.set("n", figure.n->to_string());
    if (figure.invited) data.set("invited", figure.invited->to_string());
    if (figure.date) data.set("date", figure.date->to_string());
    return data;
}

}  // namespace utfall::usecases
