#include "app/web/figure_words.h"

#include "app/core/error.h"
#include "app/usecases/book.h"
#include "app/web/frame.h"
#include "app/web/page.h"
#include "app/web/target.h"
#include "reports/swedish.h"
#include "reports/words.h"

namespace utfall::web {

using indicators::Figure;
using indicators::FigureState;
using indicators::Level;

std::string FigureWords::number(const core::Decimal& number, std::int64_t decimals) const {
    return reports::number_text(number, static_cast<int>(decimals), visit_.lang);
}

std::string FigureWords::difference(const core::Decimal& number, std::int64_t decimals) const {
    const bool above = !number.is_negative() && !number.is_zero();
    return (above ? "+" : "") + this->number(number, decimals);
}

std::string FigureWords::state(const Figure& figure) const {
    if (figure.state == FigureState::value) return {};
    return reports::word_or_code(visit_.lang, "state", indicators::to_word(figure.state));
}

std::string FigureWords::value(const Figure& figure) const {
    if (figure.date) return figure.date->to_string();
    if (!figure.distribution.empty() && !figure.text.empty()) {
        const std::string words = answer_category(figure, figure.text);
        if (words != figure.text) return words;
    }
    if (figure.value) return number(*figure.value, figure.decimals);
    if (!figure.text.empty()) return reports::word_or_code(visit_.lang, "answer", figure.text);
    const std::string words = state(figure);
    return words.empty() ? reports::word(visit_.lang, "state.missing") : words;
}

std::string FigureWords::answer_category(const Figure& figure, std::string_view code) const {
    for (const auto& dimension : framework().dimensions) {
        // Scales share category codes; the one that has all of the figure's is meant.
        const bool fits = dimension.categories.size() == figure.distribution.size();
        if (fits && category(dimension.code, figure.distribution.front().category) !=
                        figure.distribution.front().category)
            return category(dimension.code, code);
    }
    return std::string{code};
}

std::pair<std::string, std::string> FigureWords::verdict(
    const usecases::ComparedFigure& compared) const {
    const Figure& figure = compared.figure;
    if (!figure.value && figure.text.empty()) {
        const bool owed = figure.state == FigureState::not_reported;
        return {state(figure), owed ? "warn" : ""};
    }
    if (!figure.target) return {visit_.text("indicators.no_target"), ""};
    if (!figure.target_met) return {visit_.text("indicators.not_judged"), ""};
    if (*figure.target_met) return {visit_.text("indicators.met"), "ok"};
    const bool down = compared.definition != nullptr && compared.definition->direction == "down";
    return {visit_.text(down ? "indicators.above" : "indicators.below"), ""};
}

std::string FigureWords::unit(std::string_view code) const {
    return reports::word_or_code(visit_.lang, "unit", code);
}

std::string FigureWords::participations(const Figure& figure) const {
    if (!figure.people) return {};
    const std::string count = std::to_string(figure.people->participations);
    return visit_.text("indicators.participations", {{"count", count}});
}

std::string FigureWords::level(Level level) const {
    return reports::word_or_code(visit_.lang, "scope", indicators::to_word(level));
}

std::string FigureWords::scope(const indicators::Scope& scope) const {
    const auto named = [&](const auto* row, const auto& name) {
        return row == nullptr ? scope.code : std::string{name(*row)};
    };
    const auto plain = [](const auto& row) { return row.name; };
    switch (scope.level) {
        case Level::team:
            return named(programme().team(scope.code), plain);
        case Level::unit:
            return named(programme().unit(scope.code), plain);
        case Level::intervention:
            return named(programme().intervention(scope.code),
                         [&](const auto& row) { return row.name.in(visit_.lang); });
        case Level::phase: {
            const auto phase = programme().valid_phase(scope.code);
            return phase ? phase->name.in(visit_.lang) : scope.code;
        }
        case Level::programme:
        case Level::region:
        case Level::organisation:
            return named(programme().organisation(scope.code), plain);
    }
    return scope.code;
}

std::string FigureWords::dimension(std::string_view code) const {
    const auto* found = framework().dimension(code);
    return found == nullptr ? std::string{code} : found->name.in(visit_.lang);
}

std::string FigureWords::category(std::string_view dimension, std::string_view code) const {
    if (const auto* found = framework().dimension(dimension)) {
        for (const auto& category : found->categories) {
            if (category.code == code) return category.name.in(visit_.lang);
        }
    }
    return std::string{code};
}

std::string FigureWords::indicator(std::string_view code) const {
    const auto versions = framework().versions(code);
    return versions.empty() ? std::string{code} : versions.back()->name.in(visit_.lang);
}

std::string FigureWords::measure(std::string_view code) const {
    const auto* found = framework().measure(code);
    return found == nullptr ? std::string{code} : found->name.in(visit_.lang);
}

std::string FigureWords::series(const ledger::SeriesKey& series) const {
    std::string words;
    const auto add = [&](const std::string& part) { words += (words.empty() ? "" : ", ") + part; };
    if (!series.intervention.empty()) add(scope({Level::intervention, series.intervention}));
    if (!series.team.empty()) add(scope({Level::team, series.team}));
    if (!series.unit.empty() && series.team.empty()) add(scope({Level::unit, series.unit}));
    if (words.empty()) add(scope({Level::organisation, series.organisation}));
    for (const auto& [dimension, code] : series.breakdown) add(category(dimension, code));
    return words;
}

std::string FigureWords::reported(indicators::ValueState state,
                                  const std::optional<core::Decimal>& value) const {
    if (!value) return reports::word_or_code(visit_.lang, "state", indicators::to_word(state));
    std::string words = reports::exact_text(*value, visit_.lang);
    if (state != indicators::ValueState::value)
        words +=
            " (" + reports::word_or_code(visit_.lang, "state", indicators::to_word(state)) + ")";
    return words;
}

std::string FigureWords::reported(const indicators::StoredValue& value) const {
    return reported(value.state, value.value);
}

std::string FigureWords::origin_href(const Figure& figure) const {
    std::string by;
    for (const auto& [dimension, code] : figure.breakdown) by = dimension + ":" + code;
    return href_with(
        visit_,
        book_href(opened_.shelved) + "/indicators/" + percent_encoded(figure.indicator) + "/origin",
        {{"period", figure.period},
         {"scope", scope_value(figure.scope)},
         {"by", by},
         {"version", figure.definition_break ? std::to_string(figure.version) : ""}});
}

std::string href_with(const Visit& visit, const std::string& path,
                      std::initializer_list<std::pair<std::string_view, std::string>> query) {
    std::string href = path;
    char mark = '?';
    const auto add = [&](std::string_view name, const std::string& value) {
        if (value.empty()) return;
        href += mark + std::string{name} + "=" + percent_encoded(value);
        mark = '&';
    };
    for (const auto& [name, value] : query) add(name, value);
    add("as-of", visit.query("as-of"));
    return href;
}

core::Date known_day(const OpenedBook& opened) {
    const auto last = opened.store().entry(opened.as_of - 1);
    return usecases::local_day(opened.store().info(), last->recorded_at);
}

void note_as_of(Page& page, const OpenedBook& opened, const Visit& visit) {
    if (!opened.is_past()) return;
    page.as_of_words = visit.text("frame.as_of_past", {{"date", known_day(opened).to_string()},
                                                       {"size", std::to_string(opened.as_of)}});
}

std::string scope_value(const indicators::Scope& scope) {
    return std::string{indicators::to_word(scope.level)} + ":" + scope.code;
}

indicators::Scope asked_scope(const OpenedBook& opened, const Visit& visit) {
    const auto& operation = opened.setup->programme.operation;
    if (!operation) throw core::Error{core::ErrorKind::conflict, "SETUP_MISSING"};
    const std::string text = visit.query("scope");
    const std::string level = visit.query("level");
    const std::size_t colon = text.find(':');
    const std::string word = colon == std::string::npos ? level : text.substr(0, colon);
    const std::string code = colon == std::string::npos ? text : text.substr(colon + 1);
    if (word.empty() && code.empty())
        return {Level::organisation, operation->reporting_organisation};
    const auto parsed = indicators::parse_level(word);
    if (word.empty()) {
        throw core::Error{core::ErrorKind::usage,
                          "SCOPE_FORM",
                          {{"scope", text}, {"organisation", operation->reporting_organisation}}};
    }
    if (!parsed) throw core::Error{core::ErrorKind::usage, "LEVEL_UNKNOWN", {{"level", word}}};
    if (code.empty() && *parsed == Level::organisation)
        return {Level::organisation, operation->reporting_organisation};
    return {*parsed, code};
}

}  // namespace utfall::web
