#include "app/web/server_connection.h"

#include "app/web/guard.h"

#include <Poco/Exception.h>
#include <Poco/Net/SecureStreamSocket.h>

#include <netinet/in.h>
#include <netinet/tcp.h>
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

Connection::Connection(const Poco::Net::StreamSocket& socket, bool secure)
    : socket_(socket), file_(socket_.impl()->sockfd()), secure_(secure) {
    const int at_once = 1;
    ::setsockopt(file_, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
    const timeval wait = as_timeval(look_at_deadline);
    ::setsockopt(file_, SOL_SOCKET, SO_SNDTIMEO, &wait, sizeof wait);
    const auto host = socket_.peerAddress().host();
    if (!host.isLoopback()) peer_ = host.toString();
}

Connection::Arrival Connection::receive_into(char* into, std::size_t most,
                                             std::chrono::milliseconds patience, std::size_t& got) {
    if (secure_) return receive_secure(into, most, patience, got);
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

bool Connection::wait_for(short what, std::chrono::milliseconds patience) const {
    pollfd waited{file_, what, 0};
    return ::poll(&waited, 1, static_cast<int>(patience.count())) > 0;
}

Connection::Arrival Connection::receive_secure(char* into, std::size_t most,
                                               std::chrono::milliseconds patience,
                                               std::size_t& got) {
    const auto until = SteadyClock::now() + patience;
    got = 0;
    try {
        for (;;) {
            const int count = socket_.receiveBytes(into, static_cast<int>(most));
            if (count > 0) {
                got = static_cast<std::size_t>(count);
                return Arrival::came;
            }
            if (count == 0) return Arrival::ended;
            // Greeting the other side takes words from here too.
            const short what =
                count == Poco::Net::SecureStreamSocket::ERR_SSL_WANT_WRITE ? POLLOUT : POLLIN;
            const auto left =
                std::chrono::duration_cast<std::chrono::milliseconds>(until - SteadyClock::now());
            if (left.count() <= 0 || !wait_for(what, left)) return Arrival::silence;
        }
    } catch (const Poco::Exception&) {
        return Arrival::ended;
    }
}

bool Connection::has_unsealed() const {
    return secure_ && socket_.available() > 0;
}

bool Connection::send_secure(std::string_view bytes, SteadyClock::time_point deadline) {
    try {
        while (!bytes.empty()) {
            const auto most = static_cast<int>(std::min<std::size_t>(bytes.size(), 1U << 20U));
            const int count = socket_.sendBytes(bytes.data(), most);
            if (count == 0) return false;
            if (count > 0) {
                bytes.remove_prefix(static_cast<std::size_t>(count));
                continue;
            }
            const bool reads = count == Poco::Net::SecureStreamSocket::ERR_SSL_WANT_READ;
            wait_for(reads ? POLLIN : POLLOUT, look_at_deadline);
            if (SteadyClock::now() > deadline) return false;
        }
        return true;
    } catch (const Poco::Exception&) {
        return false;
    }
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
    if (secure_) return send_secure(head, deadline) && send_secure(body, deadline);
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
    if (secure_) {
        try {
            socket_.shutdown();  // Says that this was all; nobody can cut an answer short unseen.
        } catch (const Poco::Exception&) {
            return;
        }
    }
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
