#include "app/funding/cost.h"

#include "app/funding/lines.h"
#include "app/ledger/cells.h"
#include "app/ledger/versions.h"

namespace utfall::funding {

using ledger::cell_of;
using ledger::malformed_line;

std::optional<CostForm> parse_cost_form(std::string_view word) {
    for (const CostForm form : {CostForm::actual, CostForm::unit_cost, CostForm::lump_sum}) {
        if (to_word(form) == word) {
            return form;
        }
    }
    return std::nullopt;
}

std::string_view to_word(CostForm form) {
    switch (form) {
        case CostForm::actual:
            return "actual";
        case CostForm::unit_cost:
            return "unit_cost";
        case CostForm::lump_sum:
            return "lump_sum";
    }
    return {};
}

ledger::Row to_row(const CostLine& cost) {
    return {cost.id,
            cost.organisation,
            cost.cost_category,
            std::string{to_word(cost.form)},
            cost.date.to_string(),
            cost.period,
            cell_of(cost.person),
            cell_of(cost.function),
            cell_of(cost.unit_cost_table),
            cell_of(cost.quantity),
            cell_of(cost.hours_elsewhere),
            cell_of(cost.unit_price),
            cost.amount.ore,
            cell_of(cost.vat),
            cell_of(cost.vat_eligible),
            cell_of(cost.booked_on),
            cell_of(cost.paid_on),
            cell_of(cost.supplier),
            cell_of(cost.evidence),
            cell_of(cost.text),
            cell_of(cost.replaces),
            cell_of(cost.source),
            cell_of(cost.source_row)};
}

CostLine cost_from_line(const ledger::Line& line) {
    if (line.cells.size() != cost_line.columns.size()) {
        malformed_line("number of columns of a cost");
    }
    auto cell = line.cells.begin();
    CostLine cost;
    cost.ref = line.ref;
    cost.id = text_from(*cell++);
    cost.organisation = text_from(*cell++);
    cost.cost_category = text_from(*cell++);
    const auto form = parse_cost_form(text_from(*cell++));
    const auto date = date_from(*cell++);
    cost.period = text_from(*cell++);
    cost.person = text_from(*cell++);
    cost.function = text_from(*cell++);
    cost.unit_cost_table = text_from(*cell++);
    cost.quantity = decimal_from(*cell++);
    cost.hours_elsewhere = decimal_from(*cell++);
    cost.unit_price = decimal_from(*cell++);
    const auto amount = money_from(*cell++);
    cost.vat = money_from(*cell++);
    cost.vat_eligible = text_from(*cell++);
    cost.booked_on = date_from(*cell++);
    cost.paid_on = date_from(*cell++);
    cost.supplier = text_from(*cell++);
    cost.evidence = text_from(*cell++);
    cost.text = text_from(*cell++);
    cost.replaces = line_ref_from(*cell++);
    cost.source = integer_from(*cell++);
    cost.source_row = integer_from(*cell++);
    if (!form || !date || !amount) {
        malformed_line("cost " + cost.id);
    }
    cost.form = *form;
    cost.date = *date;
    cost.amount = *amount;
    return cost;
}

bool same_content(const CostLine& a, const CostLine& b) {
    return ledger::says_the_same(to_row(a), to_row(b));
}

std::vector<CostLine> current_costs(std::span<const CostLine> all) {
    return ledger::in_force(all);
}

}  // namespace utfall::funding
