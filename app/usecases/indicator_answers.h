#pragma once

#include "app/core/json.h"
#include "app/core/json_writer.h"
#include "app/indicators/figure.h"
#include "app/indicators/figure_reader.h"

namespace utfall::usecases {

/// One figure as programs are answered: decimals are strings, what is absent is null.
void write_figure(core::JsonWriter& out, const indicators::Figure& figure);
core::Json figure_json(const indicators::Figure& figure);
/// "60.0": the definition's decimals; a text where the method has one in place of a number; empty
/// without either.
std::string shown_value(const indicators::Figure& figure);

/// One definition version, with its formula in words.
core::Json definition_json(const indicators::IndicatorDefinition& definition);

}  // namespace utfall::usecases
