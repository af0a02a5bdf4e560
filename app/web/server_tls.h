#pragma once

#include <Poco/Net/Context.h>
#include <Poco/Net/StreamSocket.h>

#include <string>

namespace utfall::web {

/// What keeps a connection from being read or altered on its way: TLS 1.2 or later, with keys that
/// are new to each connection.
class Tls {
  public:
    /// Both PEM. Throws Error(configuration, "CERTIFICATE_UNUSABLE").
    Tls(const std::string& certificate, const std::string& private_key);

    /// The connection through which everything goes from here on. It never blocks, and the other
    /// side is greeted when it is first read from.
    Poco::Net::StreamSocket around(Poco::Net::StreamSocket socket) const;

  private:
    Poco::Net::Context::Ptr context_;
};

}  // namespace utfall::web
