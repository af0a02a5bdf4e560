#include "app/programme/decode.h"

#include "app/programme/setup_draft.h"

#include <algorithm>
#include <tuple>

namespace utfall::programme {

Programme decode_programme(const std::vector<SetupRow>& rows, const std::string& file,
                           core::Findings& findings) {
    SetupFaults faults{file, findings};
    SetupDraft draft = draft_rows(rows, faults);
    if (!draft.operation) {
        core::Place where;
        where.file = file;
        where.pointer = "/operation";
        findings.add("SETUP_NO_OPERATION", std::move(where));
    }
    check_references(draft, faults);
    check_organisation_tree(draft, faults);
    resolve_decisions(draft, faults);
    check_time(draft, faults);
    check_life_cycles(draft, faults);
    check_account(draft, faults);

    Programme programme;
    if (draft.operation) programme.operation = std::move(draft.operation->value);
    programme.decisions = values(draft.decisions);
    std::stable_sort(programme.decisions.begin(), programme.decisions.end(),
                     [](const Decision& a, const Decision& b) {
                         return std::tie(a.in_force_from, a.date) <
                                std::tie(b.in_force_from, b.date);
                     });
    programme.cost_categories = values(draft.cost_categories);
    programme.unit_cost_tables = values(draft.unit_cost_tables);
    programme.euro_rates = values(draft.euro_rates);
    programme.organisations = values(draft.organisations);
    programme.units = values(draft.units);
    programme.phases = values(draft.phases);
    programme.calendar = values(draft.calendar);
    programme.teams = values(draft.teams);
    programme.interventions = values(draft.interventions);
    programme.contacts = values(draft.contacts);
    return programme;
}

}  // namespace utfall::programme
