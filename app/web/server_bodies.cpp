#include "app/web/server_bodies.h"

#include <sys/socket.h>

#include <algorithm>

namespace utfall::web {
namespace {

using SteadyClock = std::chrono::steady_clock;

}  // namespace

Bodies::Reading::Reading(Bodies& all, int socket) : all_(all) {
    const std::lock_guard lock{all_.mutex_};
    all_.cut_off_the_slowest();
    all_.under_way_.push_front({socket, SteadyClock::now(), 0, false});
    place_ = all_.under_way_.begin();
}

Bodies::Reading::~Reading() {
    const std::lock_guard lock{all_.mutex_};
    all_.under_way_.erase(place_);
}

void Bodies::Reading::got(std::uint64_t bytes) {
    const std::lock_guard lock{all_.mutex_};
    place_->bytes += bytes;
}

bool Bodies::Reading::is_cut_off() const {
    const std::lock_guard lock{all_.mutex_};
    return place_->cut_off;
}

void Bodies::cut_off_the_slowest() {
    const auto now = SteadyClock::now();
    std::size_t coming = 0;
    auto slowest = under_way_.end();
    std::uint64_t least = 0;
    for (auto one = under_way_.begin(); one != under_way_.end(); ++one) {
        if (one->cut_off) continue;
        ++coming;
        const auto millis =
            std::chrono::duration_cast<std::chrono::milliseconds>(now - one->since).count();
        const std::uint64_t pace = one->bytes / static_cast<std::uint64_t>(millis + 1);
        // Of two at one pace, the one that came first: it stands later in the list.
        if (slowest == under_way_.end() || pace <= least) {
            slowest = one;
            least = pace;
        }
    }
    if (coming < most_read) return;
    slowest->cut_off = true;
    ::shutdown(slowest->socket, SHUT_RD);
}

void Bodies::cut_off_all() {
    const std::lock_guard lock{mutex_};
    for (auto& one : under_way_) {
        one.cut_off = true;
        ::shutdown(one.socket, SHUT_RD);
    }
}

}  // namespace utfall::web
