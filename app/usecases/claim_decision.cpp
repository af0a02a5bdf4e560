#include "app/usecases/claim_decision.h"

#include "app/core/error.h"
#include "app/funding/lines.h"
#include "app/intake/columns.h"
#include "app/ledger/common_lines.h"
#include "app/usecases/book.h"
#include "app/usecases/claim_steps.h"
#include "app/usecases/claims.h"
#include "app/usecases/money_import.h"
#include "app/usecases/places.h"
#include "app/usecases/reason_check.h"
#include "app/usecases/recording.h"
#include "app/usecases/row_file.h"
#include "app/usecases/setup.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace utfall::usecases {
namespace {

using funding::RejectedAmounts;
using funding::RejectedKind;
using funding::Rejection;
using intake::ClaimDecisionColumn;
using intake::Need;
using workflow::ClaimState;
using workflow::ClaimStep;

constexpr std::array<std::string_view, 2> decision_sheets{"claim_decision", "Beslut"};
constexpr std::string_view reason_dataset = "rejection";

std::vector<Rejection> read_rejections(InputFile& file, const std::string& claim,
                                       Imported& result) {
    static const std::vector<std::string> kinds{"cost", "financing"};
    std::vector<Rejection> rejections;
    const RowFileKind kind{intake::claim_decision_columns(), decision_sheets};
    read_rows(file, kind, result, [&](intake::RowCells& cells) {
        cells.check_texts();
        Rejection rejection;
        rejection.where = cells.place(ClaimDecisionColumn::id);
        rejection.claim = claim;
        rejection.kind = funding::parse_rejected_kind(
                             cells.choice(ClaimDecisionColumn::kind, kinds, Need::required))
                             .value_or(RejectedKind::cost);
        rejection.id = cells.code(ClaimDecisionColumn::id, Need::required);
        rejection.amount = cells.money(ClaimDecisionColumn::rejected_amount, Need::required)
                               .value_or(core::Money{});
        rejection.reason = cells.text(ClaimDecisionColumn::reason, Need::required);
        rejection.decided_on =
            cells.date(ClaimDecisionColumn::decided_on, Need::required).value_or(core::Date{});
        if (cells.ok()) rejections.push_back(std::move(rejection));
    });
    return rejections;
}

// Costs and contributions as they stand before a decision and after it.
struct Lines {
    std::vector<funding::CostLine> costs;
    std::vector<funding::FinancingLine> financing;
};

template <typename Line>
std::vector<Line> reduced(std::vector<Line> lines, const RejectedAmounts& rejected) {
    for (Line& line : lines) {
        const auto found = rejected.find(line.id);
        if (found == rejected.end()) continue;
        line.amount -= found->second;
        line.replaces = line.ref;
        line.source.reset();
        line.source_row.reset();
    }
    return lines;
}

Lines after_decision(const Lines& before, const std::vector<Rejection>& rejections) {
    return {
        reduced(before.costs, funding::rejected_amounts(rejections, RejectedKind::cost)),
        reduced(before.financing, funding::rejected_amounts(rejections, RejectedKind::financing))};
}

// What is left of the lines that a claim was made of.
template <typename Line>
RejectedAmounts left_of(const std::vector<Line>& now, const std::vector<Line>& made_of,
                        const programme::Programme& programme, core::Date through) {
    std::set<std::string_view> claimed;
    for (const Line& line : made_of) {
        const auto period = programme.period(line.period, line.organisation);
        if (period && period->to <= through) claimed.insert(line.id);
    }
    RejectedAmounts left;
    for (const Line& line : now) {
        if (claimed.contains(line.id)) left.emplace(line.id, line.amount);
    }
    return left;
}

class Deciding {
  public:
    Deciding(const ledger::Store& store, const std::string& number, std::uint64_t as_of)
        : store_(store),
          setup_(load_setup(store, as_of)),
          claims_(recorded_claims(store, as_of)),
          claim_(recorded_claim(store, number, as_of)),
          before_{costs_at(store, as_of), financing_at(store, as_of)} {}

    void check(const std::vector<Rejection>& rejections, core::Findings& findings) const {
        const auto through = setup_.programme.period(claim_.through);
        if (!through) return;
        const auto costs =
            left_of(before_.costs, costs_at(store_, claim_.entry), setup_.programme, through->to);
        const auto financing = left_of(before_.financing, financing_at(store_, claim_.entry),
                                       setup_.programme, through->to);
        funding::check_rejections(rejections, costs, financing, findings);
    }

    // As a claim after one over everything: its own amounts are then the difference alone.
    funding::Claim correction(const std::vector<Rejection>& rejections) const {
        const auto through = setup_.programme.period(claims_.back().through);
        if (!through || rejections.empty()) return {};
        const auto whole = funding::compute_claim(setup_.programme, before_.costs,
                                                  before_.financing, {}, *through);
        const Lines after = after_decision(before_, rejections);
        return funding::compute_claim(setup_.programme, after.costs, after.financing,
                                      std::span{&whole.claim, 1}, *through)
            .claim;
    }

    ClaimStep step(ClaimState state, const std::vector<Rejection>& rejections,
                   const funding::Claim& correction) const {
        if (state != ClaimState::submitted) return ClaimStep::correct;
        if (rejections.empty()) return ClaimStep::approve;
        const core::Money taken = funding::total_eligible(correction).this_claim;
        return taken == -funding::total_eligible(claim_).this_claim ? ClaimStep::reject
                                                                    : ClaimStep::approve_partly;
    }

    void write(const std::vector<Rejection>& rejections, ledger::Append& append) const {
        const Lines after = after_decision(before_, rejections);
        const auto costs = funding::rejected_amounts(rejections, RejectedKind::cost);
        for (const auto& cost : after.costs) {
            if (costs.contains(cost.id)) append.add(funding::cost_line, to_row(cost));
        }
        const auto financing = funding::rejected_amounts(rejections, RejectedKind::financing);
        for (const auto& line : after.financing) {
            if (financing.contains(line.id)) append.add(funding::financing_line, to_row(line));
        }
        std::int64_t row = 0;
        for (const Rejection& rejection : rejections) {
            append.add(funding::claim_line, to_row(rejection));
            const core::Json words{core::JsonObject{{"reason", rejection.reason}}};
            append.add(ledger::report_line,
                       {std::string{reason_dataset}, row++,
                        core::canonical(core::Json{core::JsonObject{}}), core::canonical(words)});
        }
    }

  private:
    const ledger::Store& store_;
    Setup setup_;
    std::vector<funding::Claim> claims_;
    funding::Claim claim_;
    Lines before_;
};

std::optional<core::Date> day_of(const std::vector<Rejection>& rejections, const std::string& on) {
    if (!on.empty()) {
        const auto day = core::Date::parse(on);
        if (!day) throw core::Error{core::ErrorKind::usage, "CLAIM_STEP_DATE", {{"date", on}}};
        return day;
    }
    if (rejections.empty()) return std::nullopt;
    return std::max_element(
               rejections.begin(), rejections.end(),
               [](const Rejection& a, const Rejection& b) { return a.decided_on < b.decided_on; })
        ->decided_on;
}

std::optional<ledger::Entry> decided_before(const ledger::Store& store, const Act& act) {
    for (const ClaimStep step :
         {ClaimStep::approve, ClaimStep::approve_partly, ClaimStep::reject, ClaimStep::correct}) {
        if (auto entry = recorded_under(store, act.request_id, workflow::entry_kind(step)))
            return entry;
    }
    return std::nullopt;
}

}  // namespace

std::vector<Rejection> rejections_at(const ledger::Store& store, std::uint64_t as_of) {
    std::vector<ledger::Line> lines;
    store.for_each_line(funding::claim_line, as_of,
                        [&](const ledger::Line& line) { lines.push_back(line); });
    return funding::rejections_from_lines(lines);
}

ClaimDecided decide_claim(Book& book, const std::string& number, InputFile& file,
                          const std::string& on, const Act& act) {
    ledger::Store& store = book.store();
    ClaimDecided decided;
    decided.size = store.size();
    Imported read;
    decided.rejections = read_rejections(file, number, read);
    const core::Json sources = sources_json(read.sources);
    if (const auto before = decided_before(store, act)) {
        const core::Json* known = before->body.find("sources");
        check_same_request(*before,
                           before->subject == number && known != nullptr && *known == sources);
        decided.entry = before->seq;
        decided.size = before->seq + 1;
        decided.replayed = true;
        decided.state = claim_standing(store, number, decided.size).state;
        return decided;
    }
    decided.state = claim_standing(store, number, decided.size).state;
    const bool is_first = decided.state == ClaimState::submitted;
    if (!is_first && !workflow::after(ClaimStep::correct, decided.state))
        refuse_claim_step(number, ClaimStep::approve, decided.state);

    const Deciding deciding{store, number, decided.size};
    // Nothing rejected is a decision too: the claim is approved as it was sent.
    for (const core::Finding& finding : read.findings.list()) {
        if (finding.code != "CSV_NO_ROWS") decided.findings.add(finding);
    }
    check_given_words(act.reason, "note", decided.findings);
    deciding.check(decided.rejections, decided.findings);
    if (!is_first && decided.rejections.empty() && !decided.findings.has_errors())
        decided.findings.add("CLAIM_REJECTION_EMPTY", {}, {{"claim", number}});
    const auto day = day_of(decided.rejections, on);
    if (decided.findings.has_errors()) return decided;

    decided.correction = deciding.correction(decided.rejections);
    const ClaimStep step = deciding.step(decided.state, decided.rejections, decided.correction);
    decided.state = workflow::after(step, decided.state).value();
    ledger::EntryDraft draft{act.request_id, act.actor,       std::string{entry_kind(step)},
                             number,         act.reason_code, act.reason};
    draft.body.set("sources", sources);
    std::optional<ledger::Receipt> repeated;
    const auto append = store.begin(draft, repeated);
    if (!append) check_same_request(store.entry(repeated->entry).value(), false);
    check_claim_role(store, append->recorded_at(), act, decided.findings);
    if (act.dry_run || decided.findings.has_errors()) return decided;
    const core::Date today = local_day(store.info(), append->recorded_at());
    append->set_body(draft.body.set("on", day.value_or(today).to_string()));
    deciding.write(decided.rejections, *append);
    const ledger::Receipt receipt = append->commit();
    decided.entry = receipt.entry;
    decided.size = receipt.size;
    return decided;
}

}  // namespace utfall::usecases
