#pragma once

#include "app/cli/context.h"
#include "app/cli/exit_status.h"

namespace utfall::cli {

/// Serves until the program is told to end, and says where. `open`: also in the user's browser.
ExitStatus serve_place(Context& context, const WebFace::Options& options, bool open);

}  // namespace utfall::cli
