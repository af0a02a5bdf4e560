#pragma once

#include "app/core/signing_pseudonym.h"

#include <string>

namespace utfall::usecases {

/// Makes a key in a new file that its owner alone can read. Throws Error(conflict,
/// "SECRET_FILE_EXISTS").
core::PseudonymKey make_pseudonym_key(const std::string& path, core::Entropy& entropy);
/// Throws Error(unreadable, "PSEUDONYM_KEY_MALFORMED") and as
/// read_private_file().
core::PseudonymKey read_pseudonym_key(const std::string& path);

}  // namespace utfall::usecases
