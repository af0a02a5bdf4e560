#include "app/core/text.h"
#include "app/usecases/disclosed_numbers.h"
#include "app/usecases/disclosed_sums.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace utfall::usecases {
namespace {

using core::Decimal;
using disclosure::Class;
using indicators::IndicatorDefinition;
using reports::DataRow;
using reports::DataSet;

Class class_of(const IndicatorDefinition& definition) {
    if (definition.disclosure == "A") return Class::a;
    return definition.disclosure == "B" ? Class::b : Class::c;
}

// The key of an origin taken apart again; empty for an origin that is no indicator's figure.
std::optional<CountedFigure> figure_name(const indicators::Framework& framework,
                                         const std::string& key) {
    const auto parts = core::split(key, '|');
    const std::size_t at = parts.front().rfind('@');
    if (parts.size() < 5 || at == std::string::npos) return std::nullopt;
    CountedFigure name;
    for (const auto* version : framework.versions(parts.front().substr(0, at))) {
        if (std::to_string(version->version) == parts.front().substr(at + 1))
            name.definition = version;
    }
    const std::size_t colon = parts[1].find(':');
    const auto level = indicators::parse_level(parts[1].substr(0, colon));
    const auto from = core::Date::parse(parts[3]);
    const auto to = core::Date::parse(parts[4]);
    if (name.definition == nullptr || !level || !from || !to || colon == std::string::npos)
        return std::nullopt;
    name.scope = {*level, parts[1].substr(colon + 1)};
    name.period = parts[2];
    name.from = *from;
    name.to = *to;
    for (std::size_t i = 5; i < parts.size(); ++i)
        name.breakdown += (name.breakdown.empty() ? "" : "|") + parts[i];
    return name;
}

std::map<std::string, Decimal> values_by_origin(const DataSet& data) {
    std::map<std::string, Decimal> values;
    const auto read = [&](const DataRow& row) {
        for (const auto& [column, field] : row) {
            const auto* number = std::get_if<Decimal>(&field.value);
            if (number != nullptr && !field.origin.empty()) values.emplace(field.origin, *number);
        }
    };
    read(data.values);
    for (const auto& [dataset, rows] : data.tables) {
        for (const DataRow& row : rows) read(row);
    }
    return values;
}

std::optional<Decimal> number_in(const DataRow& row, std::string_view column) {
    const auto at = row.find(column);
    const auto* number = at == row.end() ? nullptr : std::get_if<Decimal>(&at->second.value);
    return number == nullptr ? std::nullopt : std::optional{*number};
}

// Whole people: what a quantity has after the point gives no more room than it does.
std::optional<std::int64_t> count_of(const std::optional<Decimal>& number) {
    if (!number || number->is_negative() || *number > Decimal{1'000'000'000'000}) return {};
    return static_cast<std::int64_t>(number->floored().coefficient());
}

class FigureReading {
  public:
    FigureReading(const Setup& setup, DisclosedNumbers& numbers)
        : numbers_(numbers), sums_(setup.programme) {}

    void read(const std::string& key, const CountedFigure& figure, const DataRow& origin,
              const std::optional<Decimal>& value) {
        const IndicatorDefinition& definition = *figure.definition;
        const auto numerator = count_of(number_in(origin, "numerator"));
        const auto denominator = count_of(number_in(origin, "denominator"));
        NumberRule& rule = numbers_.figures[key];
        if (definition.method == "distribution") {
            if (numerator) rule.of = add(figure, definition.numerator, *numerator);
            rule.withheld = !numerator;
        } else if (definition.method == "ratio") {
            read_ratio(figure, numerator, denominator, rule);
        } else if (const auto count = count_of(value)) {
            rule.count = add(figure, formula_of(definition), *count);
        } else {
            rule.withheld = value.has_value();
        }
    }

    void add_sums() { sums_.add_to(numbers_.plan); }

  private:
    void read_ratio(const CountedFigure& figure, const std::optional<std::int64_t>& numerator,
                    const std::optional<std::int64_t>& denominator, NumberRule& rule) {
        const IndicatorDefinition& definition = *figure.definition;
        if (!denominator) {
            rule.withheld = true;
            return;
        }
        const std::string base = add(figure, definition.denominator, *denominator);
        if (!numerator || definition.unit != "percent" || *numerator > *denominator) {
            rule.of = base;
            return;
        }
        rule.numerator = add(figure, definition.numerator, *numerator);
        rule.base = base;
        numbers_.plan.add_percentage({rule.numerator, rule.base});
    }

    static std::string formula_of(const IndicatorDefinition& definition) {
        if (definition.method == "unique") return "people " + definition.code;
        return definition.expression.empty() ? definition.numerator : definition.expression;
    }

    std::string add(const CountedFigure& figure, const std::string& formula, std::int64_t count) {
        const bool people = figure.definition->method == "unique";
        const std::string scope =
            std::string{indicators::to_word(figure.scope.level)} + ":" + figure.scope.code;
        const std::string rest = "|" + scope + "|" + figure.from.to_string() + "|" +
                                 figure.to.to_string() + "|" + figure.breakdown;
        const std::string name = numbers_.plan.add(
            people ? people_name(figure.definition->code, scope, figure.from.to_string(),
                                 figure.to.to_string(), figure.breakdown)
                   : formula + rest,
            count, class_of(*figure.definition));
        sums_.note(formula, name, figure);
        return name;
    }

    DisclosedNumbers& numbers_;
    FigureSums sums_;
};

}  // namespace

disclosure::Class disclosure_class(const indicators::Framework& framework,
                                   const std::string& code) {
    Class strictest = Class::a;
    for (const IndicatorDefinition& definition : framework.indicators) {
        const std::string reads =
            definition.numerator + " " + definition.denominator + " " + definition.expression;
        if (definition.code == code || reads.find(code) != std::string::npos)
            strictest = std::max(strictest, class_of(definition));
    }
    return strictest;
}

std::string people_name(const std::string& indicator, const std::string& scope,
                        const std::string& from, const std::string& to,
                        const std::string& breakdown) {
    return "people " + indicator + "|" + scope + "|" + from + "|" + to + "|" + breakdown;
}

void read_figures(const Setup& setup, const DataSet& data, DisclosedNumbers& numbers) {
    const auto values = values_by_origin(data);
    FigureReading reading{setup, numbers};
    for (const DataRow& row : data.table("origins")) {
        const std::string key = reports::text_of(row, "key");
        const auto figure = figure_name(setup.framework, key);
        if (!figure || class_of(*figure->definition) == Class::a) continue;
        // What others published is out already, and a milestone is of nobody.
        const std::string& method = figure->definition->method;
        if (method == "none" || method == "milestone") continue;
        const auto value = values.find(key);
        reading.read(key, *figure, row,
                     value == values.end() ? std::nullopt : std::optional{value->second});
    }
    reading.add_sums();
}

DisclosedNumbers read_numbers(const Setup& setup, const DataSet& data) {
    DisclosedNumbers numbers;
    read_figures(setup, data, numbers);
    read_counts(data, numbers);
    return numbers;
}

}  // namespace utfall::usecases
