#include "app/funding/scenario_changes.h"

#include "app/core/basis_points.h"
#include "app/core/rational.h"
#include "app/funding/check_helpers.h"

#include <algorithm>
#include <utility>

namespace utfall::funding {
namespace {

// No scaled quantity needs more, and no more digits are carried than it takes.
constexpr int quantity_decimals = 6;

core::Money scaled(core::Money amount, const core::Decimal& factor) {
    return core::Money::rounded(core::Rational{amount.kronor()} * core::Rational{factor});
}

void scale(std::optional<core::Decimal>& quantity, const core::Decimal& factor) {
    if (!quantity) return;
    quantity = (core::Rational{*quantity} * core::Rational{factor}).rounded(quantity_decimals);
}

int month_number(core::Date day) {
    constexpr int months = 12;
    return day.year() * months + static_cast<int>(day.month());
}

/// Makes one change after another in the book.
class Applying {
  public:
    Applying(const ScenarioChange& change, ScenarioBook& book)
        : pointer_(change.where.pointer), book_(book) {}

    std::size_t operator()(const AddCost& change) {
        CostLine cost;
        // A code never has a slash, so that this is the id of no other line.
        cost.id = pointer_;
        cost.organisation = change.organisation;
        cost.cost_category = change.cost_category;
        cost.form = change.form;
        cost.date = change.date;
        cost.period = change.period;
        cost.amount = change.amount;
        cost.paid_on = change.date;
        book_.costs.push_back(std::move(cost));
        return 1;
    }

    std::size_t operator()(const ScaleLines& change) {
        std::size_t reached = 0;
        const auto is_meant = [&](const std::string& code, const std::string& organisation,
                                  const std::optional<core::Date>& day) {
            return (change.code.empty() || change.code == code) &&
                   is_within(organisation, change.organisation) &&
                   (!change.from || (day && *day >= *change.from));
        };
        if (change.contributions) {
            for (FinancingLine& line : book_.financing) {
                const auto period = book_.programme.period(line.period, line.organisation);
                const auto last = period ? std::optional{period->to} : std::nullopt;
                if (!is_meant(std::string{to_word(line.kind)}, line.organisation, last)) continue;
                line.amount = scaled(line.amount, change.factor);
                scale(line.quantity, change.factor);
                ++reached;
            }
            return reached;
        }
        for (CostLine& cost : book_.costs) {
            if (!is_meant(cost.cost_category, cost.organisation, cost.date)) continue;
            cost.amount = scaled(cost.amount, change.factor);
            scale(cost.quantity, change.factor);
            ++reached;
        }
        return reached;
    }

    std::size_t operator()(const RemoveOrganisation& change) {
        const auto is_meant = [&](const auto& line) {
            return is_within(line.organisation, change.organisation);
        };
        return std::erase_if(book_.costs, is_meant) + std::erase_if(book_.financing, is_meant);
    }

    std::size_t operator()(const SetRate& change) {
        return set_rate(book_.programme, change) ? 1U : 0U;
    }

    std::size_t operator()(const SetUnitPrice& change) {
        std::size_t reached = 0;
        for (CostLine& cost : book_.costs) {
            if (cost.form != CostForm::unit_cost ||
                cost.unit_cost_table != change.unit_cost_table ||
                cost.function != change.function || !cost.quantity ||
                (change.from && cost.date < *change.from))
                continue;
            cost.unit_price = change.unit_price;
            cost.amount = product_of(*cost.quantity, change.unit_price);
            ++reached;
        }
        return reached;
    }

    std::size_t operator()(const ExtendPhase& change) {
        const auto phase = book_.programme.valid_phase(change.phase);
        const auto end = extend_phase(book_.programme, change.phase, change.to);
        if (!phase || !end) return 0;
        std::size_t reached = 0;
        for (const core::Period& month :
             core::standard_periods(core::Frequency::month, end->plus_days(1), change.to)) {
            if (month.from <= *end) continue;
            reached += repeat(book_.costs, phase->organisation, change.like, month);
            reached += repeat(book_.financing, phase->organisation, change.like, month);
        }
        return reached;
    }

  private:
    bool is_within(const std::string& organisation, const std::string& wanted) const {
        return wanted.empty() || organisation == wanted ||
               book_.programme.is_within(organisation, wanted);
    }

    static void move(CostLine& cost, int months) {
        cost.date = cost.date.plus_months(months);
        if (cost.booked_on) cost.booked_on = cost.booked_on->plus_months(months);
        if (cost.paid_on) cost.paid_on = cost.paid_on->plus_months(months);
    }
    static void move(FinancingLine&, int) {}  // Its period is all the time it has.

    template <typename Line>
    std::size_t repeat(std::vector<Line>& lines, const std::string& organisation,
                       const core::Period& like, const core::Period& month) const {
        const std::size_t count = lines.size();
        std::size_t reached = 0;
        for (std::size_t at = 0; at < count; ++at) {
            if (lines[at].period != like.code || !is_within(lines[at].organisation, organisation))
                continue;
            Line again = lines[at];
            again.ref = {};
            again.id += pointer_ + '/' + month.code;
            again.period = month.code;
            move(again, month_number(month.from) - month_number(like.from));
            lines.push_back(std::move(again));
            ++reached;
        }
        return reached;
    }

    const std::string& pointer_;
    ScenarioBook& book_;
};

template <typename Rows>
auto* row_of(Rows& rows, const std::string& code) {
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.code == code; });
    return found == rows.end() ? nullptr : &*found;
}

}  // namespace

bool set_rate(programme::Programme& programme, const SetRate& change) {
    auto* decision = row_of(programme.decisions, change.decision);
    if (decision == nullptr) return false;
    if (!change.flat_rate.empty()) {
        auto* rate = row_of(decision->flat_rates, change.flat_rate);
        if (rate != nullptr) rate->rate_bp = change.rate_bp;
        return rate != nullptr;
    }
    const auto share_of = [&](const std::string& source) {
        return std::find_if(decision->financing_plan.begin(), decision->financing_plan.end(),
                            [&](const auto& share) { return share.source == source; });
    };
    const auto share = share_of(change.source);
    const auto other = share_of(change.against);
    if (share == decision->financing_plan.end() || other == decision->financing_plan.end() ||
        share == other)
        return false;
    const std::int64_t left = other->rate_bp + share->rate_bp - change.rate_bp;
    if (left < 0 || left > core::whole_in_bp) return false;
    other->rate_bp = left;
    share->rate_bp = change.rate_bp;
    return true;
}

std::optional<core::Date> extend_phase(programme::Programme& programme, const std::string& phase,
                                       core::Date to) {
    const auto valid = programme.valid_phase(phase);
    if (!valid || !valid->span.to) return std::nullopt;
    for (programme::Phase& version : programme.phases) {
        if (version.code == phase && version.decision == valid->decision) version.span.to = to;
    }
    return valid->span.to;
}

std::size_t apply(const ScenarioChange& change, ScenarioBook& book) {
    return std::visit(Applying{change, book}, change.what);
}

}  // namespace utfall::funding
