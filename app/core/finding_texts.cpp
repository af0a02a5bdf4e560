#include "app/core/finding_texts.h"

#include "app/core/embedded.h"
#include "app/core/error.h"
#include "app/core/json.h"

#include <map>
#include <string_view>

namespace utfall::core {
namespace {

struct Texts {
    LocalText message;
    LocalText remedy;
};

using Catalogue = std::map<std::string, Texts, std::less<>>;

[[noreturn]] void malformed(std::string_view path, const std::string& why) {
    throw Error{ErrorKind::configuration, "FINDING_TEXTS_MALFORMED",
                std::string{path} + ": " + why};
}

Catalogue read_catalogue() {
    Catalogue catalogue;
    for (const EmbeddedFile& file : embedded_under("schemas/findings/")) {
        Findings faults;
        const auto document = parse_json(file.bytes, std::string{file.path}, faults);
        if (!document || !document->is_object()) malformed(file.path, "not a JSON object");
        for (const auto& [code, languages] : document->object()) {
            Texts texts;
            if (const Json* sv = languages.find("sv")) {
                texts.message.sv = sv->string_or("message");
                texts.remedy.sv = sv->string_or("remedy");
            }
            if (const Json* en = languages.find("en")) {
                texts.message.en = en->string_or("message");
                texts.remedy.en = en->string_or("remedy");
            }
            if (!catalogue.emplace(code, texts).second)
                malformed(file.path, code + " stands twice");
        }
    }
    return catalogue;
}

const Catalogue& catalogue() {
    static const Catalogue read = read_catalogue();
    return read;
}

/// A placeholder without an argument stays as it is, so that the gap is seen.
std::string filled(std::string_view pattern, const std::map<std::string, std::string>& args) {
    std::string text;
    while (!pattern.empty()) {
        const std::size_t open = pattern.find('{');
        const std::size_t close = pattern.find('}', open == std::string_view::npos ? 0 : open);
        if (open == std::string_view::npos || close == std::string_view::npos) break;
        text += pattern.substr(0, open);
        const auto argument = args.find(std::string{pattern.substr(open + 1, close - open - 1)});
        text += argument == args.end() ? pattern.substr(open, close - open + 1)
                                       : std::string_view{argument->second};
        pattern.remove_prefix(close + 1);
    }
    text += pattern;
    return text;
}

}  // namespace

std::string message(const Finding& finding, Lang lang) {
    const auto found = catalogue().find(finding.code);
    if (found == catalogue().end()) return finding.code;
    const std::string& pattern = found->second.message.in(lang);
    return pattern.empty() ? finding.code : filled(pattern, finding.args);
}

std::string remedy(const Finding& finding, Lang lang) {
    const auto found = catalogue().find(finding.code);
    if (found == catalogue().end()) return {};
    return filled(found->second.remedy.in(lang), finding.args);
}

std::vector<std::string> documented_finding_codes() {
    std::vector<std::string> codes;
    for (const auto& [code, texts] : catalogue()) codes.push_back(code);
    return codes;
}

}  // namespace utfall::core
