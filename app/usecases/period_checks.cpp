#include "app/usecases/period_checks.h"

#include "app/indicators/value_rules.h"
#include "app/usecases/answers.h"
#include "app/usecases/book.h"
#include "app/usecases/form.h"
#include "app/usecases/form_make.h"
#include "app/usecases/outlier.h"
#include "app/usecases/value_change.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace utfall::usecases {
namespace {

using core::Severity;
using indicators::ValueState;

constexpr std::size_t periods_looked_back = 24;

std::optional<core::Decimal> number_of(const std::optional<indicators::StoredValue>& stored) {
    return stored ? stored->value : std::nullopt;
}

Severity severity_of(const indicators::ValueRule& rule) {
    if (rule.severity == "error") return Severity::error;
    return rule.severity == "note" ? Severity::note : Severity::warning;
}

/// A rule of the set-up, read once for everybody who is asked.
struct ReadRule {
    const indicators::ValueRule* rule;
    indicators::RuleReading reading;
};

std::vector<ReadRule> read_rules(const std::vector<indicators::ValueRule>& rules) {
    std::vector<ReadRule> all;
    all.reserve(rules.size());
    for (const auto& rule : rules) all.push_back({&rule, indicators::RuleReading{rule}});
    return all;
}

/// The grid of one who was asked, with what is to be said of it.
class GridChecks {
  public:
    GridChecks(Book& book, const Setup& setup, const std::vector<ReadRule>& rules,
               const PeriodChecksWanted& wanted, const EntryGrid& grid, PeriodChecked& result)
        : book_(book), setup_(setup), rules_(rules), wanted_(wanted), grid_(grid), result_(result) {
        const auto first =
            setup.programme.operation ? setup.programme.operation->span.from : grid.period.from;
        for (const auto& period : setup.programme.periods(
                 grid.period.frequency, grid.collector.organisation, first, grid.period.from)) {
            if (period.to < grid.period.from) earlier_.push_back(period.code);
        }
        if (earlier_.size() > periods_looked_back)
            earlier_.erase(earlier_.begin(), earlier_.end() - periods_looked_back);
    }

    void run() {
        for (const GridSection& section : grid_.sections) {
            for (const GridRow& row : section.rows) {
                check_given(row);
                check_parts(row);
                for (const GridCell& cell : row.cells) check_cell(row, cell);
            }
        }
        for (const ReadRule& one : rules_) check_rule(*one.rule, one.reading);
    }

  private:
    using Args = std::map<std::string, std::string>;

    core::Place place(const std::string& row) const {
        core::Place where;
        where.pointer = row;
        return where;
    }

    void note(const char* code, Severity severity, const std::string& row, Args args) {
        args.emplace("who", grid_.collector.name);
        args.emplace("collector", grid_.collector.slug());
        args.emplace("period", grid_.period.code);
        ++result_.counts[severity];
        result_.findings.add(code, place(row), std::move(args), severity);
    }

    std::string words(const GridRow& row, const GridCell& cell) const {
        return form_words(row, cell, wanted_.lang);
    }

    void check_given(const GridRow& row) {
        if (!row.measure->mandatory) return;
        const core::Date due =
            grid_.period.to.plus_days(static_cast<std::int32_t>(row.measure->due_days));
        const bool has_any = std::ranges::any_of(row.cells, [](const GridCell& cell) {
            return cell.stored && cell.stored->state != ValueState::not_reported;
        });
        const Args args{{"measure", row.measure->name.in(wanted_.lang)}, {"due", due.to_string()}};
        if (!has_any) {
            const bool is_late = due < wanted_.today;
            note(is_late ? "VALUE_MISSING" : "VALUE_NOT_YET",
                 is_late ? Severity::error : Severity::note, row.name, args);
            return;
        }
        std::optional<core::Date> first;
        for (const GridCell& cell : row.cells) {
            if (!cell.stored) continue;
            const core::Date day = first_given(cell);
            if (!first || day < *first) first = day;
        }
        if (first && due < *first) {
            Args late = args;
            late.emplace("day", first->to_string());
            note("VALUE_GIVEN_LATE", Severity::note, row.name, std::move(late));
        }
    }

    /// The day of the first version: a correction does not make a value late.
    core::Date first_given(const GridCell& cell) const {
        auto version = *cell.stored;
        while (version.replaces) {
            const auto before =
                book_.values().at(cell.series, grid_.period.code, version.ref.entry);
            if (!before) break;
            version = *before;
        }
        const auto entry = book_.store().entry(version.ref.entry);
        return local_day(book_.store().info(), entry->recorded_at);
    }

    void check_parts(const GridRow& row) {
        if (row.measure->breakdowns.empty() || row.measure->kind == "percentage") return;
        ledger::SeriesKey whole = row.cells.front().series;
        whole.breakdown.clear();
        const auto total = number_of(book_.values().at(whole, grid_.period.code, wanted_.as_of));
        if (!total) return;
        core::Decimal sum;
        for (const GridCell& cell : row.cells) {
            const auto part = number_of(cell.stored);
            if (!part) return;
            sum += *part;
        }
        if (sum == *total) return;
        note("VALUE_PARTS_NOT_WHOLE", Severity::error, row.name,
             {{"measure", row.measure->name.in(wanted_.lang)},
              {"sum", sum.to_string()},
              {"total", total->to_string()}});
    }

    void check_cell(const GridRow& row, const GridCell& cell) {
        const auto value = number_of(cell.stored);
        if (!value || row.measure->kind == "date" || row.measure->kind == "boolean") return;
        ++result_.values;
        const auto before = number_of(cell.earlier);
        if (before && cell.stored->comment.empty() && is_large_change(*value, *before)) {
            note("VALUE_CHANGE_UNEXPLAINED", Severity::warning, form_row(cell),
                 {{"words", words(row, cell)},
                  {"value", value->to_string()},
                  {"before", before->to_string()}});
        }
        std::vector<core::Decimal> history;
        for (const std::string& period : earlier_) {
            if (const auto one = number_of(book_.values().at(cell.series, period, wanted_.as_of)))
                history.push_back(*one);
        }
        if (const auto usual = usual_if_outlier(*value, history)) {
            note("VALUE_OUTLIER", Severity::note, form_row(cell),
                 {{"words", words(row, cell)},
                  {"value", value->to_string()},
                  {"usual", usual->to_string()},
                  {"count", std::to_string(history.size())}});
        }
    }

    /// By category where all measures of the rule are broken down alike, else of each row's sum.
    void check_rule(const indicators::ValueRule& rule, const indicators::RuleReading& reading) {
        constexpr int places = 6;
        const auto measures = reading.measures();
        std::map<std::pair<std::string, std::string>, indicators::MeasureValues> by_group;
        bool alike = true;
        const std::vector<std::string>* breakdowns = nullptr;
        for (const std::string& code : measures) {
            const auto* measure = setup_.framework.measure(code);
            if (measure == nullptr || measure->frequency != grid_.period.frequency) return;
            if (breakdowns == nullptr) breakdowns = &measure->breakdowns;
            alike = alike && *breakdowns == measure->breakdowns;
        }
        bool concerned = false;
        for (const GridSection& section : grid_.sections) {
            for (const GridRow& row : section.rows) {
                if (std::ranges::find(measures, row.measure->code) == measures.end()) continue;
                concerned = true;
                gather(row, alike, by_group);
            }
        }
        if (!concerned) return;
        ++result_.rules;
        for (const auto& [group, values] : by_group) {
            const auto fault = reading.broken(values);
            if (!fault) continue;
            const std::string& whom = group.second;
            note("VALUE_RULE_BROKEN", severity_of(rule), rule.code,
                 {{"check", rule.code},
                  {"name", rule.name.in(wanted_.lang)},
                  {"group", whom.empty() ? std::string{} : " (" + whom + ")"},
                  {"left", fault->left.rounded(places).to_string()},
                  {"comparison", rule.comparison},
                  {"right", fault->right.rounded(places).to_string()}});
        }
    }

    void gather(
        const GridRow& row, bool alike,
        std::map<std::pair<std::string, std::string>, indicators::MeasureValues>& by_group) const {
        const std::string whose = row.group_name.in(wanted_.lang);
        if (alike) {
            for (const GridCell& cell : row.cells) {
                const auto value = number_of(cell.stored);
                std::string group = whose;
                const std::string& category = cell.category.in(wanted_.lang);
                if (!category.empty()) group += (group.empty() ? "" : ", ") + category;
                if (value) by_group[{row.group, group}].emplace(row.measure->code, *value);
            }
            return;
        }
        core::Decimal sum;
        for (const GridCell& cell : row.cells) {
            const auto value = number_of(cell.stored);
            if (!value) return;
            sum += *value;
        }
        by_group[{row.group, whose}].emplace(row.measure->code, sum);
    }

    Book& book_;
    const Setup& setup_;
    const std::vector<ReadRule>& rules_;
    const PeriodChecksWanted& wanted_;
    const EntryGrid& grid_;
    PeriodChecked& result_;
    std::vector<std::string> earlier_;
};

}  // namespace

std::int64_t PeriodChecked::count(core::Severity severity) const {
    const auto found = counts.find(severity);
    return found == counts.end() ? 0 : found->second;
}

PeriodChecked check_period_values(Book& book, const Setup& setup,
                                  const PeriodChecksWanted& wanted) {
    FormsWanted asked{wanted.period, {}, core::Lang::sv, wanted.as_of};
    if (!wanted.collector.empty()) asked.collectors.push_back(wanted.collector);
    const indicators::Facts facts{setup.programme, setup.framework, book.values(), wanted.as_of};
    const auto rules = read_rules(setup.framework.checks);
    PeriodChecked result;
    for (const Collector& collector : asked_for_forms(setup, asked)) {
        const EntryGrid grid = entry_grid(facts, collector, wanted.period);
        GridChecks{book, setup, rules, wanted, grid, result}.run();
    }
    return result;
}

core::Json period_checked_json(const PeriodChecksWanted& wanted, const PeriodChecked& checked) {
    return core::JsonObject{{"as_of", wanted.as_of},
                            {"period", wanted.period},
                            {"values", checked.values},
                            {"rules", checked.rules},
                            {"errors", checked.count(Severity::error)},
                            {"warnings", checked.count(Severity::warning)},
                            {"notes", checked.count(Severity::note)},
                            {"findings", findings_json(checked.findings, wanted.lang)},
                            {"findings_total", checked.findings.total()}};
}

}  // namespace utfall::usecases
