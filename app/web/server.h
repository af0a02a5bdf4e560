#pragma once

#include "app/core/library_version.h"
#include "app/web/application.h"
#include "app/web/workbench.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace utfall::web {

/// Where the app is to be reached.
struct ServerOptions {
    std::uint16_t port{0};  ///< 0, or one that is taken on this machine's own address: a free one.
    std::string bind{"127.0.0.1"};
    std::vector<std::string> names;  ///< That others type beside the address: "utfall.example.se".
    std::string certificate;         ///< PEM; empty: nothing is encrypted.
    std::string private_key;
};

/// True for an address that nobody but this machine reaches.
bool is_own_machine(const std::string& address);

/// The app on a socket: this machine's own alone, or, encrypted and for accounts, another. The raw
/// head of each request is judged before anything else reads it, slow and long requests end at a
/// deadline, and a connection that is kept for the next request waits at the door, so that an idle
/// browser keeps no thread.
class Server {
  public:
    /// Throws Error(usage, "BIND_INSECURE") for another machine's reach without a certificate or
    /// without accounts, Error(unavailable, "BIND_ADDRESS"), Error(configuration,
    /// "CERTIFICATE_UNUSABLE").
    Server(Workbench& workbench, const ServerOptions& options);
    ~Server();

    std::uint16_t port() const;
    /// The address that lets one browser in, once: "http://127.0.0.1:8350/start/..."; where there
    /// are accounts, the one where they log in.
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
