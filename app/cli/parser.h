#pragma once

#include "app/cli/command.h"
#include "app/core/library_version.h"
#include "app/core/localized.h"

#include <string>
#include <vector>

namespace utfall::cli {

struct Parsed {
    const Command* command{nullptr};  ///< nullptr: `message` says why.
    Arguments arguments;
    std::string help;     ///< Asked for: to be printed, exit 0.
    std::string message;  ///< The command line does not make sense: exit 2.
};

/// The command line by the table of commands.
Parsed parse(const std::vector<std::string>& arguments, core::Lang lang);

/// Short text of `key` from templates/cli/texts; the key itself when there is none.
std::string cli_text(core::Lang lang, const std::string& key);

/// CLI11, which reads command lines.
core::LibraryVersion cli11_version();

}  // namespace utfall::cli
