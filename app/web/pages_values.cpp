#include "app/web/pages.h"

namespace utfall::web {

std::span<const Route> values_routes() {
    return {};
}

}  // namespace utfall::web
