#include "app/web/server_crew.h"

#include "app/web/server_connection.h"

namespace utfall::web {
namespace {

/// Threads that are left for those who come, while others stay where they are.
constexpr std::size_t kept_free = 24;

}  // namespace

void Crew::take(std::unique_ptr<Connection> connection) {
    const std::lock_guard lock{mutex_};
    if (stopping_ || line_.size() >= longest_line) return;
    line_.push_back(std::move(connection));
    if (free_ >= line_.size()) {
        came_.notify_one();
    } else if (threads_.size() < most_threads) {
        threads_.emplace_back([this] { work(); });
    }
}

bool Crew::has_time() {
    const std::lock_guard lock{mutex_};
    return !stopping_ && line_.empty() && most_threads - threads_.size() + free_ >= kept_free;
}

void Crew::work() {
    std::unique_lock lock{mutex_};
    while (true) {
        ++free_;
        came_.wait(lock, [this] { return stopping_ || !line_.empty(); });
        --free_;
        if (stopping_) return;
        auto connection = std::move(line_.front());
        line_.pop_front();
        lock.unlock();
        serve_(std::move(connection));
        lock.lock();
    }
}

void Crew::stop_soon() {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
    line_.clear();
    came_.notify_all();
}

void Crew::stop() {
    stop_soon();
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
}

}  // namespace utfall::web
