#pragma once

#include "app/web/application.h"
#include "app/web/guard.h"
#include "app/web/http.h"
#include "app/web/server_bodies.h"

#include <cstdint>
#include <string>

namespace Poco::Net {
class HTTPServerRequest;
class HTTPServerResponse;
class StreamSocket;
}  // namespace Poco::Net

namespace utfall::web {

/// The longest body of any act.
inline constexpr std::uint64_t upload_limit = 256ULL * 1024 * 1024;

/// A folder of the process's own for what is uploaded; gone, with all in it, at the end.
class PrivateFolder {
  public:
    PrivateFolder() = default;
    ~PrivateFolder();
    PrivateFolder(const PrivateFolder&) = delete;
    PrivateFolder& operator=(const PrivateFolder&) = delete;
    /// A new file's path in it; makes the folder at the first call.
    std::string new_path() const;

  private:
    mutable std::string path_;
    mutable int files_{0};
};

struct ReadRequest {
    Request request;
    Refusal refusal;
    bool left_unread{false};  ///< Some of the body may still come.
};

/// Takes a request from the library into plain data. Counts the body while it comes: shorter than
/// announced is 400, longer than the act allows 413, too slow 408; a form that is broken 400, of
/// another type 415. The body of one who may do nothing, or for an act that is none, is not read.
ReadRequest read_request(Poco::Net::HTTPServerRequest& raw, const PrivateFolder& folder,
                         Application& application, Bodies& bodies);

Poco::Net::StreamSocket& socket_of(Poco::Net::HTTPServerRequest& raw);

/// Sends the whole answer; gives up on one who takes it too slowly. Throws std::logic_error for a
/// header that could end early.
void write_response(const Response& response, bool head_only, Poco::Net::HTTPServerResponse& out,
                    Poco::Net::StreamSocket& socket);

/// Ends the sending and lets the other side take the answer: what it still sends is thrown away
/// for a moment, or its system would report a broken connection instead.
void linger(Poco::Net::StreamSocket& socket);

}  // namespace utfall::web
