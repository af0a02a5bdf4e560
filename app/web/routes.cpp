#include "app/web/routes.h"

#include "app/core/text.h"
#include "app/web/pages.h"

#include <array>
#include <optional>

namespace utfall::web {
namespace {

constexpr std::array all{
    Route{"GET", "/", &books_page, 0},
    Route{"GET", "/p/{operation}", &overview_page, 0},
    Route{"GET", "/p/{operation}/indicators", &indicators_page, 0},
    Route{"GET", "/p/{operation}/settings", &settings_page, 0},
    Route{"POST", "/p/{operation}/settings/identity", &set_identity, form_body},
    Route{"GET", "/accessibility", &accessibility_page, 0},
};

std::optional<std::vector<std::string>> fits(std::string_view pattern,
                                             const std::vector<std::string>& segments) {
    if (pattern == "/") return segments.empty() ? std::optional{segments} : std::nullopt;
    const auto parts = core::split(pattern.substr(1), '/');
    if (parts.size() != segments.size()) return {};
    std::vector<std::string> arguments;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].starts_with('{')) {
            arguments.push_back(segments[i]);
        } else if (parts[i] != segments[i]) {
            return {};
        }
    }
    return arguments;
}

}  // namespace

std::span<const Route> routes() {
    return all;
}

Match match(std::string_view method, const Target& target) {
    Match found;
    const std::string_view wanted = method == "HEAD" ? "GET" : method;
    for (const Route& route : all) {
        auto arguments = fits(route.pattern, target.segments);
        if (!arguments) continue;
        if (route.method != wanted) {
            found.other_method = true;
            continue;
        }
        // A literal segment comes before a placeholder in the table: the first fit is the one.
        found.route = &route;
        found.arguments = std::move(*arguments);
        return found;
    }
    return found;
}

}  // namespace utfall::web
