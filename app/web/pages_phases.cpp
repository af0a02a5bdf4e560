#include "app/web/pages.h"

namespace utfall::web {

std::span<const Route> phases_routes() {
    return {};
}

}  // namespace utfall::web
