#include "app/core/joined.h"
#include "app/usecases/report_parts.h"
#include "reports/words.h"

#include <algorithm>
#include <set>

namespace utfall::usecases {
namespace {

using core::joined;
using reports::DataRow;

/// How many members, and how many of them are women and men.
struct MemberCount {
    std::int64_t women{0};
    std::int64_t men{0};
    std::int64_t all{0};

    void add(const programme::TeamMember& member) {
        ++all;
        women += member.sex == "F" ? 1 : 0;
        men += member.sex == "M" ? 1 : 0;
    }
    void put_into(DataRow& row) const {
        row["members_women"] = count_field(women);
        row["members_men"] = count_field(men);
        row["members"] = count_field(all);
    }
};

/// What a team is on the period's last day.
DataRow team_row(const ReportFacts& facts, const programme::Team& team) {
    const auto& programme = facts.setup.programme;
    MemberCount members;
    std::set<std::string> roles;
    for (const auto& member : team.members) {
        if (!member.span.contains(facts.period.to)) continue;
        members.add(member);
        if (!member.role.empty()) roles.insert(member.role);
    }
    std::vector<std::string> names;
    std::set<std::string> forms;
    for (const std::string& code : team.units) {
        const auto* unit = programme.unit(code);
        names.push_back(unit == nullptr ? code : unit->name);
        if (unit != nullptr && !unit->school_form.empty()) {
            forms.insert(
                reports::word_or_code(facts.request.lang, "school_form", unit->school_form));
        }
    }
    DataRow row{{"team", text_field(team.code)},
                {"team_name", text_field(team.name)},
                {"school_form", text_field(joined(forms))},
                {"units", text_field(joined(names))},
                {"from", date_field(team.span.from)},
                {"to", date_field(team.span.to)},
                {"roles", text_field(joined(roles))}};
    members.put_into(row);
    return row;
}

std::int64_t interventions_of(const programme::Programme& programme, const std::string& team) {
    return std::count_if(programme.interventions.begin(), programme.interventions.end(),
                         [&](const programme::Intervention& one) {
                             return std::find(one.teams.begin(), one.teams.end(), team) !=
                                    one.teams.end();
                         });
}

/// The members of one role, and how they came and went.
struct Role {
    std::string name;
    MemberCount members;
    std::int64_t joined{0};
    std::int64_t left{0};
};

/// In the order in which the set-up first names them.
std::vector<Role> roles_of(const programme::Team& team, const core::Period& period) {
    std::vector<Role> roles;
    const core::DateSpan days{period.from, period.to};
    for (const auto& member : team.members) {
        auto role = std::find_if(roles.begin(), roles.end(),
                                 [&](const Role& one) { return one.name == member.role; });
        if (role == roles.end()) role = roles.insert(roles.end(), Role{member.role, {}, 0, 0});
        if (member.span.contains(period.to)) role->members.add(member);
        role->joined += days.contains(member.span.from) ? 1 : 0;
        role->left += member.span.to && days.contains(*member.span.to) ? 1 : 0;
    }
    return roles;
}

}  // namespace

void add_teams(const ReportFacts& facts, reports::DataSet& data) {
    std::int64_t active = 0;
    for (const auto& team : facts.setup.programme.teams) {
        if (team.span.from > facts.period.to) continue;
        active += team.span.overlaps({facts.period.from, facts.period.to}) ? 1 : 0;
        DataRow row = team_row(facts, team);
        row["interventions"] = count_field(interventions_of(facts.setup.programme, team.code));
        data.tables["teams"].push_back(std::move(row));
    }
    data.values["teams.count"] = count_field(active);
}

void add_teams_built(AskedFacts& asked, Origins& /*origins*/, reports::DataSet& data) {
    const ReportFacts& facts = asked.facts();
    const auto& plans = asked.account().plans;
    auto& rows = data.tables["teams_built"];
    for (const auto& team : facts.setup.programme.teams) {
        if (team.span.from > facts.period.to) continue;
        DataRow row = team_row(facts, team);
        row["organisation"] = text_field(team.organisation);
        row["organisation_name"] =
            text_field(organisation_name(facts.setup.programme, team.organisation));
        const auto plan = plans.find(team.code);
        const bool decided = plan != plans.end() && plan->second <= facts.period.to;
        row["plan"] = text_field(decided ? "yes" : "no");
        row["plan_decided"] = decided ? date_field(plan->second) : reports::Field{};
        rows.push_back(std::move(row));
    }
}

void add_team_members(AskedFacts& asked, Origins& /*origins*/, reports::DataSet& data) {
    const ReportFacts& facts = asked.facts();
    auto& rows = data.tables["team_members"];
    for (const auto& team : facts.setup.programme.teams) {
        if (team.span.from > facts.period.to) continue;
        for (const Role& role : roles_of(team, facts.period)) {
            if (role.members.all == 0 && role.joined == 0 && role.left == 0) continue;
            DataRow row{{"team", text_field(team.code)},
                        {"team_name", text_field(team.name)},
                        {"role", text_field(role.name)},
                        {"joined", count_field(role.joined)},
                        {"left", count_field(role.left)}};
            role.members.put_into(row);
            rows.push_back(std::move(row));
        }
    }
}

}  // namespace utfall::usecases
