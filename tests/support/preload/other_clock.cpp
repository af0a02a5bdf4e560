// Loaded before a program's own libraries, so that its wall clock is UTFALL_CLOCK_OFFSET seconds
// away from the real one.
#include <sys/syscall.h>
#include <unistd.h>
#include <cstdlib>
#include <ctime>

extern "C" int clock_gettime(clockid_t which, timespec* now) noexcept {
    const int result = static_cast<int>(::syscall(SYS_clock_gettime, which, now));
    const char* offset = std::getenv("UTFALL_CLOCK_OFFSET");
    if (result == 0 && which == CLOCK_REALTIME && offset != nullptr)
        now->tv_sec += std::strtoll(offset, nullptr, 10);
    return result;
}
