#pragma once

#include "app/core/error.h"
#include "app/indicators/figure.h"
#include "tests/support/in_memory_values.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace utfall::tests {

using core::Decimal;
using indicators::Figure;
using indicators::FigureQuery;
using indicators::FigureState;
using indicators::IndicatorDefinition;
using indicators::Level;
using indicators::Measure;
using indicators::ValueState;

inline core::Date day(const char* text) {
    return core::Date::parse(text).value();
}
inline Decimal dec(const char* text) {
    return Decimal::parse(text).value();
}

/// An invented municipality "0483" in a region with three teams: T1 in unit DUV, T2 in unit LIN, T3
/// in both. Phases F1 (2023-09 to 2024-06) and F2 (2024-07 to 2025-06). Figures are examples.
struct Example {
    programme::Programme programme;
    indicators::Framework framework;
    InMemoryValues values;

    Example() {
        programme::Operation operation;
        operation.code = "22-000-X01";
        operation.programme = "UP2";
        operation.span = {day("2023-04-01"), day("2026-03-31")};
        operation.beneficiary = "SKR";
        operation.reporting_organisation = "0483";
        programme.operation = operation;
        programme.organisations = {{"SKR", "SKR", "association", ""},
                                   {"REG", "Region", "region", ""},
                                   {"0483", "Kommun", "municipality", "REG"}};
        programme.units = {{"DUV", "Duv", "0483", "GY"}, {"LIN", "Lin", "0483", "GR"}};
        add_team("T1", {"DUV"});
        add_team("T2", {"LIN"});
        add_team("T3", {"DUV", "LIN"});
        programme.decisions.resize(2);
        programme.decisions[0].code = "B1";
        programme.decisions[0].date = day("2023-03-20");
        programme.decisions[0].in_force_from = day("2023-04-01");
        programme.decisions[1].code = "B2";
        programme.decisions[1].date = day("2025-03-10");
        programme.decisions[1].in_force_from = day("2025-03-10");
        add_phase("F1", "2023-09-01", "2024-06-30", "B1");
        add_phase("F2", "2024-07-01", "2025-06-30", "B1");
        programme.calendar = {
            {"HT24", "term", "0483", day("2024-08-12"), day("2024-12-20")},
            {"VT25", "term", "0483", day("2025-01-08"), day("2025-06-11")},
            {"LA2425", "school_year", "0483", day("2024-08-12"), day("2025-06-11")}};
        framework.dimensions = {{"sex", {}, {{"F", {}}, {"M", {}}, {"X", {}}}},
                                {"grade", {}, {{"7", {}}, {"8", {}}}},
                                {"answer", {}, {{"1", {}}, {"2", {}}, {"3", {}}, {"4", {}}}}};
    }

    void add_team(const std::string& code, std::vector<std::string> units,
                  const char* from = "2023-09-01", const char* to = nullptr) {
        programme::Team team;
        team.code = code;
        team.organisation = "0483";
        team.units = std::move(units);
        team.span.from = day(from);
        if (to != nullptr) team.span.to = day(to);
        programme.teams.push_back(team);
    }

    void add_phase(const char* code, const char* from, const char* to, const char* decision) {
        programme::Phase phase;
        phase.code = code;
        phase.organisation = "0483";
        phase.span = {day(from), day(to)};
        phase.decision = decision;
        programme.phases.push_back(phase);
    }

    void add_intervention(const char* code, std::vector<std::string> teams, const char* phase) {
        programme::Intervention intervention;
        intervention.code = code;
        intervention.teams = std::move(teams);
        intervention.phase = phase;
        intervention.span.from = day("2023-09-01");
        programme.interventions.push_back(intervention);
    }

    Measure& measure(const char* code, core::Frequency frequency = core::Frequency::month,
                     const char* reported_by = "team", const char* kind = "count") {
        Measure row;
        row.code = code;
        row.kind = kind;
        row.frequency = frequency;
        row.reported_by = reported_by;
        row.breakdowns = {"sex", "grade"};
        framework.measures.push_back(row);
        return framework.measures.back();
    }

    IndicatorDefinition& indicator(const char* code, const char* method, const char* numerator,
                                   const char* denominator = "") {
        IndicatorDefinition row;
        row.code = code;
        row.valid_from = day("2023-04-01");
        row.kind = "result";
        row.method = method;
        row.numerator = numerator;
        row.denominator = denominator;
        row.direction = "up";
        const bool ratio = row.method == "ratio";
        row.unit = ratio ? "percent" : "persons";
        row.decimals = ratio ? 1 : 0;
        row.over_time = row.over_units = row.over_breakdowns = ratio ? "pool" : "sum";
        framework.indicators.push_back(row);
        return framework.indicators.back();
    }

    struct Where {
        std::string team{};
        std::string unit{};
        std::string intervention{};
        std::string organisation{"0483"};
        std::map<std::string, std::string> breakdown{};
    };

    void put(const char* measure, const char* period, const Where& where, ValueState state,
             const char* value) {
        indicators::StoredValue stored;
        stored.series = {measure,    where.organisation, where.unit,
                         where.team, where.intervention, where.breakdown};
        stored.period = period;
        stored.state = state;
        if (value != nullptr) stored.value = dec(value);
        values.add(stored);
    }
    void put(const char* measure, const char* period, const Where& where, const char* value) {
        put(measure, period, where, ValueState::value, value);
    }
    /// A team's value.
    void team(const char* measure, const char* period, const char* team, const char* value) {
        put(measure, period, {team}, value);
    }
    void team(const char* measure, const char* period, const char* team, ValueState state) {
        put(measure, period, {team}, state, nullptr);
    }

    std::vector<Figure> ask(const FigureQuery& query) const {
        return indicators::figures({programme, framework, values, values.size()}, query);
    }
    /// The single figure of one indicator in one period, at `level` when given.
    Figure one(const char* indicator, const char* period, std::optional<Level> level = std::nullopt,
               bool cumulative = false) const {
        FigureQuery query;
        query.indicators = {indicator};
        query.period = period;
        query.level = level;
        query.cumulative = cumulative;
        const auto found = ask(query);
        BOOST_REQUIRE_EQUAL(found.size(), 1U);
        return found.front();
    }
    Figure at(const char* indicator, const char* period, Level level, const char* code,
              std::vector<std::string> by = {},
              std::map<std::string, std::string> breakdown = {}) const {
        FigureQuery query;
        query.indicators = {indicator};
        query.period = period;
        query.level = level;
        query.by = std::move(by);
        for (const Figure& figure : ask(query)) {
            if (figure.scope.code == code && figure.breakdown == breakdown) return figure;
        }
        BOOST_FAIL("no figure for " << code);
        return {};
    }
};

inline std::string shown(const std::optional<Decimal>& value) {
    return value ? value->to_string() : "-";
}
/// "value 60 3/4 [PARTS_DIFFER]": state, value, coverage, warnings.
inline std::string told(const Figure& figure) {
    std::string text{indicators::to_word(figure.state)};
    text += " " + shown(figure.value) + " " + std::to_string(figure.coverage.reported) + "/" +
            std::to_string(figure.coverage.expected);
    if (!figure.warnings.empty()) {
        text += " [";
        for (const std::string& code : figure.warnings) {
            text += (text.back() == '[' ? "" : " ") + code;
        }
        text += "]";
    }
    return text;
}

}  // namespace utfall::tests
