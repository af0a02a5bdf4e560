#include "app/usecases/report_money.h"

#include "app/funding/budget.h"
#include "app/funding/lines.h"
#include "app/usecases/report_parts.h"
#include "reports/words.h"

#include <algorithm>
#include <utility>

namespace utfall::usecases {
namespace {

using core::Money;
using reports::DataRow;

std::string_view kind_of(funding::LineForm form) {
    if (form == funding::LineForm::flat_rate) return "flat";
    return form == funding::LineForm::in_kind ? "in_kind" : "item";
}

void add_costs(const ReportFacts& facts, const MoneyView& view, Origins& origins,
               reports::DataSet& data) {
    const auto budget = funding::budget_of(facts.setup.programme, view.claim);
    for (const auto& row : budget.rows) {
        const auto form = row.forms.empty() ? funding::LineForm::actual : row.forms.front();
        const bool is_flat =
            form == funding::LineForm::flat_rate ||
            (row.forms.empty() && facts.setup.programme.cost_category(row.line) == nullptr);
        const auto lines = cost_lines(view, row.line);
        const std::string origin =
            lines.refs.empty()
                ? std::string{}
                : origins.add(cost_origin_key(view, row.line), row.line,
                              reports::word(facts.request.lang, "formula.sum_of_lines"),
                              *lines.table, lines.refs);
        data.tables["costs"].push_back(
            {{"line", text_field(row.line)},
             {"name", text_field(money_line_name(facts, row.line, form))},
             {"form", text_field(is_flat ? "flat_rate" : funding::to_word(form))},
             {"kind", text_field(is_flat ? "flat" : kind_of(form))},
             {"budget", money_field(row.budget)},
             {"before", money_field(row.before)},
             {"period", money_field(row.period)},
             {"cumulative", money_field(row.after, origin)},
             {"remaining", money_field(row.remaining)},
             {"used_percent", number_field(row.used_percent)}});
    }
    auto& values = data.values;
    values["cost.budget"] = money_field(budget.total.budget);
    values["cost.period"] = money_field(budget.total.period);
    values["cost.cumulative"] = money_field(budget.total.after);
    values["cost.remaining"] = money_field(budget.total.remaining);
    values["cost.used_percent"] = number_field(budget.total.used_percent);
}

// What the claim before had of one flat rate under one decision version.
Money flat_rate_before(const MoneyView& view, const std::string& code,
                       const std::string& decision) {
    if (view.before.empty()) return Money{};
    for (const auto& line : view.before.back().lines) {
        if (line.form != funding::LineForm::flat_rate || line.line != code) continue;
        for (const auto& rate : line.rates) {
            if (rate.decision == decision) return core::share_of(rate.basis, rate.rate_bp);
        }
    }
    return Money{};
}

void add_flat_rates(const ReportFacts& facts, const MoneyView& view, reports::DataSet& data) {
    for (const auto& line : view.claim.lines) {
        if (line.form != funding::LineForm::flat_rate) continue;
        for (const auto& rate : line.rates) {
            const auto* decision = facts.setup.programme.decision(rate.decision);
            std::string article;
            std::string bases;
            for (const auto& flat :
                 decision == nullptr ? std::vector<programme::FlatRate>{} : decision->flat_rates) {
                if (flat.code != line.line) continue;
                article = flat.article;
                for (const auto& base : flat.base) bases += (bases.empty() ? "" : ", ") + base;
            }
            DataRow row{{"code", text_field(line.line)},
                        {"article", text_field(article)},
                        {"decision", text_field(rate.decision)},
                        {"base_lines", text_field(bases)},
                        {"base", money_field(rate.basis)},
                        {"rate_percent", number_field(rate_percent(rate.rate_bp))},
                        {"cumulative", money_field(core::share_of(rate.basis, rate.rate_bp))}};
            const Money before = flat_rate_before(view, line.line, rate.decision);
            row["before"] = money_field(before);
            row["period"] = money_field(core::share_of(rate.basis, rate.rate_bp) - before);
            data.tables["flat_rates"].push_back(std::move(row));
        }
    }
}

}  // namespace

void add_money(const ReportFacts& facts, Origins& origins, reports::DataSet& data) {
    const auto view = money_view(facts);
    if (!view) {
        data.values["money.reason"] =
            text_field(reports::word(facts.request.lang, "money.no_costs"));
        return;
    }
    data.values["money.available"] = text_field("yes");
    add_costs(facts, *view, origins, data);
    add_flat_rates(facts, *view, data);
    add_money_details(facts, *view, data);
    add_financing(facts, *view, data);
}

}  // namespace utfall::usecases
