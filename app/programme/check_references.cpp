#include "app/programme/setup_draft.h"

#include <map>
#include <set>

namespace utfall::programme {
namespace {

void check_repeated_items(const SetupDraft& draft, SetupFaults& faults) {
    for (const auto& [decision, row, sound] : draft.decisions) {
        Once sources{*row, "/financing_plan", faults};
        for (const FinancingShare& share : decision.financing_plan) sources.next(share.source);
        Once flat_rates{*row, "/cost_model/flat_rates", faults};
        for (const FlatRate& flat : decision.flat_rates) flat_rates.next(flat.code);
        Once lines{*row, "/budget", faults};
        for (const BudgetLine& line : decision.budget) lines.next(line.cost_category);
    }
    for (const auto& [table, row, sound] : draft.unit_cost_tables) {
        Once prices{*row, "/rows", faults};
        for (const UnitCostRow& line : table.rows) {
            prices.next(line.function.empty() ? line.function : line.function + " / " + line.unit);
        }
    }
    for (const auto& [team, row, sound] : draft.teams) {
        Once units{*row, "/units", faults};
        for (const std::string& unit : team.units) units.next(unit);
        // A member may leave and come back: only the same beginning twice is a repetition.
        Once members{*row, "/members", faults};
        for (const TeamMember& member : team.members) {
            members.next(member.code.empty() ? member.code
                                             : member.code + " " + member.span.from.to_string());
        }
    }
    for (const auto& [intervention, row, sound] : draft.interventions) {
        Once teams{*row, "/teams", faults};
        for (const std::string& team : intervention.teams) teams.next(team);
    }
}

}  // namespace

void check_references(const SetupDraft& draft, SetupFaults& faults) {
    std::map<std::string_view, std::vector<std::string>> known;
    std::map<std::string_view, std::set<std::string>> sets;
    for (const Reference& reference : draft.references) {
        if (!known.contains(reference.target)) {
            known[reference.target] = codes_of(draft, reference.target);
            sets[reference.target] = {known[reference.target].begin(),
                                      known[reference.target].end()};
        }
        if (sets[reference.target].contains(reference.value)) continue;
        faults.unknown_reference(*reference.row, reference.below, reference.target, reference.value,
                                 known[reference.target]);
    }
    check_repeated_items(draft, faults);
}

void check_organisation_tree(const SetupDraft& draft, SetupFaults& faults) {
    std::map<std::string, const Drafted<Organisation>*> by_code;
    for (const auto& drafted : draft.organisations) by_code[drafted.value.code] = &drafted;
    std::set<std::string> told;
    for (const auto& start : draft.organisations) {
        std::string path = start.value.code;
        std::vector<const Drafted<Organisation>*> visited{&start};
        auto next = by_code.find(start.value.parent);
        while (next != by_code.end() && next->second != &start &&
               visited.size() <= draft.organisations.size()) {
            visited.push_back(next->second);
            next = by_code.find(next->second->value.parent);
        }
        if (start.value.parent.empty() || next == by_code.end() || next->second != &start) continue;
        if (told.contains(start.value.code)) continue;
        // One finding a cycle, at the first of its rows that stands in the imported file.
        const Drafted<Organisation>* at = &start;
        for (const auto* member : visited) {
            told.insert(member->value.code);
            if (member != &start) path += " > " + member->value.code;
            if (at->row->pointer.empty() && !member->row->pointer.empty()) at = member;
        }
        path += " > " + start.value.code;
        faults.add("SETUP_CYCLE", *at->row, "/parent", {{"path", path}});
    }
}

}  // namespace utfall::programme
