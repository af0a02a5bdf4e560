#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace Poco::Net {
class ServerSocket;
class StreamSocket;
}  // namespace Poco::Net

namespace utfall::web {

/// Where connections wait until the head of their request has come: one thread for all of them, so
/// that those who send slowly or nothing cost none of the threads that answer. A head that is not
/// there within three seconds never gets in, and the one who has waited longest leaves when too
/// many wait.
class Door {
  public:
    static constexpr std::size_t most_waiting = 512;

    using Enter = std::function<void(const Poco::Net::StreamSocket&)>;

    /// `enter` is called on the door's own thread, and must not wait.
    Door(Poco::Net::ServerSocket& socket, Enter enter);
    /// Lets nobody more in.
    ~Door();
    Door(const Door&) = delete;
    Door& operator=(const Door&) = delete;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// What has come of the head, which stays in the socket: up to and with its empty line when it is
/// whole, all there is when it never can be; empty while it is under way. `ended`: no more will
/// come.
struct ArrivedHead {
    std::optional<std::string> head;
    bool ended{false};
};
ArrivedHead arrived_head(const Poco::Net::StreamSocket& socket);

}  // namespace utfall::web
