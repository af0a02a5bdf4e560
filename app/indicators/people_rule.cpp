#include "app/indicators/people_rule.h"

#include "app/core/embedded.h"
#include "app/indicators/framework.h"

#include <algorithm>
#include <array>
#include <set>

namespace utfall::indicators {
namespace {

using core::ObjectReader;

const std::vector<std::string> categories{"pupil", "kaa", "staff"};
const std::vector<std::string> exit_reasons{"planned", "interrupted", "moved", "other"};
constexpr std::array events{PeopleEvent::present, PeopleEvent::entered, PeopleEvent::exited};

/// Codes of a closed list; one that is not among `choices` is noted and left out.
std::vector<std::string> chosen(ObjectReader& reader, std::string_view member,
                                const std::vector<std::string>& choices) {
    std::vector<std::string> words = reader.codes(member);
    std::string all;
    for (const std::string& choice : choices) all += (all.empty() ? "" : ", ") + choice;
    std::erase_if(words, [&](const std::string& word) {
        const bool unknown = std::ranges::find(choices, word) == choices.end();
        if (unknown) reader.fault("FIELD_CHOICE", member, {{"value", word}, {"choices", all}});
        return unknown;
    });
    return words;
}

std::set<std::string, std::less<>> common_codes() {
    std::set<std::string, std::less<>> codes;
    for (const char* path :
         {"schemas/catalogue/esf-plus.json", "schemas/catalogue/esf-2014-2020.json"}) {
        const auto bytes = core::embedded_file(path);
        if (!bytes) continue;
        const core::Json catalogue = core::parse_own_json(*bytes);
        for (const core::Json& row : catalogue.find("rows")->array()) {
            // Others count administrations and enterprises.
            if (row.string_or("method") == "unique" && row.string_or("unit") == "persons")
                codes.insert(row.string_or("code"));
        }
    }
    return codes;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " | ") + word;
    return text;
}

}  // namespace

std::string_view to_word(PeopleEvent event) {
    switch (event) {
        case PeopleEvent::present:
            return "present";
        case PeopleEvent::entered:
            return "entered";
        case PeopleEvent::exited:
            break;
    }
    return "exited";
}

std::optional<PeopleRule> read_people_rule(ObjectReader& parent, const std::string& file,
                                           const std::string& pointer, core::Findings& findings) {
    const core::Json* found = parent.raw("people");
    if (found == nullptr) return std::nullopt;
    ObjectReader reader{*found, file, pointer + "/people", findings};
    PeopleRule rule;
    rule.categories = chosen(reader, "category", categories);
    rule.exit_reasons = chosen(reader, "exit_reason", exit_reasons);
    const std::string word = reader.choice("event", {"present", "entered", "exited"});
    for (const PeopleEvent event : events) {
        if (to_word(event) == word) rule.event = event;
    }
    reader.finish();
    return rule;
}

bool is_common_indicator(std::string_view code) {
    static const auto codes = common_codes();
    return codes.contains(code);
}

bool counts_people(const IndicatorDefinition& definition) {
    return definition.method == "unique" &&
           (definition.people.has_value() || is_common_indicator(definition.code));
}

std::string people_in_words(const IndicatorDefinition& definition) {
    if (!definition.people) return definition.code;
    const PeopleRule& rule = *definition.people;
    std::string words =
        rule.categories.empty() ? std::string{"participants"} : joined(rule.categories);
    words += ", ";
    words += to_word(rule.event);
    if (!rule.exit_reasons.empty()) words += ": " + joined(rule.exit_reasons);
    return words;
}

}  // namespace utfall::indicators
