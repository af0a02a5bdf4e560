#include "app/usecases/what_if_beside.h"

#include "app/usecases/in_language.h"

#include <algorithm>
#include <map>
#include <utility>

namespace utfall::usecases {
namespace {

using funding::Claim;
using funding::ClaimCheck;
using funding::WhatIf;

/// Puts amounts of the same item and form beside each other, in the order they are first seen.
class Pairing {
  public:
    void add(const std::string& item, std::optional<funding::LineForm> form, core::Money amount,
             bool is_after) {
        const auto [at, is_new] = places_.try_emplace({item, form}, amounts_.size());
        if (is_new) amounts_.push_back({item, form, {}, {}});
        AmountBeside& beside = amounts_[at->second];
        (is_after ? beside.after : beside.before) += amount;
    }
    std::vector<AmountBeside> take() { return std::move(amounts_); }

  private:
    std::map<std::pair<std::string, std::optional<funding::LineForm>>, std::size_t> places_;
    std::vector<AmountBeside> amounts_;
};

const ClaimCheck* check_named(const Claim& claim, const std::string& code) {
    const auto found = std::ranges::find(claim.checks, code, &ClaimCheck::code);
    return found == claim.checks.end() ? nullptr : &*found;
}

void add_amount(PlainTable& table, std::string_view part, const AmountBeside& amount) {
    const std::string form{amount.form ? funding::to_word(*amount.form) : ""};
    table.rows.push_back({part, amount.item, form, amount.before.kronor(), amount.after.kronor(),
                          amount.difference().kronor()});
}

PlainTable::Cell check_cell(const std::string& text) {
    const auto number = core::Decimal::parse(text);
    return number ? PlainTable::Cell{*number} : PlainTable::Cell{text};
}

/// What was asked for stands where the form does: the verdict of a check, the target of hours.
void add_solution(PlainTable& table, const funding::PartnerHours& goal,
                  const funding::HoursFound& found) {
    const std::string target = core::Decimal::of(goal.target_bp, 2).to_fixed(2);
    const PlainTable::Cell none;
    const PlainTable::Cell hours =
        found.reached ? PlainTable::Cell{found.hours} : PlainTable::Cell{};
    table.rows.push_back({"solution_hours", goal.organisation, target, none, hours, none});
    table.rows.push_back(
        {"solution_amount", goal.organisation, target, none, found.amount.kronor(), none});
    table.rows.push_back(
        {"solution_residual", goal.organisation, target, none, found.residual.kronor(), none});
    if (found.residual_one_fewer)
        table.rows.push_back({"solution_residual_one_fewer", goal.organisation, target, none,
                              found.residual_one_fewer->kronor(), none});
}

}  // namespace

std::vector<AmountBeside> lines_beside(const WhatIf& what_if) {
    const Claim& before = what_if.before.claim;
    const Claim& after = what_if.after.claim;
    Pairing pairing;
    for (const Claim* claim : {&before, &after})
        for (const auto& line : claim->lines)
            pairing.add(line.line, line.form, line.cumulative, claim == &after);
    auto amounts = pairing.take();
    amounts.push_back({{},
                       {},
                       funding::total_eligible(before).cumulative,
                       funding::total_eligible(after).cumulative});
    return amounts;
}

std::vector<AmountBeside> shares_beside(const WhatIf& what_if) {
    Pairing pairing;
    for (const Claim* claim : {&what_if.before.claim, &what_if.after.claim})
        for (const auto& share : claim->financing)
            pairing.add(share.source, {}, share.cumulative, claim == &what_if.after.claim);
    return pairing.take();
}

std::vector<CheckBeside> checks_beside(const WhatIf& what_if) {
    std::vector<CheckBeside> checks;
    for (const ClaimCheck& after : what_if.after.claim.checks) {
        // Every claim has every check, whatever its lines.
        if (const auto* before = check_named(what_if.before.claim, after.code))
            checks.push_back({before, &after});
    }
    std::stable_partition(checks.begin(), checks.end(),
                          [](const CheckBeside& check) { return check.changes(); });
    return checks;
}

PlainTable what_if_table(const WhatIfAnswer& answer, core::Lang lang) {
    PlainTable table;
    table.name = "what_if_" + answer.scenario.until.code;
    table.title =
        in(lang, "Tänk om, till och med ", "What if, through ") + answer.scenario.until.code;
    table.columns = {{"part", in(lang, "Del", "Part")},
                     {"item", in(lang, "Rad", "Line")},
                     {"form", in(lang, "Form, utslag eller mål", "Form, verdict or target")},
                     {"actual", in(lang, "Nu", "Actual")},
                     {"scenario", in(lang, "Scenario", "Scenario")},
                     {"difference", in(lang, "Skillnad", "Difference")}};
    for (const auto& line : lines_beside(answer.what_if))
        add_amount(table, line.form ? "line" : "line_total", line);
    for (const auto& share : shares_beside(answer.what_if)) add_amount(table, "financing", share);
    for (const auto& check : checks_beside(answer.what_if)) {
        const auto verdict = [](const ClaimCheck& one) { return one.ok ? "ok" : "broken"; };
        const std::string now = verdict(*check.after);
        table.rows.push_back(
            {"check", check.after->code,
             check.changes() ? std::string{verdict(*check.before)} + " -> " + now : now,
             check_cell(check.before->value), check_cell(check.after->value), PlainTable::Cell{}});
    }
    if (answer.scenario.solve && answer.what_if.solution)
        add_solution(table, *answer.scenario.solve, *answer.what_if.solution);
    return table;
}

}  // namespace utfall::usecases
