#include "app/web/texts.h"

#include "app/core/embedded.h"
#include "app/core/error.h"
#include "app/core/json.h"
#include "app/core/placeholders.h"

namespace utfall::web {
namespace {

using Texts = std::map<std::string, std::string, std::less<>>;

Texts load(std::string_view path) {
    Texts texts;
    const auto bytes = core::embedded_file(path);
    if (!bytes) return texts;
    const core::Json file = core::parse_own_json(*bytes);
    for (const auto& [key, value] : file.object()) texts.emplace(key, value.string());
    return texts;
}

const Texts& texts_in(core::Lang lang) {
    if (lang == core::Lang::sv) {
        static const Texts swedish = load("templates/web/texts/sv.json");
        return swedish;
    }
    static const Texts english = load("templates/web/texts/en.json");
    return english;
}

// What is counted is called "{count}" or "{n}".
bool is_one(const TextArgs& args) {
    for (const char* name : {"count", "n"}) {
        const auto at = args.find(name);
        if (at != args.end()) return at->second == "1";
    }
    return false;
}

}  // namespace

const std::string* find_text(core::Lang lang, std::string_view key) {
    const Texts& texts = texts_in(lang);
    const auto at = texts.find(key);
    return at == texts.end() ? nullptr : &at->second;
}

std::string text(core::Lang lang, std::string_view key, const TextArgs& args) {
    const std::string* found = is_one(args) ? find_text(lang, std::string{key} + ".one") : nullptr;
    if (found == nullptr) found = find_text(lang, key);
    if (found == nullptr) {
        throw core::Error{
            core::ErrorKind::configuration, "TEXT_MISSING", {{"key", std::string{key}}}};
    }
    return core::filled(*found, args);
}

}  // namespace utfall::web
