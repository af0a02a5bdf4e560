#include "app/web/target_bullet.h"

#include "reports/chart_bullet.h"

namespace utfall::web {

using core::Decimal;

std::string_view unit_group(const indicators::Figure& figure) {
    if (figure.unit == "percent" || figure.unit == "percentage_points") return "percent";
    return figure.unit == "SEK" || figure.unit == "kr" ? "money" : "counts";
}

Decimal percent_scale(const Decimal& so_far, const usecases::ComparedFigure& compared) {
    Decimal most = so_far;
    for (const auto& value : {compared.reached, compared.figure.target}) {
        for (const int step : {125, 150, 200}) {
            if (value && *value > most) most = Decimal{step};
        }
    }
    return most;
}

std::string target_bullet(const usecases::ComparedFigure& compared, const Decimal& percent_max,
                          core::Lang lang) {
    const auto& figure = compared.figure;
    const bool percent = figure.unit == "percent";
    if ((!percent && !figure.target) || (!compared.reached && !figure.target)) return {};
    reports::Bullet bullet;
    bullet.outcome = compared.reached;
    bullet.target = figure.target;
    bullet.scale_max = percent ? percent_max : *figure.target * Decimal::of(125, 2);
    bullet.lower_is_better =
        compared.definition != nullptr && compared.definition->direction == "down";
    if (bullet.scale_max.is_zero()) return {};
    reports::HtmlWriter out;
    reports::write_bullet(out, bullet, lang);
    return out.take();
}

}  // namespace utfall::web
