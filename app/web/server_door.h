#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>

namespace Poco::Net {
class ServerSocket;
}

namespace utfall::web {

class Connection;
class Tls;

/// Where connections wait until the head of their next request has come: one thread for all of
/// them, so that those who send slowly or nothing cost none of the threads that answer. A head that
/// is not there within three seconds never gets in, a connection that is kept for a next request
/// goes after two without one, and whoever would go soonest goes at once when too many wait. From
/// another machine no more wait than one browser opens.
class Door {
  public:
    static constexpr std::size_t most_waiting = 512;
    static constexpr std::size_t most_of_one_peer = 32;
    static constexpr std::chrono::seconds longest_idle{2};

    using Enter = std::function<void(std::unique_ptr<Connection>)>;

    /// `enter` is called on the door's own thread, and must not wait. `tls`: nobody gets in without
    /// it, unless it is null; it must outlive the door.
    Door(Poco::Net::ServerSocket& socket, const Tls* tls, Enter enter);
    /// Lets nobody more in.
    ~Door();
    Door(const Door&) = delete;
    Door& operator=(const Door&) = delete;

    /// Takes back a connection that has been answered, until its next request. From any thread.
    void keep(std::unique_ptr<Connection> connection);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace utfall::web
