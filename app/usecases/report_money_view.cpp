#include "app/usecases/report_money.h"

#include "app/funding/lines.h"
#include "app/usecases/claims.h"
#include "app/usecases/corrected_money.h"
#include "app/usecases/money_import.h"
#include "reports/words.h"

#include <algorithm>
#include <utility>

namespace utfall::usecases {
namespace {

std::optional<std::size_t> chosen_claim(const ReportFacts& facts,
                                        const std::vector<funding::Claim>& claims) {
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < claims.size(); ++i) {
        const auto through = facts.setup.programme.period(claims[i].through);
        const bool fits = facts.request.claim.empty() ? through && through->to <= facts.period.to
                                                      : claims[i].number == facts.request.claim;
        if (fits) chosen = i;
    }
    return chosen;
}

// True where some of them had another version before, which is taken in its place.
bool find_lines(const ReportFacts& facts, std::uint64_t made_at, MoneyView& view) {
    view.costs = costs_at(facts.store, made_at);
    view.financing = financing_at(facts.store, made_at);
    const auto& since = facts.uncorrected_since;
    if (!since || *since >= made_at) return false;
    const auto costs = corrected(view.costs, costs_at(facts.store, *since));
    const auto financing = corrected(view.financing, financing_at(facts.store, *since));
    view.costs = without(costs, std::move(view.costs));
    view.financing = without(financing, std::move(view.financing));
    return !costs.empty() || !financing.empty();
}

// The claim computed again from its lines: the amounts are those recorded, and each now knows its
// lines. Without a correction it was made with, the amounts are others.
void find_inputs(const ReportFacts& facts, MoneyView& view) {
    const std::uint64_t entry = view.claim.entry;
    const bool before_corrections = find_lines(facts, entry == 0 ? facts.as_of : entry, view);
    auto again = funding::compute_claim(facts.setup.programme, view.costs, view.financing,
                                        view.before, view.through);
    if (entry == 0 || before_corrections) {
        view.claim = std::move(again.claim);
        view.claim.entry = entry;
        return;
    }
    for (auto& line : view.claim.lines) {
        for (auto& computed : again.claim.lines) {
            if (computed.line == line.line && computed.form == line.form)
                line.inputs = computed.inputs;
        }
    }
}

}  // namespace

std::optional<MoneyView> money_view(const ReportFacts& facts) {
    auto claims = recorded_claims(facts.store, facts.as_of);
    const auto chosen = chosen_claim(facts, claims);
    MoneyView view;
    view.through = facts.period;
    if (chosen) {
        view.claim = claims[*chosen];
        view.before.assign(claims.begin(), claims.begin() + static_cast<std::ptrdiff_t>(*chosen));
        const auto through = facts.setup.programme.period(view.claim.through);
        if (through) view.through = *through;
    } else {
        view.before = std::move(claims);
    }
    find_inputs(facts, view);
    if (view.claim.lines.empty()) return std::nullopt;
    return view;
}

std::string money_line_name(const programme::Programme& programme, const std::string& line,
                            funding::LineForm form, core::Date day, core::Lang lang) {
    const auto* category = programme.cost_category(line);
    if (category != nullptr) return category->name.in(lang);
    if (form == funding::LineForm::in_kind) return reports::word_or_code(lang, "financing", line);
    const auto* decision = programme.decision_on(day);
    for (const auto& rate :
         decision == nullptr ? std::vector<programme::FlatRate>{} : decision->flat_rates) {
        if (rate.code == line) {
            return reports::word(lang, "label.flat_rate") + " " +
                   std::to_string(rate.rate_bp / 100) + " %";
        }
    }
    return line;
}

std::string money_line_name(const ReportFacts& facts, const std::string& line,
                            funding::LineForm form) {
    return money_line_name(facts.setup.programme, line, form, facts.period.to, facts.request.lang);
}

std::string cost_origin_key(const MoneyView& view, const std::string& line) {
    return "cost|" + line + "|" + view.through.code;
}

OriginLines cost_lines(const MoneyView& view, const std::string& line) {
    OriginLines lines{&funding::cost_line, {}};
    for (const auto& one : view.claim.lines) {
        if (one.line != line) continue;
        if (one.form == funding::LineForm::in_kind) lines.table = &funding::financing_line;
        lines.refs.insert(lines.refs.end(), one.inputs.begin(), one.inputs.end());
    }
    std::sort(lines.refs.begin(), lines.refs.end());
    return lines;
}

core::Decimal rate_percent(std::int64_t basis_points) {
    return core::Decimal::of(basis_points, 2);
}

}  // namespace utfall::usecases
