#include "app/cli/exit_status.h"

#include "app/usecases/periods.h"

namespace utfall::cli {

ExitStatus exit_status(core::ErrorKind kind) {
    switch (kind) {
        case core::ErrorKind::usage:
            return ExitStatus::usage;
        case core::ErrorKind::not_found:
            return ExitStatus::not_found;
        case core::ErrorKind::conflict:
            return ExitStatus::conflict;
        case core::ErrorKind::unavailable:
            return ExitStatus::unexpected;
        case core::ErrorKind::integrity:
            return ExitStatus::integrity;
        case core::ErrorKind::unreadable:
            return ExitStatus::unreadable;
        case core::ErrorKind::configuration:
            return ExitStatus::data_faults;
    }
    return ExitStatus::unexpected;
}

ExitStatus exit_status(const core::Findings& findings) {
    for (const auto& [code, count] : findings.count_per_code()) {
        if (usecases::is_period_conflict(code)) return ExitStatus::conflict;
    }
    return ExitStatus::data_faults;
}

}  // namespace utfall::cli
