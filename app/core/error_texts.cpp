#include "app/core/error_texts.h"

#include "app/core/embedded.h"
#include "app/core/json.h"
#include "app/core/placeholders.h"

#include <cerrno>

namespace utfall::core {
namespace {

// An error must always be told, so a words file that does not read is as one without words.
Json read_words() {
    const auto bytes = embedded_file("schemas/errors.json");
    Findings faults;
    auto document = bytes ? parse_json(*bytes, "schemas/errors.json", faults) : std::nullopt;
    return document && document->is_object() ? *std::move(document) : Json{JsonObject{}};
}

const Json& section(const char* name) {
    static const Json words = read_words();
    static const Json none{JsonObject{}};
    const Json* found = words.find(name);
    return found == nullptr ? none : *found;
}

const Json* in_language(const Json* both, Lang lang) {
    return both == nullptr ? nullptr : both->find(lang == Lang::sv ? "sv" : "en");
}

std::string word(const std::string& name, Lang lang) {
    const Json* word = section("words").find(name);
    return word == nullptr ? std::string{} : word->string_or(lang == Lang::sv ? "sv" : "en");
}

std::string pattern(const std::string& code, const char* part, Lang lang) {
    const Json* texts = in_language(section("errors").find(code), lang);
    return texts == nullptr ? std::string{} : texts->string_or(part);
}

Error::Args in_words(Error::Args args, Lang lang) {
    for (auto& [name, value] : args) {
        if (!value.starts_with('@')) continue;
        const std::string words = word(value.substr(1), lang);
        if (!words.empty()) value = words;
    }
    return args;
}

}  // namespace

std::string error_message(const std::string& code, const Error::Args& args, Lang lang) {
    const std::string words = pattern(code, "message", lang);
    return words.empty() ? code : filled(words, in_words(args, lang));
}

std::string message(const Error& error, Lang lang) {
    return error_message(error.code(), error.args(), lang);
}

std::string remedy(const Error& error, Lang lang) {
    const Error::Args args = in_words(error.args(), lang);
    std::string words = filled(pattern(error.code(), "remedy", lang), args);
    const auto closest = args.find("closest");
    if (closest == args.end() || closest->second.empty()) return words;
    const std::string question = filled(word("closest", lang), args);
    return words.empty() ? question : question + " " + words;
}

Error not_writable(const std::string& path, int error_number) {
    return {ErrorKind::unavailable,
            "FILE_UNWRITABLE",
            {{"path", path}, {"cause", cause_of(error_number)}}};
}

std::string cause_of(int error_number) {
    switch (error_number) {
        case ENOENT:
        case ENOTDIR:
            return "@cause.absent";
        case EACCES:
        case EPERM:
            return "@cause.denied";
        case EISDIR:
            return "@cause.folder";
        case EROFS:
            return "@cause.read_only";
        case ENOSPC:
        case EDQUOT:
            return "@cause.full";
        default:
            return "errno " + std::to_string(error_number);
    }
}

std::vector<std::string> documented_error_codes() {
    std::vector<std::string> codes;
    for (const auto& [code, texts] : section("errors").object()) codes.push_back(code);
    return codes;
}

}  // namespace utfall::core
