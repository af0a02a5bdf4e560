#pragma once

#include "app/web/http.h"

#include <string>
#include <string_view>

namespace utfall::web {

/// A style sheet, script, font or picture of the table compiled into the program, never a path.
/// Its address carries the digest of its bytes, so that it may be kept for ever.
Response asset(const Request& request);
/// "/a/app.4f2c1d0e.css" for "app.css". Throws std::logic_error when there is no such asset.
std::string asset_href(std::string_view name);

}  // namespace utfall::web
