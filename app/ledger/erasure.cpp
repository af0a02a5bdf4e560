#include "app/ledger/erasure.h"

#include <algorithm>
#include <functional>

namespace utfall::ledger {
namespace {

std::optional<TextRef> text_from(const core::Json& item) {
    if (!item.is_array() || item.array().size() != 3) return std::nullopt;
    const core::Json& entry = item.array()[0];
    const core::Json& line = item.array()[1];
    const core::Json& field = item.array()[2];
    const auto is_number = [](const core::Json& json) {
        return json.is_integer() && json.integer() >= 0;
    };
    if (!is_number(entry) || !is_number(line) || !field.is_string()) return std::nullopt;
    return TextRef{
        {static_cast<std::uint64_t>(entry.integer()), static_cast<std::uint64_t>(line.integer())},
        field.string()};
}

}  // namespace

core::Json body_of(const std::vector<TextRef>& texts) {
    core::JsonArray list;
    for (const TextRef& text : texts)
        list.push_back(core::JsonArray{text.line.entry, text.line.line, text.field});
    return core::JsonObject{{"count", static_cast<std::uint64_t>(texts.size())},
                            {"erased", std::move(list)}};
}

std::optional<std::vector<TextRef>> erased_by(const core::Json& body) {
    const core::Json* list = body.is_object() ? body.find("erased") : nullptr;
    const core::Json* count = list != nullptr ? body.find("count") : nullptr;
    if (count == nullptr || !list->is_array() || !count->is_integer()) return std::nullopt;
    std::vector<TextRef> texts;
    for (const core::Json& item : list->array()) {
        auto text = text_from(item);
        if (!text) return std::nullopt;
        texts.push_back(std::move(*text));
    }
    const bool rising = std::adjacent_find(texts.begin(), texts.end(),
                                           std::greater_equal<TextRef>{}) == texts.end();
    if (texts.empty() || !rising || count->integer() != static_cast<std::int64_t>(texts.size()))
        return std::nullopt;
    return texts;
}

}  // namespace utfall::ledger
