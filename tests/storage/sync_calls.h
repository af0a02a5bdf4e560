#pragma once

#include <cstddef>

namespace utfall::tests {

/// How often this process has asked the kernel to make a file or a folder durable: fsync and
/// fdatasync are this program's own, which count and then do it.
std::size_t sync_calls();

}  // namespace utfall::tests
