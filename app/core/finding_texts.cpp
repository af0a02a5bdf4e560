#include "app/core/finding_texts.h"

#include "app/core/embedded.h"
#include "app/core/error.h"
#include "app/core/json.h"
#include "app/core/placeholders.h"

#include <map>
#include <string_view>

namespace utfall::core {
namespace {

struct Texts {
    LocalText message;
    LocalText remedy;
};

using Catalogue = std::map<std::string, Texts, std::less<>>;

[[noreturn]] void malformed(std::string_view path, const std::string& at) {
    throw Error{ErrorKind::configuration,
                "FINDING_TEXTS_MALFORMED",
                {{"path", std::string{path}}, {"at", at}}};
}

Catalogue read_catalogue() {
    Catalogue catalogue;
    for (const EmbeddedFile& file : embedded_under("schemas/findings/")) {
        Findings faults;
        const auto document = parse_json(file.bytes, std::string{file.path}, faults);
        if (!document || !document->is_object()) malformed(file.path, "/");
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
            if (!catalogue.emplace(code, texts).second) malformed(file.path, code);
        }
    }
    return catalogue;
}

const Catalogue& catalogue() {
    static const Catalogue read = read_catalogue();
    return read;
}

/// A sentence that names the closest known code has nothing to say when none is close.
std::string without_closest(std::string pattern) {
    const std::size_t named = pattern.find("{closest}");
    if (named == std::string::npos) return pattern;
    const std::size_t before = pattern.rfind(". ", named);
    if (before == std::string::npos) return pattern;
    const std::size_t end = pattern.find(". ", named);
    return pattern.substr(0, before + 1) +
           (end == std::string::npos ? std::string{} : pattern.substr(end + 1));
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
    const std::string& pattern = found->second.remedy.in(lang);
    const auto closest = finding.args.find("closest");
    const bool alone = closest != finding.args.end() && closest->second.empty();
    return filled(alone ? without_closest(pattern) : pattern, finding.args);
}

std::vector<std::string> documented_finding_codes() {
    std::vector<std::string> codes;
    for (const auto& [code, texts] : catalogue()) codes.push_back(code);
    return codes;
}

}  // namespace utfall::core
