#include "app/web/pages.h"

namespace utfall::web {

std::span<const Route> collection_routes() {
    return {};
}

}  // namespace utfall::web
