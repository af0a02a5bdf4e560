#include "app/web/login_guard.h"

#include <algorithm>

namespace utfall::web {
namespace {

constexpr std::int64_t second = 1'000'000;

std::int64_t wait_after(int failed) {
    const int doubled = std::min(failed - LoginGuard::free_tries, 6);
    return std::min(LoginGuard::longest_wait, std::int64_t{1} << static_cast<unsigned>(doubled));
}

}  // namespace

std::int64_t LoginGuard::take_try(std::string_view code) {
    const std::lock_guard lock{mutex_};
    const core::Instant now = clock_.now();
    if (tries_.size() >= most_codes) forget_oldest();
    Tries& tries = tries_[core::sha256(code)];
    if (tries.next.micros > now.micros) return (tries.next.micros - now.micros) / second + 1;
    ++tries.failed;
    tries.next = now;
    if (tries.failed >= free_tries) tries.next.micros += wait_after(tries.failed) * second;
    return 0;
}

void LoginGuard::succeeded(std::string_view code) {
    const std::lock_guard lock{mutex_};
    tries_.erase(core::sha256(code));
}

void LoginGuard::forget_oldest() {
    const auto oldest = std::min_element(
        tries_.begin(), tries_.end(),
        [](const auto& a, const auto& b) { return a.second.next.micros < b.second.next.micros; });
    tries_.erase(oldest);
}

}  // namespace utfall::web
