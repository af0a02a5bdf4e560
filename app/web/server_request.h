#pragma once

#include "app/web/guard.h"
#include "app/web/http.h"

#include <cstdint>
#include <string>

namespace Poco::Net {
class HTTPServerRequest;
class HTTPServerResponse;
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
};

/// Takes a request from the library into plain data. Counts the body while it comes: shorter than
/// announced is 400, longer than the act allows 413, too slow 408; a form that is broken 400, of
/// another type 415.
ReadRequest read_request(Poco::Net::HTTPServerRequest& raw, const PrivateFolder& folder);

/// Throws std::logic_error for a header that could end early.
void write_response(const Response& response, bool head_only, Poco::Net::HTTPServerResponse& out);

}  // namespace utfall::web
