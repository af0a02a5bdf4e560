#include "app/usecases/report_corrections.h"

#include "app/funding/lines.h"
#include "app/usecases/corrected_money.h"
#include "app/usecases/money_import.h"
#include "app/usecases/origin_lines.h"
#include "app/usecases/reports.h"
#include "reports/words.h"

#include <algorithm>
#include <set>

namespace utfall::usecases {
namespace {

// A correction, and the line the report may have used.
struct Candidate {
    ledger::LineRef used;
    const ledger::LineTable* table;
    std::string measure;  ///< Empty: money.
    ReportCorrection correction;
};

void set_act(ReportCorrection& correction, const ledger::Store& store, std::uint64_t entry) {
    const auto act = store.entry(entry);
    correction.entry = entry;
    correction.reason_code = act->reason_code;
    correction.reason = act->reason.value_or(std::string{});
    correction.actor = act->actor;
    correction.role = act->role;
    correction.recorded_at = act->recorded_at;
}

void add_values(Book& book, const ReportFacts& facts, std::uint64_t as_of,
                std::vector<Candidate>& candidates) {
    std::vector<indicators::StoredValue> changed;
    indicators::ValueQuery query;
    query.since = facts.as_of;
    book.values().current(query, as_of, [&](const indicators::StoredValue& value) {
        if (value.replaces && value.ref.entry >= facts.as_of) changed.push_back(value);
    });
    for (const auto& value : changed) {
        const auto known = book.values().at(value.series, value.period, facts.as_of);
        if (!known) continue;
        Candidate candidate{known->ref, &indicators::value_line, value.series.measure, {}};
        auto& correction = candidate.correction;
        correction.code = value.series.measure;
        const auto* measure = facts.setup.framework.measure(value.series.measure);
        if (measure != nullptr) correction.name = measure->name;
        correction.period = value.period;
        correction.scope = scope_words(value.series);
        correction.before = known->value;
        correction.after = value.value;
        if (known->state != indicators::ValueState::value)
            correction.before_state = indicators::to_word(known->state);
        if (value.state != indicators::ValueState::value)
            correction.after_state = indicators::to_word(value.state);
        set_act(correction, book.store(), value.ref.entry);
        candidates.push_back(std::move(candidate));
    }
}

template <typename Line>
Candidate money_candidate(const ReportFacts& facts, const ledger::LineTable& table,
                          const CorrectedLine<Line>& corrected, const core::LocalText& name) {
    const auto& [before, now] = corrected;
    Candidate candidate{before.ref, &table, {}, {}};
    auto& correction = candidate.correction;
    correction.code = now.id;
    correction.name = name;
    correction.period = now.period;
    correction.scope = now.organisation;
    correction.before = before.amount.kronor();
    correction.after = now.amount.kronor();
    correction.money = true;
    set_act(correction, facts.store, now.ref.entry);
    return candidate;
}

void add_money(const ReportFacts& facts, std::uint64_t as_of, std::vector<Candidate>& candidates) {
    for (const auto& one :
         corrected(costs_at(facts.store, as_of), costs_at(facts.store, facts.as_of))) {
        const auto* category = facts.setup.programme.cost_category(one.now.cost_category);
        candidates.push_back(
            money_candidate(facts, funding::cost_line, one,
                            category == nullptr ? core::LocalText{} : category->name));
    }
    for (const auto& one :
         corrected(financing_at(facts.store, as_of), financing_at(facts.store, facts.as_of))) {
        const std::string kind{funding::to_word(one.now.kind)};
        candidates.push_back(
            money_candidate(facts, funding::financing_line, one,
                            {reports::word_or_code(core::Lang::sv, "financing", kind),
                             reports::word_or_code(core::Lang::en, "financing", kind)}));
    }
}

// False only when the number cannot have been calculated from any of the candidates.
bool may_use(const ReportFacts& facts, const std::string& key,
             const std::vector<Candidate>& candidates) {
    const bool is_cost = key.starts_with("cost|");
    const auto versions = is_cost ? std::vector<const indicators::IndicatorDefinition*>{}
                                  : facts.setup.framework.versions(key.substr(0, key.find('@')));
    return std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& candidate) {
        if (candidate.measure.empty() || is_cost) return candidate.measure.empty() && is_cost;
        return std::any_of(versions.begin(), versions.end(), [&](const auto* definition) {
            const std::string reads =
                definition->numerator + definition->denominator + definition->expression;
            return definition->method == "formula" ||
                   reads.find(candidate.measure) != std::string::npos;
        });
    });
}

}  // namespace

std::vector<ReportCorrection> corrections_since(Book& book, const IssuedReport& report,
                                                std::uint64_t as_of) {
    const ReportFacts facts = report_facts(book, report.as_of, request_of(report));
    std::vector<Candidate> candidates;
    add_values(book, facts, as_of, candidates);
    add_money(facts, as_of, candidates);
    std::vector<ReportCorrection> corrections;
    if (candidates.empty()) return corrections;

    // The report's own lineage decides: its numbers are followed to their lines until every
    // candidate has been met.
    const reports::DataSet data = issued_dataset(book.store(), report);
    for (const auto& row : data.table("origins")) {
        const std::string key = reports::text_of(row, "key");
        if (candidates.empty() || !may_use(facts, key, candidates)) continue;
        const auto lines = find_origin(facts, key, reports::text_of(row, "lines_root"));
        if (!lines) continue;
        const std::set<ledger::LineRef> used{lines->refs.begin(), lines->refs.end()};
        std::erase_if(candidates, [&](const Candidate& candidate) {
            if (lines->table->name != candidate.table->name || !used.contains(candidate.used))
                return false;
            corrections.push_back(candidate.correction);
            return true;
        });
    }
    std::stable_sort(corrections.begin(), corrections.end(),
                     [](const auto& a, const auto& b) { return a.entry < b.entry; });
    return corrections;
}

}  // namespace utfall::usecases
