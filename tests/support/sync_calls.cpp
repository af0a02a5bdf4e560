#include "tests/support/sync_calls.h"

#include <sys/syscall.h>
#include <unistd.h>
#include <atomic>

namespace {

std::atomic<std::size_t> calls{0};
std::atomic<int> idle{0};

}  // namespace

// The dynamic linker gives SQLite these instead of the C library's.
extern "C" int fsync(int file) {
    ++calls;
    return idle > 0 ? 0 : static_cast<int>(::syscall(SYS_fsync, file));
}

extern "C" int fdatasync(int file) {
    ++calls;
    return idle > 0 ? 0 : static_cast<int>(::syscall(SYS_fdatasync, file));
}

namespace utfall::tests {

std::size_t sync_calls() {
    return calls;
}

NoSyncs::NoSyncs() {
    ++idle;
}

NoSyncs::~NoSyncs() {
    --idle;
}

}  // namespace utfall::tests
