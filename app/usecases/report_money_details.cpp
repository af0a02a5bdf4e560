#include "app/usecases/report_money.h"

#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace utfall::usecases {
namespace {

using core::Decimal;
using core::Money;
using reports::DataRow;

// A line is of the claim's own time when no claim before it covered its period.
bool is_new(const ReportFacts& facts, const MoneyView& view, const std::string& period,
            const ledger::LineRef& ref) {
    const auto span = facts.setup.programme.period(period);
    for (const auto& claim : view.before) {
        const auto through = facts.setup.programme.period(claim.through);
        if (span && through && span->to <= through->to && ref.entry < claim.entry) return false;
    }
    return true;
}

std::set<ledger::LineRef> claimed_lines(const MoneyView& view) {
    std::set<ledger::LineRef> refs;
    for (const auto& line : view.claim.lines) refs.insert(line.inputs.begin(), line.inputs.end());
    return refs;
}

void add_cost_details(const ReportFacts& facts, const MoneyView& view, reports::DataSet& data) {
    struct Staff {
        std::optional<Decimal> hours;
        Money amount, cumulative;
        std::optional<Decimal> price;
    };
    struct Other {
        std::int64_t vouchers{0};
        Money vat, before, period;
    };
    std::map<std::tuple<std::string, std::string, std::string>, Staff> staff;
    std::map<std::string, Other> others;
    const auto claimed = claimed_lines(view);
    for (const auto& cost : view.costs) {
        if (!claimed.contains(cost.ref)) continue;
        const bool fresh = is_new(facts, view, cost.period, cost.ref);
        const auto* category = facts.setup.programme.cost_category(cost.cost_category);
        if (category != nullptr && category->kind == "staff") {
            // A cost that is not of one function is told by its cost category.
            const std::string function =
                cost.function.empty()
                    ? money_line_name(facts, cost.cost_category, funding::LineForm::actual)
                    : cost.function;
            Staff& sum = staff[{cost.organisation, function, cost.unit_cost_table}];
            sum.cumulative += cost.amount;
            if (cost.unit_price) sum.price = cost.unit_price;
            if (!fresh) continue;
            sum.amount += cost.amount;
            if (cost.quantity) sum.hours = sum.hours.value_or(Decimal{}) + *cost.quantity;
            continue;
        }
        Other& sum = others[cost.cost_category];
        (fresh ? sum.period : sum.before) += cost.amount;
        if (!fresh) continue;
        ++sum.vouchers;
        if (cost.vat && cost.vat_eligible == "yes") sum.vat += *cost.vat;
    }
    for (const auto& [key, sum] : staff) {
        const auto& [organisation, function, table] = key;
        data.tables["staff"].push_back(
            {{"organisation", text_field(organisation)},
             {"organisation_name",
              text_field(organisation_name(facts.setup.programme, organisation))},
             {"function", text_field(function)},
             {"table", text_field(table)},
             {"hours", number_field(sum.hours)},
             {"price", number_field(sum.price)},
             {"amount", money_field(sum.amount)},
             {"cumulative", money_field(sum.cumulative)}});
    }
    for (const auto& [category, sum] : others) {
        data.tables["other_costs"].push_back(
            {{"line", text_field(category)},
             {"name", text_field(money_line_name(facts, category, funding::LineForm::actual))},
             {"vouchers", count_field(sum.vouchers)},
             {"vat", money_field(sum.vat)},
             {"before", money_field(sum.before)},
             {"period", money_field(sum.period)},
             {"cumulative", money_field(sum.before + sum.period)}});
    }
}

void add_contributions(const ReportFacts& facts, const MoneyView& view, reports::DataSet& data) {
    struct Sum {
        Money before, period;
        Decimal quantity;
        std::optional<Decimal> price;
        bool one_price{true};
        std::string public_funds;
    };
    std::map<std::pair<std::string, std::string>, Sum> sums;
    for (const auto& line : view.financing) {
        const auto span = facts.setup.programme.period(line.period);
        if (!span || span->to > view.through.to) continue;
        Sum& sum = sums[{std::string{funding::to_word(line.kind)}, line.organisation}];
        const bool fresh = is_new(facts, view, line.period, line.ref);
        (fresh ? sum.period : sum.before) += line.amount;
        if (fresh && line.quantity) sum.quantity += *line.quantity;
        if (line.unit_price) {
            if (sum.price && *sum.price != *line.unit_price) sum.one_price = false;
            sum.price = line.unit_price;
        }
        sum.public_funds = line.public_funds;
    }
    for (const auto& [key, sum] : sums) {
        const auto& [kind, organisation] = key;
        DataRow row{{"organisation", text_field(organisation)},
                    {"organisation_name",
                     text_field(organisation_name(facts.setup.programme, organisation))},
                    {"before", money_field(sum.before)},
                    {"period", money_field(sum.period)},
                    {"cumulative", money_field(sum.before + sum.period)}};
        if (kind == "cash") {
            row["public"] = text_field(sum.public_funds);
            data.tables["cash_financing"].push_back(std::move(row));
        } else {
            row["kind"] = text_field(kind);
            row["quantity"] = number_field(sum.quantity);
            if (sum.one_price) row["price"] = number_field(sum.price);
            data.tables["in_kind_financing"].push_back(std::move(row));
        }
    }
}

}  // namespace

void add_money_details(const ReportFacts& facts, const MoneyView& view, reports::DataSet& data) {
    add_cost_details(facts, view, data);
    add_contributions(facts, view, data);
}

}  // namespace utfall::usecases
