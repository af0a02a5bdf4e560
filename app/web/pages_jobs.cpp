#include "app/web/pages.h"

namespace utfall::web {

std::span<const Route> jobs_routes() {
    return {};
}

}  // namespace utfall::web
