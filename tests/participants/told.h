#pragma once

#include "app/core/finding.h"

#include <string>

namespace utfall::tests {

/// "column CODE, column CODE".
inline std::string told(const core::Findings& findings) {
    std::string all;
    for (const auto& one : findings.list())
        all += (all.empty() ? "" : ", ") + one.where.column + " " + one.code;
    return all;
}

}  // namespace utfall::tests
