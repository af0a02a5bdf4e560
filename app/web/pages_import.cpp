#include "app/web/pages.h"

namespace utfall::web {

std::span<const Route> import_routes() {
    return {};
}

}  // namespace utfall::web
