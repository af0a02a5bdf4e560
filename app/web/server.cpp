#include "app/web/server.h"

#include "app/web/guard.h"
#include "app/web/server_bodies.h"
#include "app/web/server_connection.h"
#include "app/web/server_crew.h"
#include "app/web/server_door.h"
#include "app/web/server_request.h"

#include <Poco/Environment.h>
#include <Poco/Exception.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/ServerSocket.h>

#include <algorithm>
#include <semaphore>
#include <thread>

namespace utfall::web {
namespace {

namespace net = Poco::Net;

/// How long a thread stays with a connection it has answered, for the request that comes next.
constexpr std::chrono::milliseconds stay{25};

constexpr std::ptrdiff_t desks_for(unsigned processors) {
    return std::max<std::ptrdiff_t>(4, 2 * static_cast<std::ptrdiff_t>(processors));
}

class Seat {
  public:
    explicit Seat(std::counting_semaphore<>& desks) : desks_(desks) { desks_.acquire(); }
    ~Seat() { desks_.release(); }
    Seat(const Seat&) = delete;
    Seat& operator=(const Seat&) = delete;

  private:
    std::counting_semaphore<>& desks_;
};

/// What the threads that answer share.
class Rooms {
  public:
    Rooms(Workbench& bench, std::vector<std::string> origins, std::string cookie, GuardRules rules)
        : application_(bench, std::move(origins), std::move(cookie)), rules_(std::move(rules)) {}

    Bodies& bodies() { return bodies_; }

    /// Answers the request whose head has come. False: the connection ends with it.
    bool serve(Connection& connection) {
        Head head;
        if (const Refusal refusal = check_head(connection.take_head(), rules_, head))
            return end_with(refused(refusal), head, connection);
        const PrivateFolder folder;
        const ReadBody body = read_body(connection, head, folder, application_, bodies_);
        if (body.refusal)
            return end_with(application_.turn_away(head.request, body.refusal), head, connection);
        const Response response = answer(head.request);
        // What came before this answer may have been meant as part of anything.
        if (body.left_unread || connection.has_more()) return end_with(response, head, connection);
        return write_response(response, head.request.method == "HEAD", head.keeps, connection) &&
               head.keeps;
    }

  private:
    /// An answer without any page, for a request that the app never sees.
    static Response refused(const Refusal& refusal) {
        return secured(Response::text(refusal.status, refusal.code + "\n"));
    }

    static bool end_with(const Response& response, const Head& head, Connection& connection) {
        const bool head_only = head.request.method == "HEAD";
        if (write_response(response, head_only, false, connection)) connection.linger();
        return false;
    }

    Response answer(const Request& request) {
        try {
            if (request.method == "POST" || Application::is_ready_made(request))
                return application_.answer(request);
            const Seat seat{desks_};
            return application_.answer(request);
        } catch (const std::exception&) {
            return refused({500, "HTTP_UNEXPECTED"});
        }
    }

    Application application_;
    GuardRules rules_;
    Bodies bodies_;
    /// Pages made at the same time: more would only share the processors, and keep those who write,
    /// one after the other, waiting for their turn at them.
    std::counting_semaphore<> desks_{desks_for(std::thread::hardware_concurrency())};
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
          rooms(bench, with_port("http://", port), "utfall_" + std::to_string(port),
                {with_port("", port), upload_limit}),
          crew([this](std::unique_ptr<Connection> connection) { answer(std::move(connection)); }),
          door(std::make_unique<Door>(socket, [this](std::unique_ptr<Connection> connection) {
              crew.take(std::move(connection));
          })) {}
    ~Impl() { stop(); }

    void answer(std::unique_ptr<Connection> connection) {
        try {
            while (rooms.serve(*connection)) {
                if (!crew.has_time() || !connection->await_head(stay))
                    return door->keep(std::move(connection));
            }
        } catch (const std::exception&) {
            // Whatever it was, it costs this connection alone.
        }
    }

    void stop() {
        crew.stop_soon();
        rooms.bodies().cut_off_all();
        crew.stop();
        door.reset();
    }

    Workbench& workbench;
    net::ServerSocket socket;
    std::uint16_t port;
    Rooms rooms;
    Crew crew;
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

core::LibraryVersion poco_version() {
    // 0xAABBCCDD: major, minor, patch, and what is before a release.
    const auto version = Poco::Environment::libraryVersion();
    const auto part = [&](unsigned shift) { return std::to_string(version >> shift & 0xffU); };
    return {"Poco", part(24) + "." + part(16) + "." + part(8)};
}

}  // namespace utfall::web
