#pragma once

#include "app/core/error.h"
#include "app/core/finding.h"

namespace utfall::cli {

/// The exit statuses of the program, documented in README.
enum class ExitStatus {
    done = 0,
    unexpected = 1,
    usage = 2,
    data_faults = 3,  ///< The data has faults or is incomplete.
    integrity = 4,    ///< The ledger is not what was recorded.
    not_found = 5,
    conflict = 6,    ///< Locked, or in conflict with what is recorded.
    unreadable = 7,  ///< A file cannot be read.
    interrupted = 130,
};

ExitStatus exit_status(core::ErrorKind kind);
/// Of faults that were found: `conflict` when the state of a period stands in the way.
ExitStatus exit_status(const core::Findings& findings);

}  // namespace utfall::cli
