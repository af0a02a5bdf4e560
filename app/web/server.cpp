#include "app/web/server.h"

#include "app/core/digest.h"
#include "app/web/guard.h"
#include "app/web/server_request.h"

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServerConnection.h>
#include <Poco/Net/HTTPServerParams.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/TCPServer.h>
#include <Poco/Net/TCPServerConnectionFactory.h>
#include <Poco/ThreadPool.h>

#include <sys/socket.h>

#include <array>
#include <chrono>
#include <optional>

namespace utfall::web {
namespace {

namespace net = Poco::Net;
using SteadyClock = std::chrono::steady_clock;

constexpr int most_threads = 96;
constexpr std::chrono::seconds head_deadline{3};

Poco::Timespan remaining(SteadyClock::time_point deadline) {
    const auto left =
        std::chrono::duration_cast<std::chrono::microseconds>(deadline - SteadyClock::now());
    return Poco::Timespan{std::max<Poco::Timespan::TimeDiff>(left.count(), 0)};
}

/// Looks at the head without taking it from the socket; empty when it does not come in time.
std::optional<std::string> peek_head(net::StreamSocket& socket) {
    const auto deadline = SteadyClock::now() + head_deadline;
    std::array<char, longest_head + 1> buffer{};
    std::size_t wanted = 1;
    while (true) {
        // Woken only when more than was seen has come: a byte at a time costs no busy loop.
        const int low_water = static_cast<int>(wanted);
        ::setsockopt(socket.impl()->sockfd(), SOL_SOCKET, SO_RCVLOWAT, &low_water,
                     sizeof low_water);
        const Poco::Timespan left = remaining(deadline);
        if (left.totalMicroseconds() == 0 || !socket.poll(left, net::Socket::SELECT_READ))
            return {};
        const int got =
            socket.receiveBytes(buffer.data(), static_cast<int>(buffer.size()), MSG_PEEK);
        if (got <= 0) return {};
        const std::string_view seen{buffer.data(), static_cast<std::size_t>(got)};
        const std::size_t end = seen.find("\r\n\r\n");
        if (end != std::string_view::npos) return std::string{seen.substr(0, end + 4)};
        // Line feeds alone, or a head that does not end: judged as what it is.
        if (seen.find("\n\n") != std::string_view::npos || seen.size() > longest_head)
            return std::string{seen};
        if (seen.size() < wanted) return {};  // The other side is done sending.
        wanted = seen.size() + 1;
    }
}

void reset_low_water(net::StreamSocket& socket) {
    const int one = 1;
    ::setsockopt(socket.impl()->sockfd(), SOL_SOCKET, SO_RCVLOWAT, &one, sizeof one);
}

void refuse(net::StreamSocket& socket, const Refusal& refusal) {
    const std::string body = refusal.code + "\n";
    const std::string answer =
        "HTTP/1.1 " + std::to_string(refusal.status) +
        " Refused\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: " +
        std::to_string(body.size()) +
        "\r\nConnection: close\r\nX-Content-Type-Options: nosniff\r\n"
        "Content-Security-Policy: default-src 'none'\r\n\r\n" +
        body;
    socket.sendBytes(answer.data(), static_cast<int>(answer.size()));
    socket.shutdownSend();
    // What the other side still sends is read and thrown away, or its system would report a broken
    // connection instead of the answer.
    std::array<char, 4096> ignored{};
    socket.setReceiveTimeout(Poco::Timespan{0, 200000});
    for (int i = 0; i < 256 && socket.receiveBytes(ignored.data(), ignored.size()) > 0; ++i) {
    }
}

class Handler final : public net::HTTPRequestHandler {
  public:
    explicit Handler(Application& application) : application_(application) {}

    void handleRequest(net::HTTPServerRequest& raw, net::HTTPServerResponse& out) override {
        const PrivateFolder folder;
        ReadRequest read = read_request(raw, folder);
        Response response = read.refusal
                                ? Response::text(read.refusal.status, read.refusal.code + "\n")
                                : application_.answer(read.request);
        write_response(response, raw.getMethod() == "HEAD", out);
    }

  private:
    Application& application_;
};

class HandlerFactory final : public net::HTTPRequestHandlerFactory {
  public:
    explicit HandlerFactory(Application& application) : application_(application) {}
    net::HTTPRequestHandler* createRequestHandler(const net::HTTPServerRequest&) override {
        return new Handler{application_};  // Poco takes ownership.
    }

  private:
    Application& application_;
};

class GuardedConnection final : public net::HTTPServerConnection {
  public:
    GuardedConnection(const net::StreamSocket& socket, net::HTTPServerParams::Ptr params,
                      net::HTTPRequestHandlerFactory::Ptr factory, const GuardRules& rules)
        : net::HTTPServerConnection(socket, params, factory), rules_(rules) {}

    void run() override {
        try {
            const auto head = peek_head(socket());
            if (!head) return;
            reset_low_water(socket());
            if (const Refusal refusal = check_head(*head, rules_)) {
                refuse(socket(), refusal);
                return;
            }
            net::HTTPServerConnection::run();
        } catch (const Poco::Exception&) {
            // The browser went away, or the socket did: there is nobody to tell.
        }
    }

  private:
    const GuardRules& rules_;
};

class GuardedConnections final : public net::TCPServerConnectionFactory {
  public:
    GuardedConnections(net::HTTPServerParams::Ptr params,
                       net::HTTPRequestHandlerFactory::Ptr factory, const GuardRules& rules)
        : params_(std::move(params)), factory_(std::move(factory)), rules_(rules) {}

    net::TCPServerConnection* createConnection(const net::StreamSocket& socket) override {
        return new GuardedConnection{socket, params_, factory_, rules_};  // Poco takes ownership.
    }

  private:
    net::HTTPServerParams::Ptr params_;
    net::HTTPRequestHandlerFactory::Ptr factory_;
    const GuardRules& rules_;
};

net::ServerSocket listening(std::uint16_t port) {
    const auto bind = [](std::uint16_t wanted) {
        net::ServerSocket socket;
        socket.bind(net::SocketAddress{"127.0.0.1", wanted}, true);
        socket.listen(512);
        return socket;
    };
    try {
        return bind(port);
    } catch (const net::NetException&) {
        return bind(0);
    } catch (const Poco::IOException&) {
        return bind(0);
    }
}

std::vector<std::string> with_port(std::string_view scheme, std::uint16_t port) {
    std::vector<std::string> names;
    for (const std::string_view host : {"127.0.0.1", "localhost", "[::1]"})
        names.push_back(std::string{scheme} + std::string{host} + ":" + std::to_string(port));
    return names;
}

}  // namespace

struct Server::Impl {
    Impl(Workbench& bench, std::uint16_t wanted)
        : workbench(bench),
          socket(listening(wanted)),
          port(socket.address().port()),
          application(bench, with_port("http://", port), "utfall_" + std::to_string(port)),
          threads("web", 8, most_threads, 30) {
        rules.hosts = with_port("", port);
        rules.longest_body = upload_limit;
        net::HTTPServerParams::Ptr params{new net::HTTPServerParams};
        params->setKeepAlive(false);
        params->setTimeout(Poco::Timespan{5, 0});
        params->setMaxThreads(most_threads);
        params->setMaxQueued(512);
        net::HTTPRequestHandlerFactory::Ptr handlers{new HandlerFactory{application}};
        net::TCPServerConnectionFactory::Ptr connections{
            new GuardedConnections{params, handlers, rules}};
        net::TCPServerParams::Ptr tcp{params.get(), true};
        server = std::make_unique<net::TCPServer>(connections, threads, socket, tcp);
        server->start();
    }

    Workbench& workbench;
    net::ServerSocket socket;
    std::uint16_t port;
    Application application;
    GuardRules rules;
    Poco::ThreadPool threads;
    std::unique_ptr<net::TCPServer> server;
};

Server::Server(Workbench& workbench, std::uint16_t port)
    : impl_(std::make_unique<Impl>(workbench, port)) {}
Server::~Server() {
    stop();
}

std::uint16_t Server::port() const {
    return impl_->port;
}

std::string Server::start_address() {
    return "http://127.0.0.1:" + std::to_string(impl_->port) + "/start/" +
           impl_->workbench.sessions().issue_token();
}

void Server::stop() {
    impl_->server->stop();
    impl_->threads.joinAll();
}

}  // namespace utfall::web
