#pragma once

#include "app/core/finding.h"

#include <string_view>

namespace utfall::usecases {

/// A place that is a column or an option alone.
inline core::Place at_column(std::string_view column) {
    core::Place place;
    place.column = column;
    return place;
}

}  // namespace utfall::usecases
