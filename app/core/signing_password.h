#pragma once

#include "app/core/clock.h"

#include <string>
#include <string_view>

namespace utfall::core {

/// What is kept of a password: "$argon2id$v=19$m=65536,t=3,p=1$SALT$HASH", 64 MiB and three passes,
/// which takes whoever guesses a fifth of a second each time. Throws Error(unavailable,
/// "SIGNING_UNAVAILABLE").
std::string password_secret(std::string_view password, Entropy& entropy);

/// True when `secret` was made of `password`. A secret that asks for more memory or time than
/// those made here is nobody's.
bool is_password(std::string_view secret, std::string_view password);

/// True when `secret` has the form of those made here.
bool is_password_secret(std::string_view secret);

}  // namespace utfall::core
