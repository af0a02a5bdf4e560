#pragma once

#include <Poco/Net/StreamSocket.h>

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace utfall::web {

/// One browser's connection, and what has come over it that nobody has taken yet. One holds it at a
/// time: the door while it waits, a thread of the crew while it is answered.
class Connection {
  public:
    using SteadyClock = std::chrono::steady_clock;
    enum class Arrival { came, silence, ended };

    /// `secure`: one of Tls::around(), which is read and written through the socket itself.
    explicit Connection(const Poco::Net::StreamSocket& socket, bool secure = false);

    int file() const { return file_; }
    /// The machine at the other end; empty when it is this one.
    const std::string& peer() const { return peer_; }

    /// Takes in what has come of a head, and waits for it up to `patience`; 0: not at all.
    Arrival receive(std::chrono::milliseconds patience);
    /// Waits up to `patience` until a head is whole.
    bool await_head(std::chrono::milliseconds patience);
    /// A head has come up to its empty line, or so much that it never can be one.
    bool has_head() const { return head_size() > 0; }
    /// The head, which is then gone from here. Requires has_head().
    std::string take_head();
    /// More has come than was taken: what was said before the answer to it could be known.
    bool has_more() const { return !arrived_.empty() || has_unsealed(); }

    /// Up to `most` bytes of a body into `into`; `got` says how many.
    Arrival take_body(char* into, std::size_t most, std::chrono::milliseconds patience,
                      std::size_t& got);

    /// Sends both, one after the other and together where they fit. False when not all was taken
    /// until `deadline`, or nobody is there any more.
    bool send(std::string_view head, std::string_view body, SteadyClock::time_point deadline);
    /// Ends the sending and lets the other side take the answer: what it still sends is thrown away
    /// for a moment, or its system would report a broken connection instead.
    void linger();

  private:
    std::size_t head_size() const;
    Arrival receive_into(char* into, std::size_t most, std::chrono::milliseconds patience,
                         std::size_t& got);
    Arrival receive_secure(char* into, std::size_t most, std::chrono::milliseconds patience,
                           std::size_t& got);
    /// Something has come that TLS has taken in and nobody has read.
    bool has_unsealed() const;
    bool send_secure(std::string_view bytes, SteadyClock::time_point deadline);
    /// Waits until there is something to read, or room to write.
    bool wait_for(short what, std::chrono::milliseconds patience) const;

    Poco::Net::StreamSocket socket_;  ///< Closes the connection with the last copy of it.
    int file_;
    bool secure_;
    std::string peer_;
    std::string arrived_;
    std::chrono::milliseconds patience_{0};  ///< As the system was told.
};

}  // namespace utfall::web
