#include "app/web/server_connection.h"

#include "app/web/guard.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/uio.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace utfall::web {
namespace {

constexpr std::chrono::milliseconds longest_linger{500};
constexpr std::chrono::seconds look_at_deadline{1};

timeval as_timeval(std::chrono::milliseconds time) {
    return {time.count() / 1000, (time.count() % 1000) * 1000};
}

}  // namespace

Connection::Connection(Poco::Net::StreamSocket socket)
    : socket_(std::move(socket)), file_(socket_.impl()->sockfd()) {
    socket_.setNoDelay(true);
    const timeval wait = as_timeval(look_at_deadline);
    ::setsockopt(file_, SOL_SOCKET, SO_SNDTIMEO, &wait, sizeof wait);
}

Connection::Arrival Connection::receive_into(char* into, std::size_t most,
                                             std::chrono::milliseconds patience, std::size_t& got) {
    const bool at_once = patience.count() == 0;
    if (!at_once && patience != patience_) {
        const timeval wait = as_timeval(patience);
        ::setsockopt(file_, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
        patience_ = patience;
    }
    ssize_t count = 0;
    do {
        count = ::recv(file_, into, most, at_once ? MSG_DONTWAIT : 0);
    } while (count < 0 && errno == EINTR);
    got = count > 0 ? static_cast<std::size_t>(count) : 0;
    if (count > 0) return Arrival::came;
    return count < 0 && errno == EAGAIN ? Arrival::silence : Arrival::ended;
}

Connection::Arrival Connection::receive(std::chrono::milliseconds patience) {
    std::array<char, longest_head + 1> piece;
    std::size_t got = 0;
    const Arrival arrival = receive_into(piece.data(), piece.size(), patience, got);
    arrived_.append(piece.data(), got);
    return arrival;
}

bool Connection::await_head(std::chrono::milliseconds patience) {
    const auto until = SteadyClock::now() + patience;
    while (!has_head()) {
        if (receive(patience) != Arrival::came) return false;
        // What comes in drops is waited for at the door.
        if (!has_head() && SteadyClock::now() > until) return false;
    }
    return true;
}

std::size_t Connection::head_size() const {
    const std::size_t end = arrived_.find("\r\n\r\n");
    if (end != std::string::npos) return end + 4;
    // Line feeds alone, or a head that does not end: judged as what it is.
    const bool never = arrived_.size() > longest_head || arrived_.find("\n\n") != std::string::npos;
    return never ? arrived_.size() : 0;
}

std::string Connection::take_head() {
    const std::size_t size = head_size();
    if (size == arrived_.size()) return std::exchange(arrived_, {});
    std::string head = arrived_.substr(0, size);
    arrived_.erase(0, size);
    return head;
}

Connection::Arrival Connection::take_body(char* into, std::size_t most,
                                          std::chrono::milliseconds patience, std::size_t& got) {
    if (arrived_.empty()) return receive_into(into, most, patience, got);
    got = arrived_.copy(into, most);
    arrived_.erase(0, got);
    return Arrival::came;
}

bool Connection::send(std::string_view head, std::string_view body,
                      SteadyClock::time_point deadline) {
    while (!head.empty() || !body.empty()) {
        // sendmsg only reads what these point to.
        std::array<iovec, 2> pieces{{{const_cast<char*>(head.data()), head.size()},
                                     {const_cast<char*>(body.data()), body.size()}}};
        msghdr message{};
        message.msg_iov = pieces.data();
        message.msg_iovlen = pieces.size();
        const ssize_t sent = ::sendmsg(file_, &message, MSG_NOSIGNAL);
        if (sent < 0 && errno != EAGAIN && errno != EINTR) return false;
        const auto count = static_cast<std::size_t>(std::max<ssize_t>(sent, 0));
        const std::size_t of_head = std::min(count, head.size());
        head.remove_prefix(of_head);
        body.remove_prefix(count - of_head);
        if (!(head.empty() && body.empty()) && SteadyClock::now() > deadline) return false;
    }
    return true;
}

void Connection::linger() {
    ::shutdown(file_, SHUT_WR);
    const auto until = SteadyClock::now() + longest_linger;
    std::array<char, 16 * 1024> ignored;
    while (SteadyClock::now() < until) {
        std::size_t got = 0;
        if (receive_into(ignored.data(), ignored.size(), std::chrono::milliseconds{100}, got) !=
            Arrival::came)
            return;
    }
}

}  // namespace utfall::web
