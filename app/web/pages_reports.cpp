#include "app/web/pages.h"

namespace utfall::web {

std::span<const Route> reports_routes() {
    return {};
}

}  // namespace utfall::web
