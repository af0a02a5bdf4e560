#include "app/web/pages.h"

namespace utfall::web {

std::span<const Route> audit_routes() {
    return {};
}

}  // namespace utfall::web
