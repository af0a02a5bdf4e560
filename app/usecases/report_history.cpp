#include "app/usecases/book.h"
#include "app/usecases/corrected_money.h"
#include "app/usecases/money_import.h"
#include "app/usecases/report_parts.h"
#include "app/usecases/reports_issued.h"
#include "reports/words.h"

#include <algorithm>

namespace utfall::usecases {
namespace {

using reports::DataRow;

// What a correction's row says of the entry that made it.
void set_act(DataRow& row, const ReportFacts& facts, const ledger::Entry& entry,
             const std::string& report) {
    row["reason_code"] = text_field(entry.reason_code);
    row["reason"] = detached_field(entry.reason.value_or(std::string{}));
    row["decided_by"] = text_field(entry.actor);
    row["role"] = text_field(entry.role);
    row["date"] = date_field(local_day(facts.info, entry.recorded_at));
    row["previous_report"] = text_field(report);
}

// A value that stood in the ledger when the previous report was made, and has another version
// since: the version the report knew beside the one in force now.
void add_value_corrections(const ReportFacts& facts, const IssuedReport& previous,
                           std::vector<DataRow>& rows) {
    std::vector<indicators::StoredValue> corrected;
    indicators::ValueQuery query;
    query.since = previous.as_of;
    facts.values.current(query, facts.as_of, [&](const indicators::StoredValue& value) {
        if (value.replaces && value.ref.entry >= previous.as_of) corrected.push_back(value);
    });
    std::sort(corrected.begin(), corrected.end(),
              [](const auto& a, const auto& b) { return a.ref < b.ref; });
    for (const auto& value : corrected) {
        const auto known = facts.values.at(value.series, value.period, previous.as_of);
        if (!known) continue;
        const auto* measure = facts.setup.framework.measure(value.series.measure);
        DataRow row{{"indicator", text_field(value.series.measure)},
                    {"name", text_field(measure == nullptr ? value.series.measure
                                                           : measure->name.in(facts.request.lang))},
                    {"period", text_field(value.period)},
                    {"scope", text_field(scope_words(value.series))},
                    {"unit", text_field(measure == nullptr ? std::string{} : measure->unit)},
                    {"decimals", count_field(std::max(known->value ? known->value->scale() : 0,
                                                      value.value ? value.value->scale() : 0))},
                    {"old", number_field(known->value)},
                    {"new", number_field(value.value)},
                    {"affects_flat_rate", text_field("no")}};
        if (!known->value) row["old"].state = indicators::to_word(known->state);
        if (!value.value) row["new"].state = indicators::to_word(value.state);
        if (known->value && value.value)
            row["difference"] = number_field(*value.value - *known->value);
        set_act(row, facts, *facts.store.entry(value.ref.entry), previous.number);
        rows.push_back(std::move(row));
    }
}

template <typename Line>
void add_money_correction(const ReportFacts& facts, const IssuedReport& previous,
                          const CorrectedLine<Line>& corrected, const std::string& name,
                          std::vector<DataRow>& rows) {
    const auto& [before, now] = corrected;
    if (before.amount == now.amount) return;
    const bool is_base = !flat_rates_on(facts.setup.programme, now).empty();
    DataRow row{{"indicator", text_field(now.id)},
                {"name", text_field(name)},
                {"period", text_field(now.period)},
                {"scope", text_field(now.organisation)},
                {"unit", text_field("SEK")},
                {"decimals", count_field(2)},
                {"old", money_field(before.amount)},
                {"new", money_field(now.amount)},
                {"difference", money_field(now.amount - before.amount)},
                {"affects_flat_rate", text_field(is_base ? "yes" : "no")}};
    set_act(row, facts, *facts.store.entry(now.ref.entry), previous.number);
    rows.push_back(std::move(row));
}

void add_cost_corrections(const ReportFacts& facts, const IssuedReport& previous,
                          std::vector<DataRow>& rows) {
    for (const auto& one :
         corrected(costs_at(facts.store, facts.as_of), costs_at(facts.store, previous.as_of))) {
        const auto* category = facts.setup.programme.cost_category(one.now.cost_category);
        add_money_correction(
            facts, previous, one,
            category == nullptr ? one.now.cost_category : category->name.in(facts.request.lang),
            rows);
    }
}

void add_financing_corrections(const ReportFacts& facts, const IssuedReport& previous,
                               std::vector<DataRow>& rows) {
    for (const auto& one : corrected(financing_at(facts.store, facts.as_of),
                                     financing_at(facts.store, previous.as_of))) {
        add_money_correction(facts, previous, one,
                             reports::word_or_code(facts.request.lang, "financing",
                                                   std::string{funding::to_word(one.now.kind)}),
                             rows);
    }
}

}  // namespace

void add_corrections(const ReportFacts& facts, const std::string& family, bool contributions,
                     reports::DataSet& data) {
    std::vector<DataRow> rows;
    const auto previous = latest_report(facts.store, family, facts.as_of);
    if (previous) {
        data.values["previous.report"] = text_field(previous->number);
        add_value_corrections(facts, *previous, rows);
        add_cost_corrections(facts, *previous, rows);
        if (contributions) add_financing_corrections(facts, *previous, rows);
        for (std::size_t i = 0; i < rows.size(); ++i)
            rows[i]["code"] = text_field("R" + std::to_string(i + 1));
    }
    data.values["corrections.count"] = count_field(static_cast<std::int64_t>(rows.size()));
    data.tables["corrections"] = std::move(rows);
}

}  // namespace utfall::usecases
