#pragma once

#include "app/core/library_version.h"
#include "app/web/application.h"
#include "app/web/workbench.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace utfall::web {

/// The app on a socket of this machine alone. The raw head of each request is judged before
/// anything else reads it, slow and long requests end at a deadline, and a connection that is kept
/// for the next request waits at the door, so that an idle browser keeps no thread.
class Server {
  public:
    /// Listens on 127.0.0.1. `port` 0, or one that is taken: a free one.
    Server(Workbench& workbench, std::uint16_t port);
    ~Server();

    std::uint16_t port() const;
    /// The address that lets one browser in, once: "http://127.0.0.1:8350/start/...".
    std::string start_address();
    /// Answers no more new requests, and waits for those that are under way.
    void stop();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Poco, which serves the app.
core::LibraryVersion poco_version();

}  // namespace utfall::web
