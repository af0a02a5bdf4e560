#include "app/usecases/held_roles.h"

#include "app/usecases/roles.h"

#include <algorithm>

namespace utfall::usecases {

std::vector<HeldRole> held_roles(const workflow::RoleGrants& grants, std::string_view person,
                                 core::Instant at) {
    std::vector<HeldRole> all;
    for (const std::string& role : workflow::all_roles()) {
        HeldRole held{role, false, {}};
        bool any = false;
        for (const auto& given : grants.held()) {
            if (given.grant.person != person || given.grant.role != role ||
                !given.grant.valid.contains(at))
                continue;
            any = true;
            if (given.grant.scope)
                held.parts.push_back(*given.grant.scope);
            else
                held.whole_book = true;
        }
        if (any) all.push_back(std::move(held));
    }
    return all;
}

bool answers_for(const std::vector<workflow::Reporter>& parts, const workflow::Reporter& asked,
                 const programme::Programme& programme) {
    const auto covers = covers_in(programme);
    return std::any_of(parts.begin(), parts.end(),
                       [&](const auto& part) { return covers(part, asked); });
}

bool answers_for(const std::vector<workflow::Reporter>& parts, const Collector& asked,
                 const programme::Programme& programme) {
    using Level = workflow::Reporter::Level;
    const bool is_team = asked.level == indicators::Level::team;
    const workflow::Reporter reporter =
        is_team ? workflow::Reporter{Level::team, asked.code}
                : workflow::Reporter{Level::organisation,
                                     asked.organisation.empty() ? asked.code : asked.organisation};
    return answers_for(parts, reporter, programme);
}

}  // namespace utfall::usecases
