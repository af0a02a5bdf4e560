#pragma once

#include <cstdlib>

namespace utfall::tests {

/// True under `./run torture`: tests that repeat themselves go the whole way.
inline bool long_form() {
    return std::getenv("UTFALL_LONG") != nullptr;
}

}  // namespace utfall::tests
