#include "reports/words.h"

#include "app/core/embedded.h"
#include "app/core/error.h"
#include "app/core/json.h"

#include <map>

namespace utfall::reports {

namespace {

using Dictionary = std::map<std::string, std::string, std::less<>>;

Dictionary read_words(std::string_view language) {
    const std::string path = "templates/theme/words/" + std::string{language} + ".json";
    const auto bytes = core::embedded_file(path);
    if (!bytes) {
        throw core::Error(core::ErrorKind::configuration, "WORDS_MISSING", {{"path", path}});
    }
    const core::Json file = core::parse_own_json(*bytes);
    Dictionary words;
    for (const auto& [key, value] : file.find("words")->object()) {
        words.emplace(key, value.string());
    }
    return words;
}

const std::string* find_word(core::Lang lang, std::string_view key) {
    static const Dictionary swedish = read_words("sv");
    static const Dictionary english = read_words("en");
    const Dictionary& words = lang == core::Lang::sv ? swedish : english;
    const auto found = words.find(key);
    return found == words.end() ? nullptr : &found->second;
}

}  // namespace

const std::string& word(core::Lang lang, std::string_view key) {
    static const std::string none;
    const std::string* found = find_word(lang, key);
    return found == nullptr ? none : *found;
}

std::string word_or_code(core::Lang lang, std::string_view group, std::string_view code) {
    const std::string* found = find_word(lang, std::string{group} + "." + std::string{code});
    return found == nullptr ? std::string{code} : *found;
}

}  // namespace utfall::reports
