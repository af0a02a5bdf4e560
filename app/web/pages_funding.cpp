#include "app/web/pages.h"

namespace utfall::web {

std::span<const Route> funding_routes() {
    return {};
}

}  // namespace utfall::web
