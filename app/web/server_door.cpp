#include "app/web/server_door.h"

#include "app/web/guard.h"

#include <Poco/Exception.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/StreamSocket.h>

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <list>
#include <map>
#include <stdexcept>
#include <thread>

namespace utfall::web {
namespace {

namespace net = Poco::Net;
using SteadyClock = std::chrono::steady_clock;

constexpr std::chrono::seconds head_deadline{3};
constexpr int look_every_ms = 100;

struct Waiting {
    net::StreamSocket socket;
    SteadyClock::time_point since;
};

}  // namespace

ArrivedHead arrived_head(const net::StreamSocket& socket) {
    std::array<char, longest_head + 1> buffer{};
    const ssize_t got =
        ::recv(socket.impl()->sockfd(), buffer.data(), buffer.size(), MSG_PEEK | MSG_DONTWAIT);
    if (got < 0) return {{}, errno != EAGAIN && errno != EINTR};
    if (got == 0) return {{}, true};
    const std::string_view seen{buffer.data(), static_cast<std::size_t>(got)};
    const std::size_t end = seen.find("\r\n\r\n");
    if (end != std::string_view::npos) return {std::string{seen.substr(0, end + 4)}, false};
    // Line feeds alone, or a head that does not end: judged as what it is.
    if (seen.find("\n\n") != std::string_view::npos || seen.size() > longest_head)
        return {std::string{seen}, false};
    return {};
}

struct Door::Impl {
    Impl(net::ServerSocket& listening, Enter let_in)
        : socket(listening),
          enter(std::move(let_in)),
          events(::epoll_create1(EPOLL_CLOEXEC)),
          closing(::eventfd(0, EFD_CLOEXEC)) {
        if (events < 0 || closing < 0) throw std::runtime_error{"no door for connections"};
        socket.setBlocking(false);
        watch(socket.impl()->sockfd(), EPOLLIN);
        watch(closing, EPOLLIN);
        keeper = std::thread{[this] { keep(); }};
    }

    ~Impl() {
        const std::uint64_t one = 1;
        // An eventfd takes eight bytes, or is full and wakes the keeper all the same.
        [[maybe_unused]] const ssize_t woken = ::write(closing, &one, sizeof one);
        keeper.join();
        ::close(closing);
        ::close(events);
    }

    void watch(int file, std::uint32_t what) const {
        epoll_event event{};
        event.events = what;
        event.data.fd = file;
        ::epoll_ctl(events, EPOLL_CTL_ADD, file, &event);
    }

    void keep() {
        std::array<epoll_event, 64> woken{};
        while (true) {
            const int count = ::epoll_wait(events, woken.data(), static_cast<int>(woken.size()),
                                           queue.empty() ? -1 : look_every_ms);
            for (int i = 0; i < count; ++i) {
                const int file = woken[static_cast<std::size_t>(i)].data.fd;
                if (file == closing) return;
                if (file == socket.impl()->sockfd()) {
                    accept();
                } else {
                    look_at(file);
                }
            }
            send_away_the_late();
        }
    }

    void accept() {
        try {
            take_in(socket.acceptConnection());
        } catch (const Poco::Exception& exception) {
            // Gone before it was let in; or no more files may be open, and who waits gives way.
            if (exception.code() != EMFILE && exception.code() != ENFILE) return;
            if (!queue.empty()) leave(queue.begin());
            std::this_thread::sleep_for(std::chrono::milliseconds{10});
        }
    }

    void take_in(net::StreamSocket arrived) {
        arrived.setNoDelay(true);
        // Most send their head along with the connection, and need not wait at all.
        const ArrivedHead at_once = arrived_head(arrived);
        if (at_once.ended) return;
        if (at_once.head) return enter(arrived);
        const int file = arrived.impl()->sockfd();
        if (queue.size() >= most_waiting) leave(queue.begin());
        queue.push_back({arrived, SteadyClock::now()});
        waiting[file] = std::prev(queue.end());
        // Told once for all that has come since, however much is left unread.
        watch(file, EPOLLIN | EPOLLRDHUP | EPOLLET);
    }

    void look_at(int file) {
        const auto at = waiting.find(file);
        if (at == waiting.end()) return;
        const ArrivedHead arrived = arrived_head(at->second->socket);
        if (!arrived.head && !arrived.ended) return;
        const net::StreamSocket ready = at->second->socket;
        leave(at->second);
        if (arrived.head) enter(ready);
    }

    void send_away_the_late() {
        const auto now = SteadyClock::now();
        while (!queue.empty() && now - queue.front().since > head_deadline) leave(queue.begin());
    }

    void leave(std::list<Waiting>::iterator one) {
        const int file = one->socket.impl()->sockfd();
        ::epoll_ctl(events, EPOLL_CTL_DEL, file, nullptr);
        waiting.erase(file);
        queue.erase(one);
    }

    net::ServerSocket& socket;
    Enter enter;
    int events;
    int closing;
    std::list<Waiting> queue;  ///< Whoever came first stands first.
    std::map<int, std::list<Waiting>::iterator> waiting;
    std::thread keeper;
};

Door::Door(net::ServerSocket& socket, Enter enter)
    : impl_(std::make_unique<Impl>(socket, std::move(enter))) {}
Door::~Door() = default;

}  // namespace utfall::web
