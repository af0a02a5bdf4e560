#pragma once

#include "app/core/json.h"
#include "app/indicators/figure.h"

namespace utfall::usecases {

/// One figure as schemas/files.md answers it: decimals are strings, what is absent is null.
core::Json figure_json(const indicators::Figure& figure);

/// One definition version, with its formula in words.
core::Json definition_json(const indicators::IndicatorDefinition& definition);

}  // namespace utfall::usecases
