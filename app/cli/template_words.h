#pragma once

#include "reports/template_diff.h"

#include <string>

namespace utfall::cli {

struct Context;

/// "patch", as the user's language says it.
std::string step_words(const Context& context, reports::Step step);

/// A line a change, by its path.
std::string change_lines(const Context& context, const reports::TemplateDiff& difference);

}  // namespace utfall::cli
