#pragma once

#include "app/core/date.h"

#include <stdexcept>
#include <string>

namespace utfall::tests {

/// "2024-09-02"; anything that is no day is a fault of the test.
inline core::Date day(const std::string& text) {
    const auto day = core::Date::parse(text);
    if (!day) throw std::invalid_argument{text};
    return *day;
}

}  // namespace utfall::tests
