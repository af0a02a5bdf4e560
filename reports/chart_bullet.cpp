#include "reports/chart_bullet.h"

#include "app/core/rational.h"
#include "reports/chart_scale.h"
#include "reports/chart_words.h"
#include "reports/swedish.h"
#include "reports/words.h"

#include <algorithm>
#include <array>

namespace utfall::reports {

namespace {

using core::Decimal;

constexpr Tenths bullet_height = 200;

std::string label_of(const Bullet& bullet, core::Lang lang) {
    std::string text = word(lang, "label.outcome") + " ";
    text += bullet.outcome ? exact_text(*bullet.outcome, lang) : chart_word(ChartWord::gap, lang);
    if (bullet.target) {
        text += ", " + word(lang, "label.target") + " " + exact_text(*bullet.target, lang);
    }
    return text;
}

/// Ends of the two inner bands: 80 % and 100 % of the target, or 100 % and 150 % where lower is
/// better.
std::array<Decimal, 2> band_ends(const Bullet& bullet) {
    const Decimal& target = *bullet.target;
    if (bullet.lower_is_better) return {target, target * Decimal::of(15, 1)};
    return {target * Decimal::of(8, 1), target};
}

}  // namespace

void draw_bullet(SvgCanvas& canvas, const Bullet& bullet, Tenths left, Tenths width, Tenths top) {
    const Decimal& high = bullet.scale_max;
    const auto at = [&](const Decimal& value) {
        const Decimal inside = std::clamp(value, Decimal{}, high);
        return share_of(inside, high, left, left + width);
    };
    if (bullet.target) {
        const auto ends = band_ends(bullet);
        const bool lower = bullet.lower_is_better;
        const Tenths first = at(ends[0]);
        const Tenths second = at(ends[1]);
        const auto band = [&](Tenths from, Tenths to, std::string_view look) {
            if (to > from) canvas.rect(from, top + 10, to - from, 180, look);
        };
        band(left, first, lower ? "band3" : "band1");
        band(first, second, "band2");
        band(second, left + width, lower ? "band1" : "band3");
    } else {
        canvas.rect(left, top + 10, width, 180, "band3");
    }
    if (bullet.outcome) {
        const Tenths end = at(*bullet.outcome);
        canvas.rect(left, top + 70, std::max<Tenths>(end - left, 10), 60, "c1 fill");
    }
    if (bullet.baseline) {
        const Tenths x = at(*bullet.baseline);
        canvas.rect(std::clamp(x - 6, left, left + width - 12), top + 130, 12, 60, "mark");
    }
    if (bullet.target) {
        // The whole of the line stays inside when the target is the end of the scale.
        const Tenths x = std::clamp(at(*bullet.target) - 13, left, left + width - 26);
        canvas.rect(x, top + 25, 26, 150, "mark");
    }
}

void write_bullet(HtmlWriter& out, const Bullet& bullet, core::Lang lang) {
    SvgCanvas canvas(bullet_width);
    draw_bullet(canvas, bullet, 0, bullet_width, 0);
    canvas.write_labelled(out, bullet_height, "bl", label_of(bullet, lang));
}

void write_bullet_axis(HtmlWriter& out, const Decimal& scale_max, core::Lang lang) {
    SvgCanvas canvas(bullet_width);
    const Tenths widest = text_width(exact_text(scale_max, lang), 11);
    const int steps = widest > 500 ? 2 : widest > 320 ? 3 : 5;
    const auto ticks = ticks_up_to(scale_max, steps);
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        const Anchor anchor = i == 0                  ? Anchor::start
                              : i + 1 == ticks.size() ? Anchor::end
                                                      : Anchor::middle;
        canvas.text({share_of(ticks[i], scale_max, 0, bullet_width), 110},
                    exact_text(ticks[i], lang), anchor, "mu");
    }
    canvas.write_hidden(out, 130, "bl ax");
}

void write_bullet_key(HtmlWriter& out, const Table& table, core::Lang lang) {
    bool lower = false;
    bool baseline = false;
    for (const auto& [row, bullet] : table.bullets) {
        lower = lower || bullet.lower_is_better;
        baseline = baseline || bullet.baseline;
    }
    SvgCanvas canvas(bullet_width);
    Bullet sample{Decimal{64}, Decimal{72}, std::nullopt, Decimal{100}, false};
    if (baseline) sample.baseline = Decimal{40};
    draw_bullet(canvas, sample, 0, bullet_width, 0);
    out.open("div", {{"class", "key"}});
    canvas.write_hidden(out, bullet_height, "bl");
    std::string text = chart_word(ChartWord::bullet_key, lang);
    if (baseline) text += " " + chart_word(ChartWord::bullet_key_baseline, lang);
    if (lower) text += " " + chart_word(ChartWord::bullet_key_lower, lang);
    out.element("p", {}, text).close();
}

}  // namespace utfall::reports
