#include "app/funding/financing.h"

#include "app/funding/lines.h"
#include "app/ledger/cells.h"
#include "app/ledger/versions.h"

namespace utfall::funding {

using ledger::cell_of;
using ledger::malformed_line;

std::optional<FinancingKind> parse_financing_kind(std::string_view word) {
    for (const FinancingKind kind : {FinancingKind::cash, FinancingKind::in_kind_staff,
                                     FinancingKind::participant_allowance}) {
        if (to_word(kind) == word) {
            return kind;
        }
    }
    return std::nullopt;
}

std::string_view to_word(FinancingKind kind) {
    switch (kind) {
        case FinancingKind::cash:
            return "cash";
        case FinancingKind::in_kind_staff:
            return "in_kind_staff";
        case FinancingKind::participant_allowance:
            return "participant_allowance";
    }
    return {};
}

bool is_in_kind(FinancingKind kind) {
    return kind != FinancingKind::cash;
}

ledger::Row to_row(const FinancingLine& line) {
    return {line.id,
            line.organisation,
            std::string{to_word(line.kind)},
            line.public_funds,
            line.period,
            cell_of(line.quantity),
            cell_of(line.unit_price),
            line.amount.ore,
            cell_of(line.certificate),
            cell_of(line.replaces),
            cell_of(line.source),
            cell_of(line.source_row)};
}

FinancingLine financing_from_line(const ledger::Line& line) {
    if (line.cells.size() != financing_line.columns.size()) {
        malformed_line("number of columns of a contribution");
    }
    auto cell = line.cells.begin();
    FinancingLine financing;
    financing.ref = line.ref;
    financing.id = text_from(*cell++);
    financing.organisation = text_from(*cell++);
    const auto kind = parse_financing_kind(text_from(*cell++));
    financing.public_funds = text_from(*cell++);
    financing.period = text_from(*cell++);
    financing.quantity = decimal_from(*cell++);
    financing.unit_price = decimal_from(*cell++);
    const auto amount = money_from(*cell++);
    financing.certificate = text_from(*cell++);
    financing.replaces = line_ref_from(*cell++);
    financing.source = integer_from(*cell++);
    financing.source_row = integer_from(*cell++);
    if (!kind || !amount) {
        malformed_line("contribution " + financing.id);
    }
    financing.kind = *kind;
    financing.amount = *amount;
    return financing;
}

bool same_content(const FinancingLine& a, const FinancingLine& b) {
    return ledger::says_the_same(to_row(a), to_row(b));
}

std::vector<FinancingLine> current_financing(std::span<const FinancingLine> all) {
    return ledger::in_force(all);
}

}  // namespace utfall::funding
