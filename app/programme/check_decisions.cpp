#include "app/core/basis_points.h"
#include "app/core/json_reader.h"
#include "app/programme/setup_draft.h"

#include <algorithm>
#include <map>
#include <set>

namespace utfall::programme {
namespace {

/// Financing that comes in kind and enters a base only where a cost model names it (design 6,
/// Money).
const std::vector<std::string> in_kind_bases{"in_kind_staff", "participant_allowance"};

void check_rates(const Drafted<Decision>& decision, SetupFaults& faults) {
    if (!decision.sound || decision.value.financing_plan.empty()) return;
    std::int64_t sum = 0;
    for (const FinancingShare& share : decision.value.financing_plan) sum += share.rate_bp;
    if (sum == core::whole_in_bp) return;
    faults.add("SETUP_RATES", *decision.row, "/financing_plan", {{"sum", std::to_string(sum)}});
}

/// A base may name cost categories and flat rates that stand before it, so that it can be computed
/// in order.
void check_bases(const Drafted<Decision>& decision, const std::vector<std::string>& categories,
                 SetupFaults& faults) {
    std::vector<std::string> known = categories;
    known.insert(known.end(), in_kind_bases.begin(), in_kind_bases.end());
    std::size_t rate_index = 0;
    for (const FlatRate& flat : decision.value.flat_rates) {
        const std::string at = "/cost_model/flat_rates/" + std::to_string(rate_index++) + "/base";
        std::size_t index = 0;
        for (const std::string& base : flat.base) {
            const std::string below = core::pointer_to(at, std::to_string(index++));
            if (std::ranges::find(known, base) != known.end()) continue;
            faults.add("SETUP_BASE", *decision.row, below,
                       {{"rate", flat.code}, {"value", base}, {"known", suggestions(base, known)}});
        }
        known.push_back(flat.code);
    }
}

/// A budget line names a cost category, a kind of contribution in kind or a flat rate of the
/// decision.
void check_budget(const Drafted<Decision>& decision, std::vector<std::string> known,
                  SetupFaults& faults) {
    known.insert(known.end(), in_kind_bases.begin(), in_kind_bases.end());
    for (const FlatRate& flat : decision.value.flat_rates) known.push_back(flat.code);
    std::size_t index = 0;
    for (const BudgetLine& line : decision.value.budget) {
        const std::string below = "/budget/" + std::to_string(index++) + "/cost_category";
        if (line.cost_category.empty()) continue;
        if (std::ranges::find(known, line.cost_category) != known.end()) continue;
        faults.unknown_reference(*decision.row, below, "cost_categories", line.cost_category,
                                 known);
    }
}

/// Follows same_terms_as to its end and takes over what is not given.
class Terms {
  public:
    Terms(std::vector<Drafted<Decision>>& decisions, SetupFaults& faults) : faults_(faults) {
        for (auto& drafted : decisions) {
            if (!drafted.value.code.empty()) by_code_[drafted.value.code] = &drafted;
        }
    }

    void resolve(Drafted<Decision>& decision) {
        const std::string& code = decision.value.code;
        if (done_.contains(code)) return;
        path_.push_back(code);
        const auto earlier = by_code_.find(decision.value.same_terms_as);
        if (!decision.value.same_terms_as.empty() && earlier != by_code_.end()) {
            if (const auto loop = std::ranges::find(path_, earlier->first); loop != path_.end()) {
                tell_cycle({loop, path_.end()});
            } else {
                resolve(*earlier->second);
                take_over(decision, *earlier->second);
            }
        }
        path_.pop_back();
        done_.insert(code);
    }

  private:
    void tell_cycle(const std::vector<std::string>& codes) {
        const Drafted<Decision>* at = by_code_[codes.front()];
        std::string path;
        for (const std::string& code : codes) {
            path += code + " > ";
            if (at->row->pointer.empty()) at = by_code_[code];
        }
        faults_.add("SETUP_CYCLE", *at->row, "/same_terms_as", {{"path", path + codes.front()}});
    }

    void take_over(Drafted<Decision>& decision, const Drafted<Decision>& earlier) {
        Decision& own = decision.value;
        if (own.financing_plan.empty()) own.financing_plan = earlier.value.financing_plan;
        if (own.flat_rates.empty()) own.flat_rates = earlier.value.flat_rates;
        if (own.budget.empty()) own.budget = earlier.value.budget;
        if (!own.hours_per_year) own.hours_per_year = earlier.value.hours_per_year;
        if (!decision.sound || !earlier.sound) return;
        if (own.date >= earlier.value.date && own.in_force_from >= earlier.value.in_force_from) {
            return;
        }
        const bool by_date = own.date < earlier.value.date;
        faults_.add("SETUP_DECISION_ORDER", *decision.row, by_date ? "/date" : "/in_force_from",
                    {{"earlier", earlier.value.code},
                     {"date", (by_date ? own.date : own.in_force_from).to_string()},
                     {"earlier_date",
                      (by_date ? earlier.value.date : earlier.value.in_force_from).to_string()}});
    }

    SetupFaults& faults_;
    std::map<std::string, Drafted<Decision>*> by_code_;
    std::vector<std::string> path_;
    std::set<std::string> done_;
};

}  // namespace

void resolve_decisions(SetupDraft& draft, SetupFaults& faults) {
    const std::vector<std::string> categories = codes_of(draft, "cost_categories");
    for (const Drafted<Decision>& decision : draft.decisions) {
        check_rates(decision, faults);
        check_bases(decision, categories, faults);
    }
    std::vector<std::vector<BudgetLine>> given;
    for (const Drafted<Decision>& decision : draft.decisions)
        given.push_back(decision.value.budget);
    Terms terms{draft.decisions, faults};
    for (Drafted<Decision>& decision : draft.decisions) terms.resolve(decision);
    for (std::size_t i = 0; i < given.size(); ++i) {
        // Budget lines that were taken over are told of where they are given.
        if (!given[i].empty()) check_budget(draft.decisions[i], categories, faults);
    }
}

}  // namespace utfall::programme
