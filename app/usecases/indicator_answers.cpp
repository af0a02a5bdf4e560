#include "app/usecases/indicator_answers.h"

namespace utfall::usecases {
namespace {

using indicators::Figure;
using indicators::IndicatorDefinition;

core::Json date_json(const std::optional<core::Date>& day) {
    return day ? core::Json{day->to_string()} : core::Json{};
}

core::Json name_json(const core::LocalText& name) {
    return core::JsonObject{{"sv", name.sv}, {"en", name.en}};
}

}  // namespace

std::string shown_value(const Figure& figure) {
    if (figure.value) return figure.value->to_fixed(static_cast<int>(figure.decimals));
    return figure.text;
}

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
    if (definition.people) {
        const auto words = [](const std::vector<std::string>& codes) {
            return core::JsonArray{codes.begin(), codes.end()};
        };
        data.set("people",
                 core::JsonObject{{"category", words(definition.people->categories)},
                                  {"event", indicators::to_word(definition.people->event)},
                                  {"exit_reason", words(definition.people->exit_reasons)}});
    }
    if (definition.benchmark) {
        data.set("benchmark", core::JsonObject{{"source", definition.benchmark->source},
                                               {"measure", definition.benchmark->measure}});
    }
    return data;
}

void write_figure(core::JsonWriter& out, const Figure& figure) {
    const auto number = [&](std::string_view key, const std::optional<core::Decimal>& value) {
        out.key(key);
        value ? out.string(value->to_string()) : out.null();
    };
    const auto text = [&](std::string_view key, std::string_view value) {
        out.key(key);
        out.string(value);
    };
    const auto count = [&](std::string_view key, std::int64_t value) {
        out.key(key);
        out.integer(value);
    };
    out.begin_object();
    out.key("achievement");
    figure.achievement ? out.string(figure.achievement->to_fixed(1)) : out.null();
    out.key("breakdown");
    out.begin_object();
    for (const auto& [dimension, category] : figure.breakdown) text(dimension, category);
    out.end_object();
    out.key("coverage");
    out.begin_object();
    count("expected", figure.coverage.expected);
    count("reported", figure.coverage.reported);
    out.end_object();
    if (figure.date) text("date", figure.date->to_string());
    out.key("definition_break");
    out.boolean(figure.definition_break);
    number("denominator", figure.denominator);
    if (!figure.distribution.empty()) {
        out.key("distribution");
        out.begin_array();
        for (const auto& part : figure.distribution) {
            out.begin_object();
            text("category", part.category);
            text("count", part.count.to_string());
            out.end_object();
        }
        out.end_array();
    }
    text("from", figure.from.to_string());
    if (figure.people) count("incomplete", figure.people->incomplete);
    text("indicator", figure.indicator);
    if (figure.invited) text("invited", figure.invited->to_string());
    if (!figure.distribution.empty() && !figure.text.empty()) text("median", figure.text);
    if (figure.n) text("n", figure.n->to_string());
    number("numerator", figure.numerator);
    if (figure.people) count("participations", figure.people->participations);
    text("period", figure.period);
    out.key("scope");
    out.begin_object();
    text("code", figure.scope.code);
    text("level", indicators::to_word(figure.scope.level));
    out.end_object();
    count("sources", static_cast<std::int64_t>(figure.people ? figure.people->lines.size()
                                                             : figure.sources.size()));
    text("state", indicators::to_word(figure.state));
    number("target", figure.target);
    out.key("target_met");
    figure.target_met ? out.boolean(*figure.target_met) : out.null();
    text("to", figure.to.to_string());
    text("unit", figure.unit);
    out.key("value");
    const std::string shown = shown_value(figure);
    shown.empty() ? out.null() : out.string(shown);
    count("version", figure.version);
    out.key("warnings");
    out.begin_array();
    for (const auto& warning : figure.warnings) out.string(warning);
    out.end_array();
    out.end_object();
}

core::Json figure_json(const Figure& figure) {
    std::string text;
    core::JsonWriter out{text};
    write_figure(out, figure);
    return core::parse_own_json(text);
}

}  // namespace utfall::usecases
