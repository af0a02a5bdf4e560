#include "app/core/json_path.h"

#include <string>

namespace utfall::core {
namespace {

struct Step {
    std::string_view first, rest;
};

Step first_of(std::string_view path) {
    const std::size_t point = path.find('.');
    if (point == std::string_view::npos) return {path, {}};
    return {path.substr(0, point), path.substr(point + 1)};
}

}  // namespace

const Json* find_below(const Json& value, std::string_view path) {
    const auto [first, rest] = first_of(path);
    const Json* found = value.find(first);
    return found == nullptr || rest.empty() ? found : find_below(*found, rest);
}

Json& make_below(Json& value, std::string_view path) {
    if (!value.is_object()) value = JsonObject{};
    const auto [first, rest] = first_of(path);
    Json& member = value.object()[std::string{first}];
    return rest.empty() ? member : make_below(member, rest);
}

void remove_below(Json& value, std::string_view path) {
    if (!value.is_object()) return;
    const auto [first, rest] = first_of(path);
    const auto member = value.object().find(first);
    if (member == value.object().end()) return;
    if (!rest.empty()) {
        if (find_below(member->second, rest) == nullptr) return;
        remove_below(member->second, rest);
        if (!member->second.object().empty()) return;
    }
    value.object().erase(member);
}

void add_members(Json& value, const Json& others) {
    if (!value.is_object() || !others.is_object()) return;
    for (const auto& [name, other] : others.object()) {
        const auto [member, is_new] = value.object().emplace(name, other);
        if (!is_new) add_members(member->second, other);
    }
}

}  // namespace utfall::core
