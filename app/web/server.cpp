#include "app/web/server.h"

#include "app/core/error.h"
#include "app/web/guard.h"
#include "app/web/server_bodies.h"
#include "app/web/server_connection.h"
#include "app/web/server_crew.h"
#include "app/web/server_door.h"
#include "app/web/server_request.h"
#include "app/web/server_tls.h"

#include <Poco/Environment.h>
#include <Poco/Exception.h>
#include <Poco/Net/IPAddress.h>
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
    Rooms(Workbench& bench, std::vector<std::string> origins, CookieRule cookie, GuardRules rules)
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

net::ServerSocket bound(const std::string& address, std::uint16_t port) {
    net::ServerSocket socket;
    socket.bind(net::SocketAddress{address, port}, true);
    socket.listen(512);
    return socket;
}

net::ServerSocket listening(const ServerOptions& options) {
    const bool own = is_own_machine(options.bind);
    try {
        return bound(options.bind, options.port);
    } catch (const Poco::Exception& exception) {
        // Others know the port; one that is free by chance is of no use to them.
        if (!own || options.port == 0)
            throw core::Error{core::ErrorKind::unavailable,
                              "BIND_ADDRESS",
                              {{"address", options.bind + ":" + std::to_string(options.port)},
                               {"cause", exception.displayText()}}};
        return bound(options.bind, 0);
    }
}

std::string in_address(const std::string& host) {
    return host.find(':') == std::string::npos ? host : "[" + host + "]";
}

/// Everything the app is called by: exact, so that no other name leads here.
std::vector<std::string> hosts_of(const ServerOptions& options) {
    std::vector<std::string> hosts = options.names;
    if (is_own_machine(options.bind))
        hosts.insert(hosts.end(), {"127.0.0.1", "localhost", "[::1]"});
    else
        hosts.push_back(in_address(options.bind));
    return hosts;
}

std::vector<std::string> with_port(const std::string& scheme, const ServerOptions& options,
                                   std::uint16_t port) {
    constexpr std::uint16_t usual = 443;
    std::vector<std::string> names;
    for (const std::string& host : hosts_of(options)) {
        names.push_back(scheme + host + ":" + std::to_string(port));
        if (port == usual) names.push_back(scheme + host);
    }
    return names;
}

std::unique_ptr<Tls> tls_for(const ServerOptions& options) {
    if (options.certificate.empty()) return nullptr;
    return std::make_unique<Tls>(options.certificate, options.private_key);
}

const ServerOptions& checked(const ServerOptions& options, const Workbench& bench) {
    const bool open_to_others = !is_own_machine(options.bind);
    if (open_to_others && (options.certificate.empty() || bench.settings().accounts == nullptr))
        throw core::Error{core::ErrorKind::usage, "BIND_INSECURE", {{"address", options.bind}}};
    net::IPAddress address;
    const bool anywhere = net::IPAddress::tryParse(options.bind, address) && address.isWildcard();
    if (anywhere && options.names.empty())
        throw core::Error{core::ErrorKind::usage, "HOST_MISSING", {{"address", options.bind}}};
    return options;
}

}  // namespace

struct Server::Impl {
    Impl(Workbench& bench, const ServerOptions& wanted)
        : workbench(bench),
          options(checked(wanted, bench)),
          tls(tls_for(options)),
          socket(listening(options)),
          port(socket.address().port()),
          rooms(bench, with_port(scheme(), options, port),
                {"utfall_" + std::to_string(port), tls != nullptr},
                {with_port("", options, port), upload_limit}),
          crew([this](std::unique_ptr<Connection> connection) { answer(std::move(connection)); }),
          door(std::make_unique<Door>(socket, tls.get(),
                                      [this](std::unique_ptr<Connection> connection) {
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

    std::string scheme() const { return tls == nullptr ? "http://" : "https://"; }

    Workbench& workbench;
    ServerOptions options;
    std::unique_ptr<Tls> tls;
    net::ServerSocket socket;
    std::uint16_t port;
    Rooms rooms;
    Crew crew;
    std::unique_ptr<Door> door;
};

bool is_own_machine(const std::string& address) {
    net::IPAddress read;
    return address == "localhost" || (net::IPAddress::tryParse(address, read) && read.isLoopback());
}

Server::Server(Workbench& workbench, const ServerOptions& options)
    : impl_(std::make_unique<Impl>(workbench, options)) {}
Server::~Server() = default;

std::uint16_t Server::port() const {
    return impl_->port;
}

std::string Server::start_address() {
    const ServerOptions& options = impl_->options;
    const std::string host =
        options.names.empty() ? in_address(options.bind) : options.names.front();
    const std::string address = impl_->scheme() + host + ":" + std::to_string(impl_->port);
    if (impl_->workbench.settings().accounts != nullptr) return address + "/login";
    return address + "/start/" + impl_->workbench.sessions().issue_token();
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
