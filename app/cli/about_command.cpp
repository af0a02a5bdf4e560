#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "reports/renderer.h"

namespace utfall::cli {

ExitStatus run_about(Context& context, const Arguments&) {
    const core::Json data{core::JsonObject{{"program", "utfall"},
                                           {"version", UTFALL_VERSION},
                                           {"renderer", reports::renderer_version}}};
    return context.answer(
        data, context.text("about", {{"version", UTFALL_VERSION},
                                     {"renderer", std::string{reports::renderer_version}}}) +
                  "\n");
}

}  // namespace utfall::cli
