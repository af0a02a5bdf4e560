#include "app/core/json_reader.h"
#include "app/programme/setup_rows.h"

#include <functional>

namespace utfall::programme {
namespace {

using core::Json;

/// Calls `visit(parent, member, pointer)` for every place in `content` that the path "member" or
/// "list[].member" names and whose parent exists.
void at_path(Json& content, std::string_view path,
             const std::function<void(Json&, std::string_view, const std::string&)>& visit) {
    constexpr std::string_view each = "[].";
    const std::size_t list_end = path.find(each);
    if (list_end == std::string_view::npos) {
        visit(content, path, core::pointer_to("", path));
        return;
    }
    const std::string_view list = path.substr(0, list_end);
    const std::string_view member = path.substr(list_end + each.size());
    if (!content.is_object()) return;
    const auto found = content.object().find(list);
    if (found == content.object().end() || !found->second.is_array()) return;
    std::size_t index = 0;
    for (Json& element : found->second.array()) {
        const std::string parent =
            core::pointer_to(core::pointer_to("", list), std::to_string(index++));
        if (element.is_object()) visit(element, member, core::pointer_to(parent, member));
    }
}

}  // namespace

core::Json detach(const Collection& collection, core::Json& content) {
    Json details;
    for (const std::string_view path : collection.detached) {
        at_path(content, path,
                [&](Json& parent, std::string_view member, const std::string& pointer) {
                    core::JsonObject& members = parent.object();
                    const auto found = members.find(member);
                    if (found == members.end()) return;
                    details.set(pointer, std::move(found->second));
                    members.erase(found);
                });
    }
    return details;
}

void attach(const Collection& collection, core::Json& content, const core::Json& details) {
    for (const std::string_view path : collection.detached) {
        at_path(content, path,
                [&](Json& parent, std::string_view member, const std::string& pointer) {
                    if (const Json* text = details.find(pointer)) parent.set(member, *text);
                });
    }
}

}  // namespace utfall::programme
