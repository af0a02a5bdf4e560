#include "app/core/joined.h"
#include "app/programme/setup_draft.h"

#include <algorithm>
#include <map>

namespace utfall::programme {
namespace {

/// What may follow each status; "" is the beginning. A pause may be left out, an adjusted
/// intervention is tried again, and one that is implemented or discontinued is at its end.
const std::map<std::string, std::vector<std::string>>& successors() {
    static const std::map<std::string, std::vector<std::string>> table{
        {"", {"planned", "running"}},
        {"planned", {"running", "discontinued"}},
        {"running", {"paused", "evaluated", "discontinued"}},
        {"paused", {"running", "evaluated", "discontinued"}},
        {"evaluated", {"implemented", "adjusted", "discontinued"}},
        {"adjusted", {"running", "discontinued"}},
        {"implemented", {}},
        {"discontinued", {}},
    };
    return table;
}

std::string joined(const std::vector<std::string>& words) {
    return words.empty() ? "–" : core::joined(words);
}

void check_steps(const Intervention& intervention, const SetupRow& row, SetupFaults& faults) {
    const InterventionStep* previous = nullptr;
    std::size_t index = 0;
    for (const InterventionStep& step : intervention.steps) {
        const std::string below = "/steps/" + std::to_string(index++);
        if (previous != nullptr && step.date < previous->date) {
            faults.add(
                "SETUP_STEP_ORDER", row, below + "/date",
                {{"date", step.date.to_string()}, {"previous_date", previous->date.to_string()}});
        }
        const auto& allowed = successors().at(previous == nullptr ? "" : previous->status);
        if (std::ranges::find(allowed, step.status) == allowed.end()) {
            faults.add("SETUP_STEP_TRANSITION", row, below + "/status",
                       {{"status", step.status},
                        {"previous", previous == nullptr ? "–" : previous->status},
                        {"allowed", joined(allowed)}});
        }
        // In the book a reason lies detached and may have been erased.
        if (step.status == "discontinued" && step.reason.empty() && !row.pointer.empty()) {
            faults.add("SETUP_STEP_REASON", row, below + "/reason");
        }
        previous = &step;
    }
}

}  // namespace

void check_life_cycles(const SetupDraft& draft, SetupFaults& faults) {
    for (const auto& [intervention, row, sound] : draft.interventions) {
        if (sound) check_steps(intervention, *row, faults);
    }
}

}  // namespace utfall::programme
