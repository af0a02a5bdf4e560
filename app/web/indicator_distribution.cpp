#include "app/web/indicator_distribution.h"

#include "app/core/rational.h"
#include "reports/swedish.h"
#include "reports/words.h"

#include <algorithm>

namespace utfall::web {
namespace {

using core::Decimal;
using indicators::DistributionPart;
using indicators::Figure;

constexpr std::size_t most_periods = 4;

Decimal answers_of(const Figure& figure) {
    Decimal all;
    for (const DistributionPart& part : figure.distribution) all = all + part.count;
    return all;
}

// The newest periods with answers, of the definition that is in force.
std::vector<const Figure*> distributed_figures(const IndicatorSubject& subject) {
    std::vector<const Figure*> shown;
    for (const auto& point : subject.series.points) {
        const Figure& figure = point.total.figure;
        if (figure.version == subject.series.points.back().total.figure.version &&
            !figure.distribution.empty())
            shown.push_back(&figure);
    }
    if (shown.size() > most_periods)
        shown.erase(shown.begin(), shown.end() - static_cast<std::ptrdiff_t>(most_periods));
    return shown;
}

const DistributionPart* part_of(const Figure& figure, const std::string& category) {
    for (const DistributionPart& part : figure.distribution) {
        if (part.category == category) return &part;
    }
    return nullptr;
}

core::Json cell_view(const Figure& figure, const std::string& category, bool newest,
                     const IndicatorSubject& subject) {
    const DistributionPart* part = part_of(figure, category);
    const Decimal all = answers_of(figure);
    if (part == nullptr || all.is_zero()) {
        return core::JsonObject{{"count", reports::word(subject.visit.lang, "state.missing")},
                                {"share", ""},
                                {"newest", newest},
                                {"percent", "0"}};
    }
    const auto share = core::Rational{part->count * Decimal{100}} / core::Rational{all};
    return core::JsonObject{
        {"count", reports::exact_text(part->count, subject.visit.lang)},
        {"share", reports::number_text(share.rounded(0), 0, subject.visit.lang) + "\u00a0%"},
        {"newest", newest},
        {"percent", share.rounded(0).to_string()}};
}

}  // namespace

core::Json distribution_view(const IndicatorSubject& subject) {
    const auto figures = distributed_figures(subject);
    if (subject.newest().method != "distribution" || figures.empty()) return false;
    const Figure& newest = *figures.back();
    core::JsonArray periods, rows, totals;
    for (const Figure* figure : figures) {
        periods.push_back(core::JsonObject{{"code", figure->period}});
        totals.push_back(core::JsonObject{
            {"count", reports::exact_text(answers_of(*figure), subject.visit.lang)}});
    }
    for (const DistributionPart& part : newest.distribution) {
        core::JsonArray cells;
        for (const Figure* figure : figures)
            cells.push_back(cell_view(*figure, part.category, figure == &newest, subject));
        rows.push_back(
            core::JsonObject{{"words", subject.words.answer_category(newest, part.category)},
                             {"cells", std::move(cells)}});
    }
    return core::JsonObject{
        {"periods", std::move(periods)}, {"rows", std::move(rows)}, {"totals", std::move(totals)}};
}

}  // namespace utfall::web
