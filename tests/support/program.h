#pragma once

#include "app/core/json.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace utfall::tests {

struct Ran {
    int status{-1};  ///< Exit status; 128 + signal when it was killed.
    std::string out;
    std::string err;
    std::int64_t peak_kilobytes{0};  ///< Largest resident set.
    double processor_seconds{0};     ///< Of user and system.

    /// "data" of the answer; null when stdout is no answer.
    core::Json data() const;
    /// Codes of the findings, in order.
    std::vector<std::string> codes() const;
};

/// Runs a program and waits for it. `environment` is laid over the present one; `folder` is its
/// working folder.
Ran run_program(const std::string& program, const std::vector<std::string>& arguments,
                const std::map<std::string, std::string>& environment = {},
                const std::string& folder = {});

/// Runs the built `utfall` with --json and English texts.
Ran utfall(std::vector<std::string> arguments,
           const std::map<std::string, std::string>& environment = {});

}  // namespace utfall::tests
