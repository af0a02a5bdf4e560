#include "app/workflow/four_eyes.h"

#include <array>

namespace utfall::workflow {
namespace {

constexpr std::array all{FourEyes::off, FourEyes::declared, FourEyes::account};
constexpr std::string_view member = "four_eyes";

// Submitting is what the first person does, and anybody may send back.
bool is_for_a_second_person(Step step) {
    return step == Step::approve || step == Step::lock || step == Step::reopen;
}

}  // namespace

std::string_view to_word(FourEyes setting) {
    switch (setting) {
        case FourEyes::off:
            return "off";
        case FourEyes::declared:
            return "declared";
        case FourEyes::account:
            return "account";
    }
    return {};
}

std::optional<FourEyes> parse_four_eyes(std::string_view word) {
    for (const FourEyes setting : all) {
        if (to_word(setting) == word) return setting;
    }
    return std::nullopt;
}

core::Json body_of(FourEyes setting) {
    return core::JsonObject{{std::string{member}, to_word(setting)}};
}

std::optional<FourEyes> four_eyes_of(const ledger::Entry& entry) {
    return parse_four_eyes(entry.body.string_or(member));
}

SecondPerson second_person(FourEyes setting, Step step, std::string_view actor,
                           ledger::Identity identity, const std::set<std::string>& authors) {
    if (!is_for_a_second_person(step)) return SecondPerson::fine;
    return second_person(setting, actor, identity, authors);
}

SecondPerson second_person(FourEyes setting, std::string_view actor, ledger::Identity identity,
                           const std::set<std::string>& authors) {
    if (setting == FourEyes::off) return SecondPerson::fine;
    if (setting == FourEyes::account && identity != ledger::Identity::account)
        return SecondPerson::needs_account;
    return authors.contains(std::string{actor}) ? SecondPerson::is_author : SecondPerson::fine;
}

}  // namespace utfall::workflow
