#include "app/usecases/tidy_columns.h"

#include "app/core/embedded.h"
#include "app/core/json.h"

#include <utility>

namespace utfall::usecases {
namespace {

const core::Json& described() {
    static const core::Json parsed =
        core::parse_own_json(std::string{*core::embedded_file("schemas/tidy.json")});
    return parsed;
}

core::LocalText words(const core::Json* both) {
    if (both == nullptr) return {};
    return {both->string_or("sv"), both->string_or("en")};
}

}  // namespace

std::optional<TidyContent> parse_tidy_content(std::string_view word) {
    if (word == "measures") return TidyContent::measures;
    if (word == "indicators") return TidyContent::indicators;
    if (word == "both") return TidyContent::both;
    return std::nullopt;
}

std::vector<TidyColumn> tidy_columns(const indicators::Framework& framework, TidyContent content) {
    std::vector<TidyColumn> columns;
    for (const core::Json& one : described().find("columns")->array()) {
        const TidyColumn column{one.string_or("name"), one.string_or("type"),
                                words(one.find("label")), words(one.find("meaning")), false};
        if (column.name == "measure" && content == TidyContent::indicators) continue;
        if (column.name == "indicator" && content == TidyContent::measures) continue;
        if (column.name != "dimension") {
            columns.push_back(column);
            continue;
        }
        for (const auto& dimension : framework.dimensions) {
            columns.push_back({dimension.code, column.type, dimension.name, column.meaning, true});
        }
    }
    return columns;
}

std::vector<std::pair<std::string, core::LocalText>> tidy_states() {
    std::vector<std::pair<std::string, core::LocalText>> states;
    for (const auto& [code, both] : described().find("states")->object())
        states.emplace_back(code, words(&both));
    return states;
}

}  // namespace utfall::usecases
