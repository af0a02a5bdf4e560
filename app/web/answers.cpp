#include "app/web/answers.h"

namespace utfall::web {

core::Json answer_envelope(const core::Json& data) {
    return core::JsonObject{{"ok", true}, {"data", data}};
}

core::Json error_envelope(std::string_view code, const std::string& message,
                          const std::string& remedy) {
    core::Json error{core::JsonObject{{"code", code}, {"message", message}}};
    if (!remedy.empty()) error.set("remedy", remedy);
    return core::JsonObject{{"ok", false}, {"error", error}, {"findings", core::JsonArray{}}};
}

}  // namespace utfall::web
