#include "app/web/server.h"

#include "app/web/guard.h"
#include "app/web/server_bodies.h"
#include "app/web/server_door.h"
#include "app/web/server_request.h"

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServerConnection.h>
#include <Poco/Net/HTTPServerParams.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/TCPServerConnectionFactory.h>
#include <Poco/Net/TCPServerDispatcher.h>
#include <Poco/ThreadPool.h>

#include <algorithm>
#include <semaphore>
#include <thread>

namespace utfall::web {
namespace {

namespace net = Poco::Net;

constexpr int most_threads = 96;

constexpr std::ptrdiff_t desks_for(unsigned processors) {
    return std::max<std::ptrdiff_t>(4, 2 * static_cast<std::ptrdiff_t>(processors));
}

/// An answer without any page, for a request that the app never sees.
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
    linger(socket);
}

/// What the threads that answer share.
struct Rooms {
    Application application;
    GuardRules rules;
    Bodies bodies;
    /// Pages made at the same time: more would only share the processors, and keep those who write,
    /// one after the other, waiting for their turn at them.
    std::counting_semaphore<> desks;
};

class Seat {
  public:
    explicit Seat(std::counting_semaphore<>& desks) : desks_(desks) { desks_.acquire(); }
    ~Seat() { desks_.release(); }
    Seat(const Seat&) = delete;
    Seat& operator=(const Seat&) = delete;

  private:
    std::counting_semaphore<>& desks_;
};

class Handler final : public net::HTTPRequestHandler {
  public:
    explicit Handler(Rooms& rooms) : rooms_(rooms) {}

    void handleRequest(net::HTTPServerRequest& raw, net::HTTPServerResponse& out) override {
        const PrivateFolder folder;
        bool left_unread = true;
        const Response response = answer(raw, folder, left_unread);
        net::StreamSocket& socket = socket_of(raw);
        write_response(response, raw.getMethod() == "HEAD", out, socket);
        if (left_unread) linger(socket);
    }

  private:
    Response answer(net::HTTPServerRequest& raw, const PrivateFolder& folder, bool& left_unread) {
        try {
            ReadRequest read = read_request(raw, folder, rooms_.application, rooms_.bodies);
            left_unread = read.left_unread;
            if (read.refusal) return Response::text(read.refusal.status, read.refusal.code + "\n");
            if (read.request.method == "POST") return rooms_.application.answer(read.request);
            const Seat seat{rooms_.desks};
            return rooms_.application.answer(read.request);
        } catch (const std::exception&) {
            return Response::text(500, "HTTP_UNEXPECTED\n");
        }
    }

    Rooms& rooms_;
};

class HandlerFactory final : public net::HTTPRequestHandlerFactory {
  public:
    explicit HandlerFactory(Rooms& rooms) : rooms_(rooms) {}
    net::HTTPRequestHandler* createRequestHandler(const net::HTTPServerRequest&) override {
        return new Handler{rooms_};  // Poco takes ownership.
    }

  private:
    Rooms& rooms_;
};

class GuardedConnection final : public net::HTTPServerConnection {
  public:
    GuardedConnection(const net::StreamSocket& socket, net::HTTPServerParams::Ptr params,
                      net::HTTPRequestHandlerFactory::Ptr factory, const GuardRules& rules)
        : net::HTTPServerConnection(socket, params, factory), rules_(rules) {}

    void run() override {
        try {
            // It came while the connection waited at the door, and stands in the socket still.
            const auto head = arrived_head(socket()).head;
            if (!head) return;
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
          rooms{Application{bench, with_port("http://", port), "utfall_" + std::to_string(port)},
                {with_port("", port), upload_limit},
                {},
                std::counting_semaphore<>{desks_for(std::thread::hardware_concurrency())}},
          threads("web", 8, most_threads, 30) {
        net::HTTPServerParams::Ptr params{new net::HTTPServerParams};
        params->setKeepAlive(false);
        params->setTimeout(Poco::Timespan{5, 0});
        params->setMaxThreads(most_threads);
        params->setMaxQueued(512);
        net::HTTPRequestHandlerFactory::Ptr handlers{new HandlerFactory{rooms}};
        net::TCPServerConnectionFactory::Ptr connections{
            new GuardedConnections{params, handlers, rooms.rules}};
        net::TCPServerParams::Ptr tcp{params.get(), true};
        dispatcher = new net::TCPServerDispatcher{connections, threads, tcp};
        door = std::make_unique<Door>(
            socket, [this](const net::StreamSocket& ready) { dispatcher->enqueue(ready); });
    }
    ~Impl() {
        stop();
        dispatcher->release();
    }
    void stop() {
        door.reset();
        dispatcher->stop();
        rooms.bodies.cut_off_all();
        threads.joinAll();
    }

    Workbench& workbench;
    net::ServerSocket socket;
    std::uint16_t port;
    Rooms rooms;
    Poco::ThreadPool threads;
    net::TCPServerDispatcher* dispatcher{nullptr};  ///< Counts its own references.
    std::unique_ptr<Door> door;
};

Server::Server(Workbench& workbench, std::uint16_t port)
    : impl_(std::make_unique<Impl>(workbench, port)) {}
Server::~Server() = default;

std::uint16_t Server::port() const {
    return impl_->port;
}

std::string Server::start_address() {
    return "http://127.0.0.1:" + std::to_string(impl_->port) + "/start/" +
           impl_->workbench.sessions().issue_token();
}

void Server::stop() {
    impl_->stop();
}

}  // namespace utfall::web
