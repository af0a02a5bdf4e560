#pragma once

#include "app/core/signing_pseudonym.h"

#include <string>
#include <string_view>

namespace utfall::usecases {

/// Makes a key in a new file that its owner alone can read. Throws Error(conflict,
/// "SECRET_FILE_EXISTS").
core::PseudonymKey make_pseudonym_key(const std::string& path, core::Entropy& entropy);
/// Throws Error(unreadable, "FILE_UNREADABLE" | "SECRET_FILE_OPEN" | "PSEUDONYM_KEY_MALFORMED"):
/// a key that others can read is no secret.
core::PseudonymKey read_pseudonym_key(const std::string& path);

/// A file that its owner alone can read, in place of what was there. Throws as core::write_file().
void write_private_file(const std::string& path, std::string_view bytes);

}  // namespace utfall::usecases
