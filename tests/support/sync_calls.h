#pragma once

#include <cstddef>

namespace utfall::tests {

/// How often this process has asked the kernel to make a file or a folder durable: fsync and
/// fdatasync are this program's own, which count and then do it.
std::size_t sync_calls();

/// While this lives, nothing is made durable: for a test that writes what it does not mean to keep.
class NoSyncs {
  public:
    NoSyncs();
    ~NoSyncs();
    NoSyncs(const NoSyncs&) = delete;
    NoSyncs& operator=(const NoSyncs&) = delete;
};

}  // namespace utfall::tests
