#pragma once

#include "app/core/localized.h"
#include "reports/document.h"
#include "reports/svg_canvas.h"

#include <string>

namespace utfall::reports {

inline constexpr Tenths bullet_width = 1760;

/// Few's bullet: bands by their distance from the target, outcome as a thin bar, target as a line.
/// Without an outcome only the target stands; scale_max is above 0.
void draw_bullet(SvgCanvas& canvas, const Bullet& bullet, Tenths left, Tenths width, Tenths top);

/// One table cell's bullet with its label ("Utfall 87,4, mål 88,0").
void write_bullet(HtmlWriter& out, const Bullet& bullet, core::Lang lang);
/// The common scale of a group's bullets.
void write_bullet_axis(HtmlWriter& out, const core::Decimal& scale_max, core::Lang lang);
/// What the marks of `table`'s bullets mean, with a picture.
void write_bullet_key(HtmlWriter& out, const Table& table, core::Lang lang);

}  // namespace utfall::reports
