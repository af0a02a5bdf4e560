#pragma once

#include "app/web/page.h"
#include "app/web/visit.h"
#include "app/web/workbench.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::web {

inline constexpr std::uint64_t form_body = 2ULL * 1024 * 1024;
inline constexpr std::uint64_t upload_body = 256ULL * 1024 * 1024;

/// One page or act of the app. The table is what the server, `utfall get`, the tests and the help
/// read.
struct Route {
    std::string_view method;   ///< "GET" or "POST".
    std::string_view pattern;  ///< "/p/{operation}/indicators/{code}"
    Answer (*answer)(Workbench&, const Visit&){nullptr};
    std::uint64_t longest_body{0};  ///< Of a POST.
    bool spares_book{false};        ///< A POST that changes no book: done when opened for reading.
    /// A GET that tells only what the book says, and gives no request id away: the same until the
    /// book changes, or the day.
    bool from_book_alone{false};
};

std::span<const Route> routes();

struct Match {
    const Route* route{nullptr};  ///< Null: no page of that path and method.
    bool other_method{false};     ///< The path exists, with another method.
    std::vector<std::string> arguments;
};
Match match(std::string_view method, const Target& target);

}  // namespace utfall::web
