#include "app/web/overview_targets.h"

#include "app/core/rational.h"
#include "app/usecases/indicator_answers.h"
#include "app/usecases/target_status.h"
#include "reports/swedish.h"
#include "reports/words.h"

#include <algorithm>

namespace utfall::web {
namespace {

using core::Decimal;
using indicators::Figure;

constexpr std::int64_t bullet_width = 2400;

// Percentages on 0–100, everything else on 0–125 percent of its target.
Decimal scale_of(const Figure& figure) {
    if (figure.unit == "percent") return Decimal{100};
    const Decimal target = *figure.target;
    return target + target * *Decimal::parse("0.25");
}

// Whole units along the bullet, cut at its ends; no floating point.
std::int64_t along(const Decimal& value, const Decimal& scale) {
    if (value.is_negative() || !(scale > Decimal{})) return 0;
    if (value > scale) return bullet_width;
    const auto ratio = core::Rational{value * Decimal{bullet_width}} / core::Rational{scale};
    return static_cast<std::int64_t>(ratio.rounded(0).coefficient());
}

std::string rectangle(const char* kind, std::int64_t x, std::int64_t y, std::int64_t width,
                      std::int64_t height) {
    return std::string{"<rect class=\""} + kind + "\" x=\"" + std::to_string(x) + "\" y=\"" +
           std::to_string(y) + "\" width=\"" + std::to_string(width) + "\" height=\"" +
           std::to_string(height) + "\"/>";
}

// Marks only: what it says stands in the cells beside it.
std::string bullet_svg(const Figure& figure) {
    const Decimal scale = scale_of(figure);
    std::string svg =
        "<svg class=\"bullet\" viewBox=\"0 0 2400 200\" preserveAspectRatio=\"none\" "
        "aria-hidden=\"true\" focusable=\"false\">";
    const std::int64_t target = along(*figure.target, scale);
    svg += rectangle("bullet__field", 0, 20, bullet_width, 160);
    svg += rectangle("bullet__near", 0, 20, target, 160);
    svg += rectangle("bullet__far", 0, 20, target * 3 / 4, 160);
    if (figure.value) svg += rectangle("bullet__value", 0, 65, along(*figure.value, scale), 70);
    svg += rectangle("bullet__target", std::min(target, bullet_width - 24), 0, 24, 200);
    return svg + "</svg>";
}

std::string standing_of(const Figure& figure, const std::string& direction, const Visit& visit) {
    if (!figure.value)
        return reports::word(visit.lang, "state." + std::string{indicators::to_word(figure.state)});
    if (!figure.target_met) return visit.text("overview.not_compared");
    if (*figure.target_met) return visit.text("overview.met");
    return visit.text(direction == "down" ? "overview.not_met_down" : "overview.not_met");
}

}  // namespace

TargetsView targets_against(const indicators::Facts& facts, const core::Period& period,
                            const Visit& visit) {
    TargetsView view;
    view.table.name = "targets-" + period.code;
    for (const char* const key :
         {"indicator", "name", "value", "target", "unit", "state", "reported", "expected"})
        view.table.columns.push_back({key, visit.text(std::string{"overview.column."} + key)});
    const core::Lang lang = visit.lang;
    for (const Figure& figure : usecases::figures_against_targets(facts, period)) {
        const auto* definition = facts.framework.definition_on(figure.indicator, figure.to);
        const std::string name =
            definition == nullptr ? figure.indicator : definition->name.in(lang);
        const std::string state =
            reports::word(lang, "state." + std::string{indicators::to_word(figure.state)});
        const std::string standing = standing_of(
            figure, definition == nullptr ? std::string{} : definition->direction, visit);
        const int decimals = static_cast<int>(figure.decimals);
        std::string outcome = state;
        if (figure.value) outcome = reports::number_text(*figure.value, decimals, lang);
        view.rows.push_back(core::JsonObject{
            {"code", figure.indicator},
            {"name", name},
            {"unit", reports::word_or_code(lang, "unit", figure.unit)},
            {"outcome", outcome},
            {"has_value", figure.value.has_value()},
            {"incomplete",
             figure.state == indicators::FigureState::incomplete ? state : std::string{}},
            {"target", reports::number_text(*figure.target, decimals, lang)},
            {"bullet_svg", bullet_svg(figure)},
            {"coverage",
             visit.text("overview.coverage_of", {{"n", std::to_string(figure.coverage.reported)},
                                                 {"m", std::to_string(figure.coverage.expected)}})},
            {"standing", standing},
            {"met", figure.value && figure.target_met.value_or(false)},
            {"missing", !figure.value}});
        usecases::PlainTable::Cell value;
        value.number = figure.value;
        view.table.rows.push_back({figure.indicator, name, value, *figure.target, figure.unit,
                                   state, figure.coverage.reported, figure.coverage.expected});
        view.data.push_back(usecases::figure_json(figure));
    }
    return view;
}

}  // namespace utfall::web
