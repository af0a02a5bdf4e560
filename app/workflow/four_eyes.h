#pragma once

#include "app/ledger/entry.h"
#include "app/workflow/period_state.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace utfall::workflow {

/// Whether somebody else than whoever gave the values approves them, and what it takes to be
/// somebody else: another name, or another account that one logs in to.
enum class FourEyes { off, declared, account };
/// "off", "declared", "account".
std::string_view to_word(FourEyes setting);
std::optional<FourEyes> parse_four_eyes(std::string_view word);

/// The kind of the entry that changes the setting; before the first it is off.
inline constexpr std::string_view book_set_kind = "book-set";
/// {"four_eyes"}: that entry's body.
core::Json body_of(FourEyes setting);
/// What such an entry sets; empty when the body is not what body_of made.
std::optional<FourEyes> four_eyes_of(const ledger::Entry& entry);

/// What stands in the way of one person taking a step with what others gave.
enum class SecondPerson {
    fine,
    is_author,     ///< They gave or submitted the values themselves.
    needs_account  ///< Nobody knows that they are who they say.
};
/// Of whatever it is that takes a second person.
SecondPerson second_person(FourEyes setting, std::string_view actor, ledger::Identity identity,
                           const std::set<std::string>& authors);
/// `authors`: whoever submitted last, and whoever recorded a value that is in force.
SecondPerson second_person(FourEyes setting, Step step, std::string_view actor,
                           ledger::Identity identity, const std::set<std::string>& authors);

}  // namespace utfall::workflow
