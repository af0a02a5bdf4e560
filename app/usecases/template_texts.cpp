#include "app/usecases/template_texts.h"

#include "app/core/json_reader.h"
#include "app/core/sheet_place.h"
#include "app/intake/words.h"

namespace utfall::usecases {

void TemplateTexts::original(const std::string& language, const std::string& key,
                             const std::string& wording) {
    originals_.emplace(Key{language, key}, wording);
}

void TemplateTexts::state(const std::string& language, const std::string& key,
                          const std::string& wording, const core::Place& where) {
    take(key);
    stated_[{language, key}].push_back({wording, where});
}

std::string TemplateTexts::new_key(const std::string& beginning) {
    std::string key = beginning;
    for (int number = 2; !taken_.insert(key).second; ++number)
        key = beginning + "." + std::to_string(number);
    return key;
}

core::Json TemplateTexts::settle(SetupPlaces& places, core::Findings& findings) const {
    core::Json texts{core::JsonObject{}};
    for (const auto& [name, stated] : stated_) {
        const auto& [language, key] = name;
        const auto original = originals_.find(name);
        const Stated* counts = nullptr;
        for (const Stated& one : stated) {
            if (original != originals_.end() && one.wording == original->second) continue;
            if (counts == nullptr) {
                counts = &one;
            } else if (counts->wording != one.wording) {
                intake::note(findings, "TEMPLATE_BOOK_TEXT_TWICE", one.where,
                             {{"key", key},
                              {"text", intake::shown_text(one.wording)},
                              {"first", core::in_sheet(counts->where)},
                              {"other", intake::shown_text(counts->wording)}});
            }
        }
        if (counts == nullptr) counts = &stated.front();
        core::Json& words = texts.object()[language];
        words.set(key, counts->wording);
        places.cell(core::pointer_to("/texts/" + language, key), counts->where);
    }
    return texts;
}

}  // namespace utfall::usecases
