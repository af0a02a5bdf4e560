#include "app/workflow/permissions.h"

#include <algorithm>

namespace utfall::workflow {
namespace {

constexpr std::array<Permission, 11> table{{
    {Deed::submit, "submit", {"process_owner", "process_leader", "team_reporter"}, true},
    {Deed::send_back, "return", {"process_owner", "process_leader"}, true},
    {Deed::approve, "approve", {"process_owner"}, true},
    {Deed::lock, "lock", {"process_owner"}, true},
    {Deed::reopen, "reopen", {"process_owner"}, true},
    {Deed::correct_locked, "correct-locked", {"process_owner", "process_leader"}, true},
    {Deed::set_book, "book-set", {"process_owner", "administrator"}, false},
    {Deed::give_role, "role-grant", {"process_owner", "administrator"}, false},
    {Deed::claim, "claim", {"process_owner", "economist"}, false},
    {Deed::erase, "participant-erase", {"process_owner", "administrator"}, false},
    {Deed::export_people,
     "participants-export",
     {"process_owner", "process_leader", "evaluator", "auditor"},
     false,
     true},
}};

const Permission& row_of(Deed deed) {
    return *std::find_if(table.begin(), table.end(),
                         [&](const Permission& row) { return row.deed == deed; });
}

}  // namespace

std::string_view to_word(Deed deed) {
    return row_of(deed).word;
}

Deed deed_of(Step step) {
    switch (step) {
        case Step::submit:
            return Deed::submit;
        case Step::send_back:
            return Deed::send_back;
        case Step::approve:
            return Deed::approve;
        case Step::lock:
            return Deed::lock;
        case Step::reopen:
            return Deed::reopen;
    }
    return Deed::submit;
}

std::span<const Permission> permissions() {
    return table;
}

const std::vector<std::string>& all_roles() {
    static const std::vector<std::string> words{"process_owner", "process_leader", "team_reporter",
                                                "economist",     "evaluator",      "auditor",
                                                "administrator"};
    return words;
}

std::vector<std::string> roles_for(Deed deed) {
    std::vector<std::string> roles;
    for (const std::string_view role : row_of(deed).roles) {
        if (!role.empty()) roles.emplace_back(role);
    }
    return roles;
}

bool may(std::string_view role, Deed deed) {
    const auto& roles = row_of(deed).roles;
    return !role.empty() && std::find(roles.begin(), roles.end(), role) != roles.end();
}

}  // namespace utfall::workflow
