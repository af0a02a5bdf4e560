#pragma once

#include "app/web/application.h"
#include "app/web/guard.h"
#include "app/web/http.h"
#include "app/web/server_bodies.h"

#include <cstdint>
#include <string>

namespace utfall::web {

class Connection;

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

struct ReadBody {
    Refusal refusal;
    bool left_unread{false};  ///< Some of it may still come.
};

/// Takes the body that follows `head` into its request. Counts it while it comes: shorter than
/// announced is 400, longer than the act allows 413, too slow 408; a form that is broken 400, of
/// another type 415. The body of one who may do nothing, or for an act that is none, is not read.
ReadBody read_body(Connection& connection, Head& head, const PrivateFolder& folder,
                   Application& application, Bodies& bodies);

/// Sends the whole answer; false for one who takes it too slowly or not at all. Throws
/// std::logic_error for a header that could end early, before anything is sent.
bool write_response(const Response& response, bool head_only, bool keep, Connection& connection);

}  // namespace utfall::web
