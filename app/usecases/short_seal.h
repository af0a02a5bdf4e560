#pragma once

#include "app/core/digest.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::usecases {

/// The first 128 bits of a digest for paper: nine groups of four characters of Crockford's base32.
/// The last of each group checks it and its place; seven bits over all groups check the whole.
std::string short_seal(const core::Digest& digest);

/// What somebody typed from paper. Case, spaces and hyphens do not count, nor O for 0, I or L
/// for 1.
struct TypedSeal {
    std::string hex;                  ///< 32 digits in lower case; empty unless all of it fits.
    std::size_t characters{0};        ///< Of the 36 that there should be.
    std::vector<std::size_t> wrong;   ///< Which groups do not fit, counted from 1.
    std::vector<std::string> groups;  ///< As they were understood.

    /// Nine groups were typed, whatever they say.
    [[nodiscard]] bool is_complete() const { return characters == 36; }
};
TypedSeal read_short_seal(std::string_view typed);

}  // namespace utfall::usecases
