#include "app/web/routes.h"

#include "app/core/text.h"
#include "app/web/pages.h"

#include <optional>

namespace utfall::web {
namespace {

std::vector<Route> put_together() {
    std::vector<Route> all;
    for (const auto& routes :
         {books_routes(),    overview_routes(),       collection_routes(), forms_routes(),
          periods_routes(),  checks_routes(),         indicators_routes(), benchmarks_routes(),
          values_routes(),   phases_routes(),         activities_routes(), surveys_routes(),
          what_if_routes(),  participations_routes(), import_routes(),     export_routes(),
          funding_routes(),  reports_routes(),        templates_routes(),  audit_routes(),
          settings_routes(), search_routes(),         jobs_routes(),       help_routes(),
          account_routes()}) {
        all.insert(all.end(), routes.begin(), routes.end());
    }
    return all;
}

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
    static const std::vector<Route> all = put_together();
    return all;
}

Match match(std::string_view method, const Target& target) {
    Match found;
    const std::string_view wanted = method == "HEAD" ? "GET" : method;
    for (const Route& route : routes()) {
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
