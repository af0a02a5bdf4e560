#include "app/web/server_door.h"

#include "app/web/server_connection.h"
#include "app/web/server_tls.h"

#include <Poco/Exception.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/StreamSocket.h>

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <map>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>

namespace utfall::web {
namespace {

namespace net = Poco::Net;
using SteadyClock = std::chrono::steady_clock;

constexpr std::chrono::seconds head_deadline{3};
constexpr int look_every_ms = 100;
constexpr std::chrono::milliseconds at_once{0};

struct Waiting {
    std::unique_ptr<Connection> connection;
    SteadyClock::time_point until;
    bool idle{false};  ///< Nothing of a next request has come yet.
};

}  // namespace

struct Door::Impl {
    Impl(net::ServerSocket& listening, const Tls* secured_by, Enter let_in)
        : socket(listening),
          tls(secured_by),
          enter(std::move(let_in)),
          events(::epoll_create1(EPOLL_CLOEXEC)),
          bell(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
        if (events < 0 || bell < 0) throw std::runtime_error{"no door for connections"};
        socket.setBlocking(false);
        watch(socket.impl()->sockfd(), EPOLLIN);
        watch(bell, EPOLLIN);
        keeper = std::thread{[this] { keep_door(); }};
    }

    ~Impl() {
        closing = true;
        ring();
        keeper.join();
        ::close(bell);
        ::close(events);
    }

    void ring() const {
        const std::uint64_t one = 1;
        // An eventfd takes eight bytes, or is full and wakes the keeper all the same.
        [[maybe_unused]] const ssize_t woken = ::write(bell, &one, sizeof one);
    }

    void watch(int file, std::uint32_t what) const {
        epoll_event event{};
        event.events = what;
        event.data.fd = file;
        ::epoll_ctl(events, EPOLL_CTL_ADD, file, &event);
    }

    void keep_door() {
        std::array<epoll_event, 64> woken{};
        while (!closing) {
            const int count = ::epoll_wait(events, woken.data(), static_cast<int>(woken.size()),
                                           is_empty() ? -1 : look_every_ms);
            for (int i = 0; i < count; ++i) {
                const int file = woken[static_cast<std::size_t>(i)].data.fd;
                if (file == bell) {
                    std::uint64_t rung = 0;
                    [[maybe_unused]] const ssize_t read = ::read(bell, &rung, sizeof rung);
                } else if (file == socket.impl()->sockfd()) {
                    accept();
                } else {
                    look_at(file);
                }
            }
            send_away_the_late();
        }
    }

    bool is_empty() {
        const std::lock_guard lock{mutex};
        return waiting.empty();
    }

    void accept() {
        try {
            net::StreamSocket arrived = socket.acceptConnection();
            take_in(tls == nullptr ? std::make_unique<Connection>(std::move(arrived))
                                   : std::make_unique<Connection>(tls->around(arrived), true));
        } catch (const Poco::Exception& exception) {
            // Gone before it was let in; or no more files may be open, and who waits gives way.
            if (exception.code() != EMFILE && exception.code() != ENFILE) return;
            {
                const std::lock_guard lock{mutex};
                give_way();
            }
            std::this_thread::sleep_for(std::chrono::milliseconds{10});
        }
    }

    void take_in(std::unique_ptr<Connection> arrived) {
        // Most send their head along with the connection, and need not wait at all.
        if (arrived->receive(at_once) == Connection::Arrival::ended) return;
        if (arrived->has_head()) return enter(std::move(arrived));
        let_wait({std::move(arrived), SteadyClock::now() + head_deadline, false});
    }

    void let_wait(Waiting one) {
        const std::lock_guard lock{mutex};
        // The keeper sleeps while nobody waits, and has a time to keep from now on.
        if (waiting.empty()) ring();
        if (waiting.size() >= most_waiting) give_way();
        if (is_crowding(*one.connection)) return;
        const int file = one.connection->file();
        waiting.insert_or_assign(file, std::move(one));
        // Told once for all that has come since, and at once of what has come before.
        watch(file, EPOLLIN | EPOLLRDHUP | EPOLLET);
    }

    bool is_crowding(const Connection& arrived) const {
        if (arrived.peer().empty()) return false;
        const auto others = std::count_if(waiting.begin(), waiting.end(), [&](const auto& one) {
            return one.second.connection->peer() == arrived.peer();
        });
        return static_cast<std::size_t>(others) >= most_of_one_peer;
    }

    void look_at(int file) {
        std::unique_lock lock{mutex};
        const auto at = waiting.find(file);
        if (at == waiting.end()) return;
        Waiting& one = at->second;
        Connection::Arrival arrival{};
        do {
            arrival = one.connection->receive(at_once);
        } while (arrival == Connection::Arrival::came && !one.connection->has_head());
        if (one.connection->has_head()) {
            auto ready = leave(at);
            lock.unlock();
            enter(std::move(ready));
        } else if (arrival == Connection::Arrival::ended) {
            leave(at);
        } else if (one.idle && one.connection->has_more()) {
            one.idle = false;
            one.until = SteadyClock::now() + head_deadline;
        }
    }

    void send_away_the_late() {
        const std::lock_guard lock{mutex};
        const auto now = SteadyClock::now();
        for (auto one = waiting.begin(); one != waiting.end();) {
            const auto next = std::next(one);
            if (one->second.until < now) leave(one);
            one = next;
        }
    }

    /// Whoever would go soonest goes now.
    void give_way() {
        const auto first = std::min_element(
            waiting.begin(), waiting.end(),
            [](const auto& a, const auto& b) { return a.second.until < b.second.until; });
        if (first != waiting.end()) leave(first);
    }

    std::unique_ptr<Connection> leave(std::map<int, Waiting>::iterator one) {
        ::epoll_ctl(events, EPOLL_CTL_DEL, one->first, nullptr);
        auto connection = std::move(one->second.connection);
        waiting.erase(one);
        return connection;
    }

    net::ServerSocket& socket;
    const Tls* tls;
    Enter enter;
    int events;
    int bell;
    std::atomic<bool> closing{false};
    std::mutex mutex;
    std::map<int, Waiting> waiting;  ///< By the connection's file.
    std::thread keeper;
};

Door::Door(net::ServerSocket& socket, const Tls* tls, Enter enter)
    : impl_(std::make_unique<Impl>(socket, tls, std::move(enter))) {}
Door::~Door() = default;

void Door::keep(std::unique_ptr<Connection> connection) {
    const bool idle = !connection->has_more();
    impl_->let_wait(
        {std::move(connection), SteadyClock::now() + (idle ? longest_idle : head_deadline), idle});
}

}  // namespace utfall::web
