#pragma once

#include "app/cli/context.h"
#include "app/usecases/outside_anchors.h"

#include <string>

namespace utfall::cli {

/// {"kind", "size", "at", "entries", "days"}; null when nobody else ever knew.
core::Json window_json(const usecases::AnchorWindow& window);
/// What was recorded since somebody else could last tell what the book held, in a sentence.
std::string window_words(const Context& context, const usecases::AnchorWindow& window);

}  // namespace utfall::cli
