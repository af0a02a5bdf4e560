#pragma once

#include "app/indicators/frame.h"

#include <vector>

namespace utfall::indicators {

/// Throws core::Error(not_found) for a code that the query names and the programme does not hold.
void check_codes(const Facts& facts, const FigureQuery& query);

/// The scopes of `level` that lie within what the query is restricted to, in programme order.
std::vector<Scope> scopes_of(const Frame& frame, Level level, const FigureQuery& query);

/// The level of the query's narrowest restriction; empty when there is none. A phase restricts
/// values rather than scopes, but alone it asks for the phase's own figure.
std::optional<Level> restricted_level(const FigureQuery& query);

}  // namespace utfall::indicators
