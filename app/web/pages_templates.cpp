#include "app/web/pages.h"

namespace utfall::web {

std::span<const Route> templates_routes() {
    return {};
}

}  // namespace utfall::web
