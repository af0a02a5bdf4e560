#pragma once

#include "app/core/error.h"
#include "app/core/localized.h"

#include <string>
#include <vector>

namespace utfall::core {

/// The sentence that says what failed, from schemas/errors.json. A code without words gives the
/// code itself. An argument that begins with @ names a word of the same file; "closest" is asked
/// for in the remedy when it is not empty.
std::string message(const Error& error, Lang lang);
std::string error_message(const std::string& code, const Error::Args& args, Lang lang);

/// What the user can do; empty when nothing useful can be said.
std::string remedy(const Error& error, Lang lang);

/// Error(unavailable, "FILE_UNWRITABLE") of a file, from the errno of what failed.
Error not_writable(const std::string& path, int error_number);

/// The argument that says why the operating system refused, from its errno.
std::string cause_of(int error_number);

/// Every documented error code, sorted.
std::vector<std::string> documented_error_codes();

}  // namespace utfall::core
