#include "app/core/error.h"
#include "app/usecases/period_names.h"
#include "app/web/pages_indicators.h"
#include "reports/swedish.h"

#include <array>

namespace utfall::web {
namespace {

using core::Frequency;
using indicators::Level;
using indicators::Scope;

core::Json option(const std::string& value, const std::string& words, bool chosen) {
    return core::JsonObject{{"value", value}, {"words", words}, {"chosen", chosen}};
}

std::vector<Scope> scopes_of(const programme::Programme& programme, Level level) {
    std::vector<Scope> scopes;
    const auto add = [&](const auto& rows) {
        for (const auto& row : rows) scopes.push_back({level, row.code});
    };
    switch (level) {
        case Level::programme:
            if (!programme.operation->programme.empty())
                scopes.push_back({level, programme.operation->programme});
            break;
        case Level::region:
        case Level::organisation:
            for (const auto& row : programme.organisations) {
                if ((row.kind == "region") == (level == Level::region))
                    scopes.push_back({level, row.code});
            }
            break;
        case Level::unit:
            add(programme.units);
            break;
        case Level::team:
            add(programme.teams);
            break;
        case Level::intervention:
            add(programme.interventions);
            break;
        case Level::phase:
            add(programme.valid_phases());
            break;
    }
    return scopes;
}

}  // namespace

std::string frequency_words(const Visit& visit, Frequency frequency) {
    return visit.text("frequency." + std::string{core::to_word(frequency)});
}

core::Json period_choices(const OpenedBook& opened, const Visit& visit, const std::string& chosen) {
    constexpr std::array<Frequency, 6> kinds{Frequency::term,      Frequency::school_year,
                                             Frequency::half_year, Frequency::year,
                                             Frequency::quarter,   Frequency::month};
    core::JsonArray groups;
    for (const Frequency kind : kinds) {
        core::JsonArray options;
        for (const auto& period :
             usecases::begun_periods(opened.setup->programme, kind, known_day(opened))) {
            options.push_back(
                option(period.code, reports::capitalised(usecases::period_name(period, visit.lang)),
                       period.code == chosen));
        }
        if (options.empty()) continue;
        groups.push_back(
            core::JsonObject{{"words", reports::capitalised(frequency_words(visit, kind))},
                             {"options", std::move(options)}});
    }
    return groups;
}

core::Json scope_choices(const OpenedBook& opened, const Visit& visit, const Scope& chosen,
                         bool all) {
    constexpr std::array<Level, 7> levels{Level::organisation, Level::programme, Level::region,
                                          Level::phase,        Level::unit,      Level::team,
                                          Level::intervention};
    const FigureWords words{opened, visit};
    core::JsonArray groups;
    for (const Level level : levels) {
        const auto scopes = scopes_of(opened.setup->programme, level);
        if (scopes.empty()) continue;
        core::JsonArray options;
        if (all && scopes.size() > 1) {
            const std::string word{indicators::to_word(level)};
            options.push_back(option(word + ":", visit.text("scope.all." + word),
                                     chosen.level == level && chosen.code.empty()));
        }
        for (const Scope& scope : scopes)
            options.push_back(option(scope_value(scope), words.scope(scope), scope == chosen));
        groups.push_back(
            core::JsonObject{{"words", words.level(level)}, {"options", std::move(options)}});
    }
    return groups;
}

core::Json show_choices(const Visit& visit) {
    core::JsonArray options;
    for (const std::string code : {"all", "target", "unmet", "missing"}) {
        options.push_back(core::JsonObject{{"value", code == "all" ? "" : code},
                                           {"words", visit.text("indicators.show." + code)},
                                           {"chosen", visit.query("show") == code}});
    }
    return options;
}

core::Period asked_period(const OpenedBook& opened, const Visit& visit) {
    const auto& programme = opened.setup->programme;
    const std::string code = visit.query("period");
    const auto period = code.empty() ? usecases::current_period(programme, known_day(opened))
                                     : programme.period(code);
    if (!period)
        throw core::Error{core::ErrorKind::not_found, "PERIOD_UNKNOWN", {{"period", code}}};
    return *period;
}

std::vector<const indicators::IndicatorDefinition*> asked_indicator(const OpenedBook& opened,
                                                                    const std::string& code) {
    auto versions = opened.setup->framework.versions(code);
    if (versions.empty())
        throw core::Error{core::ErrorKind::not_found, "INDICATOR_UNKNOWN", {{"code", code}}};
    return versions;
}

}  // namespace utfall::web
