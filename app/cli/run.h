#pragma once

#include "app/cli/context.h"

#include <string>
#include <vector>

namespace utfall::cli {

/// Parses the arguments (without the program's name), runs the command and maps what it threw.
ExitStatus run(const std::vector<std::string>& arguments, Surroundings& with);

}  // namespace utfall::cli
