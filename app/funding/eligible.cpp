#include "app/funding/eligible.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>

namespace utfall::funding {
namespace {

LineForm line_form(CostForm form) {
    switch (form) {
        case CostForm::actual:
            return LineForm::actual;
        case CostForm::unit_cost:
            return LineForm::unit_cost;
        case CostForm::lump_sum:
            return LineForm::lump_sum;
    }
    return LineForm::actual;
}

/// What one decision version has to apply its rates to.
struct Version {
    const programme::Decision* decision{nullptr};
    bool used{false};
    core::Money total;
    /// By what a flat rate's base may name: cost categories, flat-rate codes, financing kinds.
    std::map<std::string, core::Money, std::less<>> amounts;
};

class Gathering {
  public:
    Gathering(const programme::Programme& programme, const core::Period& through)
        : programme_(programme), through_(through) {
        for (const programme::Decision& decision : programme.decisions) {
            versions_.emplace_back().decision = &decision;
        }
    }

    void add(const CostLine& cost) {
        const auto period = find_period(cost.period, cost.organisation);
        if (!period) {
            leave_out(cost, LeftOut::no_period);
            return;
        }
        if (period->to > through_.to) {
            return;
        }
        if (cost.form == CostForm::actual && !cost.paid_on) {
            leave_out(cost, LeftOut::unpaid);
            return;
        }
        Version* version = version_on(cost.date);
        if (version == nullptr) {
            leave_out(cost, LeftOut::no_decision);
            return;
        }
        count(*version, cost.cost_category, line_form(cost.form), cost.amount, cost.ref);
        eligible_.counted_costs.push_back(cost);
    }

    void add(const FinancingLine& line) {
        const auto period = find_period(line.period, line.organisation);
        if (!period) {
            leave_out(line, LeftOut::no_period);
            return;
        }
        if (period->to > through_.to) {
            return;
        }
        if (!is_in_kind(line.kind)) {
            eligible_.cash += line.amount;
        } else {
            Version* version = version_on(period->to);
            if (version == nullptr) {
                leave_out(line, LeftOut::no_decision);
                return;
            }
            count(*version, std::string{to_word(line.kind)}, LineForm::in_kind, line.amount,
                  line.ref);
            eligible_.in_kind += line.amount;
        }
        eligible_.counted_financing.push_back(line);
    }

    Eligible finish() {
        for (Version& version : versions_) {
            if (version.used) {
                apply_flat_rates(version);
                eligible_.versions.push_back({version.decision, version.total});
            }
        }
        for (auto& [key, line] : lines_) {
            eligible_.lines.push_back(std::move(line));
        }
        sort_lines(eligible_.lines, programme_);
        return std::move(eligible_);
    }

  private:
    const std::optional<core::Period>& find_period(const std::string& code,
                                                   const std::string& organisation) {
        const auto [found, inserted] = periods_.try_emplace({code, organisation});
        if (inserted) {
            found->second = programme_.period(code, organisation);
        }
        return found->second;
    }

    Version* version_on(core::Date day) {
        const programme::Decision* decision = programme_.decision_on(day);
        const auto found = std::find_if(versions_.begin(), versions_.end(),
                                        [&](const Version& v) { return v.decision == decision; });
        return found == versions_.end() ? nullptr : &*found;
    }

    ClaimLine& line_of(const std::string& code, LineForm form) {
        ClaimLine& line = lines_[{code, form}];
        line.line = code;
        line.form = form;
        return line;
    }

    void count(Version& version, const std::string& code, LineForm form, core::Money amount,
               const ledger::LineRef& ref) {
        ClaimLine& line = line_of(code, form);
        line.cumulative += amount;
        line.inputs.push_back(ref);
        version.amounts[code] += amount;
        version.total += amount;
        version.used = true;
    }

    void apply_flat_rates(Version& version) {
        for (const programme::FlatRate& rate : version.decision->flat_rates) {
            core::Money basis;
            for (const std::string& part : rate.base) {
                const auto found = version.amounts.find(part);
                basis += found == version.amounts.end() ? core::Money{} : found->second;
            }
            const core::Money amount = core::share_of(basis, rate.rate_bp);
            ClaimLine& line = line_of(rate.code, LineForm::flat_rate);
            line.cumulative += amount;
            line.rates.push_back({version.decision->code, rate.rate_bp, basis});
            version.amounts[rate.code] += amount;
            version.total += amount;
        }
    }

    template <class Line>
    void leave_out(const Line& line, LeftOut why) {
        eligible_.left_out.push_back({line.ref, line.id, line.amount, why});
    }

    const programme::Programme& programme_;
    const core::Period& through_;
    std::vector<Version> versions_;
    std::map<std::pair<std::string, LineForm>, ClaimLine> lines_;
    std::map<std::pair<std::string, std::string>, std::optional<core::Period>> periods_;
    Eligible eligible_;
};

/// 0 costs, 1 flat rates, 2 in kind.
int group_of(LineForm form) {
    switch (form) {
        case LineForm::actual:
        case LineForm::unit_cost:
        case LineForm::lump_sum:
            return 0;
        case LineForm::flat_rate:
            return 1;
        case LineForm::in_kind:
            return 2;
    }
    return 2;
}

}  // namespace

Eligible gather(const programme::Programme& programme, std::span<const CostLine> costs,
                std::span<const FinancingLine> financing, const core::Period& through) {
    Gathering gathering{programme, through};
    for (const CostLine& cost : costs) {
        gathering.add(cost);
    }
    for (const FinancingLine& line : financing) {
        gathering.add(line);
    }
    return gathering.finish();
}

void sort_lines(std::vector<ClaimLine>& lines, const programme::Programme& programme) {
    std::map<std::string, std::size_t, std::less<>> order;
    for (const auto& category : programme.cost_categories) {
        order.emplace(category.code, order.size());
    }
    for (const auto& decision : programme.decisions) {
        for (const auto& rate : decision.flat_rates) {
            order.emplace(rate.code, order.size());
        }
    }
    const auto rank = [&](const ClaimLine& line) {
        const auto found = order.find(line.line);
        const std::size_t place = found == order.end() ? order.size() : found->second;
        return std::tuple{group_of(line.form), place, std::string_view{line.line}, line.form};
    };
    std::sort(lines.begin(), lines.end(),
              [&](const ClaimLine& a, const ClaimLine& b) { return rank(a) < rank(b); });
}

}  // namespace utfall::funding
