#include "app/workflow/role_grants.h"

#include <algorithm>

namespace utfall::workflow {
namespace {

// Empty when the body has no such moment; false in `sound` when it is none.
std::optional<core::Instant> moment_in(const core::Json& body, std::string_view member,
                                       bool& sound) {
    const core::Json* found = body.find(member);
    if (found == nullptr) return std::nullopt;
    const auto moment =
        found->is_string() ? core::Instant::parse(found->string()) : std::optional<core::Instant>{};
    sound = sound && moment;
    return moment;
}

}  // namespace

bool Validity::contains(core::Instant at) const {
    return (!from || *from <= at) && (!until || at < *until);
}

bool Grant::keeps_giving_roles(core::Instant at) const {
    return !scope && may(role, Deed::give_role) && valid.contains(at) && !valid.until;
}

const std::vector<std::string>& role_entry_kinds() {
    static const std::vector<std::string> kinds{std::string{role_granted_kind},
                                                std::string{role_ended_kind}};
    return kinds;
}

core::Json body_of(const Grant& grant) {
    core::Json scope;
    if (grant.scope) {
        scope =
            core::JsonObject{{"level", to_word(grant.scope->level)}, {"code", grant.scope->code}};
    }
    core::Json body = core::JsonObject{{"role", grant.role}, {"scope", std::move(scope)}};
    if (grant.valid.from) body.set("from", grant.valid.from->to_string());
    if (grant.valid.until) body.set("until", grant.valid.until->to_string());
    return body;
}

std::optional<Grant> grant_of(const ledger::Entry& entry) {
    using Level = Reporter::Level;
    bool sound = true;
    Grant grant{entry.subject,
                entry.body.string_or("role"),
                std::nullopt,
                {moment_in(entry.body, "from", sound), moment_in(entry.body, "until", sound)}};
    const auto& [from, until] = grant.valid;
    if (!sound || (from && until && !(*from < *until))) return std::nullopt;
    const auto& roles = all_roles();
    const core::Json* scope = entry.body.find("scope");
    if (grant.person.empty() || scope == nullptr ||
        std::find(roles.begin(), roles.end(), grant.role) == roles.end())
        return std::nullopt;
    if (scope->is_null()) return grant;
    const std::string level = scope->string_or("level"), code = scope->string_or("code");
    if (code.empty()) return std::nullopt;
    for (const Level one : {Level::team, Level::organisation}) {
        if (to_word(one) != level) continue;
        grant.scope = Reporter{one, code};
        return grant;
    }
    return std::nullopt;
}

std::vector<Reporter> reporters_of(const std::vector<Part>& parts) {
    std::vector<Reporter> reporters;
    reporters.reserve(parts.size());
    for (const Part& part : parts) reporters.push_back(part.reporter);
    return reporters;
}

bool RoleGrants::replay(const ledger::Entry& entry) {
    const auto grant = grant_of(entry);
    if (!grant) return false;
    const Held* known = find(*grant);
    if (entry.kind == role_granted_kind) {
        if (known != nullptr) return false;
        in_use_ = true;
        held_.push_back({*grant, entry.seq, entry.recorded_at, entry.actor});
        return true;
    }
    if (known == nullptr) return false;
    std::erase_if(held_, [&](const Held& held) { return held.grant == *grant; });
    return true;
}

const RoleGrants::Held* RoleGrants::find(const Grant& grant) const {
    const auto found = std::find_if(held_.begin(), held_.end(),
                                    [&](const Held& held) { return held.grant == grant; });
    return found == held_.end() ? nullptr : &*found;
}

bool RoleGrants::holds(std::string_view person, std::string_view role,
                       const std::vector<Reporter>& whom, const Covers& covers,
                       core::Instant at) const {
    const auto fits = [&](const Held& held, const Reporter* asked) {
        if (held.grant.person != person || held.grant.role != role) return false;
        if (!held.grant.valid.contains(at)) return false;
        if (!held.grant.scope) return true;
        return asked != nullptr && covers(*held.grant.scope, *asked);
    };
    const auto has = [&](const Reporter* asked) {
        return std::any_of(held_.begin(), held_.end(),
                           [&](const Held& held) { return fits(held, asked); });
    };
    if (whom.empty()) return has(nullptr);
    return std::all_of(whom.begin(), whom.end(),
                       [&](const Reporter& reporter) { return has(&reporter); });
}

bool RoleGrants::can_be_given_without(const Grant& without, core::Instant at) const {
    return std::any_of(held_.begin(), held_.end(), [&](const Held& held) {
        return held.grant != without && held.grant.keeps_giving_roles(at);
    });
}

}  // namespace utfall::workflow
