#include "app/funding/rejection.h"

#include "app/core/json.h"
#include "app/funding/check_helpers.h"
#include "app/funding/lines.h"
#include "app/ledger/cells.h"

#include <algorithm>
#include <set>
#include <utility>

namespace utfall::funding {

std::optional<RejectedKind> parse_rejected_kind(std::string_view word) {
    for (const RejectedKind kind : {RejectedKind::cost, RejectedKind::financing}) {
        if (to_word(kind) == word) return kind;
    }
    return std::nullopt;
}

std::string_view to_word(RejectedKind kind) {
    switch (kind) {
        case RejectedKind::cost:
            return "cost";
        case RejectedKind::financing:
            return "financing";
    }
    return {};
}

ledger::Row to_row(const Rejection& rejection) {
    const core::Json content{core::JsonObject{{"kind", to_word(rejection.kind)},
                                              {"rejected", rejection.amount.to_string()},
                                              {"decided_on", rejection.decided_on.to_string()}}};
    return {rejection.claim, std::string{rejection_part}, rejection.id, core::canonical(content)};
}

std::vector<Rejection> rejections_from_lines(std::span<const ledger::Line> lines) {
    std::vector<Rejection> rejections;
    for (const ledger::Line& line : lines) {
        if (line.cells.size() != claim_line.columns.size())
            ledger::malformed_line("number of columns of a claim");
        if (text_from(line.cells[1]) != rejection_part) continue;
        const core::Json content = core::parse_own_json(text_from(line.cells[3]));
        const auto kind = parse_rejected_kind(content.string_or("kind"));
        const auto amount = core::Money::parse(content.string_or("rejected"));
        const auto decided_on = core::Date::parse(content.string_or("decided_on"));
        if (!kind || !amount || !decided_on) ledger::malformed_line("rejection of a claim");
        Rejection& rejection = rejections.emplace_back();
        rejection.claim = text_from(line.cells[0]);
        rejection.id = text_from(line.cells[2]);
        rejection.kind = *kind;
        rejection.amount = *amount;
        rejection.decided_on = *decided_on;
    }
    return rejections;
}

RejectedAmounts rejected_amounts(std::span<const Rejection> rejections, RejectedKind kind) {
    RejectedAmounts amounts;
    for (const Rejection& rejection : rejections) {
        if (rejection.kind == kind) amounts[rejection.id] += rejection.amount;
    }
    return amounts;
}

core::Money less_rejected(core::Money stated, core::Money rejected) {
    if (stated < core::Money{}) return stated;
    return std::max(stated - rejected, core::Money{});
}

void check_rejections(std::span<const Rejection> rejections, const RejectedAmounts& costs_left,
                      const RejectedAmounts& financing_left, core::Findings& findings) {
    std::set<std::pair<RejectedKind, std::string>> seen;
    for (const Rejection& rejection : rejections) {
        const bool is_cost = rejection.kind == RejectedKind::cost;
        const RejectedAmounts& left = is_cost ? costs_left : financing_left;
        const auto found = left.find(rejection.id);
        if (!seen.insert({rejection.kind, rejection.id}).second) {
            findings.add("CLAIM_REJECTION_TWICE", at_column(rejection.where, "id"),
                         {{"id", rejection.id}});
        } else if (found == left.end()) {
            findings.add("CLAIM_REJECTION_UNKNOWN", at_column(rejection.where, "id"),
                         {{"id", rejection.id}, {"claim", rejection.claim}});
        } else if (rejection.amount <= core::Money{} || rejection.amount > found->second) {
            findings.add("CLAIM_REJECTION_AMOUNT", at_column(rejection.where, "rejected_amount"),
                         {{"id", rejection.id},
                          {"amount", rejection.amount.to_string()},
                          {"left", found->second.to_string()}});
        }
    }
}

}  // namespace utfall::funding
