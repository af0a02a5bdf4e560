#pragma once

#include "app/core/localized.h"

#include <string>
#include <string_view>

namespace utfall::reports {

/// Words that only drawings need; `{}` stands for the one number of the text.
enum class ChartWord {
    scale_starts_at,
    gap,
    gap_legend,
    thousands,
    millions,
    bullet_key,
    bullet_key_baseline,
    bullet_key_lower,
    filled_is_met,
    emblem,
};

std::string chart_word(ChartWord word, core::Lang lang, std::string_view number = {});

}  // namespace utfall::reports
