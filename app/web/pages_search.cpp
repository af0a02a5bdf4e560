#include "app/web/pages.h"

namespace utfall::web {

std::span<const Route> search_routes() {
    return {};
}

}  // namespace utfall::web
