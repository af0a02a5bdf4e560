#pragma once

#include "app/workflow/period_state.h"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::workflow {

/// What takes a role.
enum class Deed {
    submit,
    send_back,
    approve,
    lock,
    reopen,
    correct_locked,
    set_book,
    give_role,
    claim,
    erase,
    export_people
};
/// "submit", "return", "approve", "lock", "reopen", "correct-locked", "book-set", "role-grant",
/// "claim", "participant-erase", "participants-export".
std::string_view to_word(Deed deed);
Deed deed_of(Step step);

/// One row of the table of who may do what.
struct Permission {
    Deed deed;
    std::string_view word;
    std::array<std::string_view, 4> roles;  ///< Empty ones at the end.
    /// It is done with what some team or organisation gave, and a role held for them is enough.
    bool for_reporters;
    bool is_read{false};  ///< Leaves no entry, so that nobody can replay it.
};
std::span<const Permission> permissions();

/// Every role there is, in the order in which people are asked to choose.
const std::vector<std::string>& all_roles();
std::vector<std::string> roles_for(Deed deed);
bool may(std::string_view role, Deed deed);

}  // namespace utfall::workflow
