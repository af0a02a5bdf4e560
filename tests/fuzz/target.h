#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

// What a target is: one file that defines these two. Each program holds one target, and is either a
// fuzzer (fuzz.cpp) or a replay of what is known (replay.cpp).
namespace utfall::fuzz {

/// Gives whatever bytes to the code that is tried. They may be refused in any of its own ways; what
/// must never come of them ends the program.
void try_bytes(std::string_view bytes);

/// What to begin with: good and bad input that gets far into the code.
std::vector<std::string> seeds();

/// Says what broke and ends the program.
inline void hold(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "it does not hold that %s\n", what);
    std::abort();
}

}  // namespace utfall::fuzz
