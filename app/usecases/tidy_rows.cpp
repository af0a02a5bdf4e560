#include "app/usecases/tidy_rows.h"

#include "app/indicators/definitions.h"
#include "app/indicators/figure_reader.h"
#include "app/usecases/book.h"
#include "app/usecases/book_facts.h"
#include "app/usecases/indicator_view.h"
#include "app/usecases/periods.h"
#include "app/usecases/report_lines.h"
#include "app/usecases/tidy_disclosure.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace utfall::usecases {
namespace {

using Breakdown = std::map<std::string, std::string>;

/// Puts a row together by the names of its columns.
class Row {
  public:
    explicit Row(const std::vector<TidyColumn>& columns) : columns_(columns) {}

    void begin() { cells_.assign(columns_.size(), std::string{}); }
    void set(std::string_view column, std::variant<std::string, core::Decimal> cell) {
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (columns_[i].name != column || columns_[i].is_dimension) continue;
            cells_[i] = std::move(cell);
            return;
        }
    }
    void set(std::string_view column, const std::optional<core::Decimal>& number) {
        if (number) set(column, std::variant<std::string, core::Decimal>{*number});
    }
    void set_count(std::string_view column, std::uint64_t count) {
        set(column, std::variant<std::string, core::Decimal>{
                        core::Decimal{static_cast<std::int64_t>(count)}});
    }
    void set_breakdown(const Breakdown& breakdown) {
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (!columns_[i].is_dimension) continue;
            const auto category = breakdown.find(columns_[i].name);
            if (category != breakdown.end()) cells_[i] = category->second;
        }
    }
    [[nodiscard]] const TidyRow& cells() const { return cells_; }

  private:
    const std::vector<TidyColumn>& columns_;
    TidyRow cells_;
};

/// In place of a number that is not told.
void suppress(Row& row) {
    row.set("value", std::variant<std::string, core::Decimal>{std::string{}});
    row.set("state", std::string{indicators::to_word(indicators::ValueState::suppressed)});
}

/// What rows of both kinds say about where and when.
class PlaceColumns {
  public:
    explicit PlaceColumns(const programme::Programme& programme)
        : programme_(programme), phases_(programme.valid_phases()) {}

    void set(Row& row, const std::string& organisation, const std::string& period, core::Date from,
             core::Date to) const {
        row.set("operation", programme_.operation->code);
        row.set("organisation", organisation);
        row.set("phase", phase_of(organisation, from, to));
        row.set("period", period);
        row.set("period_start", from.to_string());
        row.set("period_end", to.to_string());
    }

  private:
    [[nodiscard]] std::string phase_of(const std::string& organisation, core::Date from,
                                       core::Date to) const {
        std::string found;
        for (const auto& phase : phases_) {
            const bool is_theirs = phase.organisation.empty() || phase.organisation == organisation;
            const bool lies_in = phase.span.contains(from) && phase.span.contains(to);
            if (!is_theirs || !lies_in) continue;
            if (!found.empty()) return {};
            found = phase.code;
        }
        return found;
    }

    const programme::Programme& programme_;
    std::vector<programme::Phase> phases_;
};

class MeasureRows {
  public:
    MeasureRows(Book& book, const Setup& setup, std::uint64_t as_of, const ProgressSink& progress)
        : book_(book),
          setup_(setup),
          place_(setup.programme),
          states_(period_states(book.store(), as_of)),
          reports_(book, as_of, progress) {}

    /// False for a value whose period the set-up has no more.
    bool fill(const indicators::StoredValue& value, Row& row) {
        const auto& series = value.series;
        const auto period = setup_.programme.period(value.period, series.organisation);
        if (!period) return false;
        row.begin();
        place_.set(row, series.organisation, value.period, period->from, period->to);
        row.set("unit", series.unit);
        row.set("team", series.team);
        row.set("intervention", series.intervention);
        row.set("measure", series.measure);
        row.set_breakdown(series.breakdown);
        row.set("value", value.value);
        row.set("state", std::string{indicators::to_word(value.state)});
        if (const auto* measure = setup_.framework.measure(series.measure)) {
            row.set("unit_of_measure", measure->unit);
            row.set_count("definition_version", static_cast<std::uint64_t>(measure->version));
        }
        set_act(value, row);
        row.set("issued_in", reports_.reports_of(value.ref));
        return true;
    }

  private:
    void set_act(const indicators::StoredValue& value, Row& row) {
        // Values come in runs of the same entry.
        if (!entry_ || entry_->seq != value.ref.entry)
            entry_ = *book_.store().entry(value.ref.entry);
        row.set_count("entry", entry_->seq);
        row.set("recorded_at", entry_->recorded_at.to_string());
        row.set("recorded_by", entry_->actor);
        const auto approval = states_.approval_of(
            value.period, workflow::reporter_of(value.series, setup_.programme), value.ref.entry);
        if (approval) row.set("approved_at", approval->at.to_string());
    }

    Book& book_;
    const Setup& setup_;
    PlaceColumns place_;
    workflow::PeriodStates states_;
    ReportLines reports_;
    std::optional<ledger::Entry> entry_;
};

class IndicatorRows {
  public:
    IndicatorRows(Book& book, const Setup& setup, const TidyQuery& query,
                  const TidyDisclosure* disclosure)
        : setup_(setup),
          disclosure_(disclosure),
          query_(query),
          place_(setup.programme),
          reader_(book_facts(book, setup, query.as_of)) {
        const auto last = book.store().entry(query.as_of - 1);
        until_ = local_day(book.store().info(), last->recorded_at);
    }

    void each(const std::string& code, Row& row, const std::function<void(const TidyRow&)>& visit) {
        const auto periods = periods_of(code);
        if (periods.empty()) return;
        for (const auto level : levels_of(code)) {
            std::vector<std::string> breakdowns = dimensions_of(setup_.framework, code);
            breakdowns.insert(breakdowns.begin(), std::string{});
            for (const auto& by : breakdowns) {
                indicators::FigureQuery asked;
                asked.indicators = {code};
                asked.level = level;
                if (!by.empty()) asked.by = {by};
                asked.sources = false;
                reader_.each(asked, periods, [&](indicators::Figure&& figure) {
                    if (says_nothing(figure)) return;
                    fill(figure, row);
                    visit(row.cells());
                });
            }
        }
    }

  private:
    static bool says_nothing(const indicators::Figure& figure) {
        if (figure.state == indicators::FigureState::not_applicable) return true;
        return !figure.value && figure.coverage.expected == 0 && figure.coverage.reported == 0;
    }

    std::vector<const indicators::Measure*> measures_read_by(const std::string& code) const {
        std::vector<const indicators::Measure*> all;
        for (const std::string& measure : indicators::measures_of(setup_.framework, code))
            all.push_back(setup_.framework.measure(measure));
        return all;
    }

    // Of the longest frequency that its measures are reported at, begun by the last entry.
    std::vector<std::string> periods_of(const std::string& code) const {
        const auto measures = measures_read_by(code);
        if (measures.empty() || !setup_.programme.operation) return {};
        const auto frequency =
            (*std::max_element(measures.begin(), measures.end(), [](const auto* a, const auto* b) {
                return a->frequency < b->frequency;
            }))->frequency;
        const auto& operation = *setup_.programme.operation;
        std::vector<std::string> codes;
        for (const auto& period : setup_.programme.periods(
                 frequency, operation.reporting_organisation, operation.span.from,
                 std::min(operation.span.to.value_or(until_), until_))) {
            const bool wanted =
                query_.periods.empty() || std::find(query_.periods.begin(), query_.periods.end(),
                                                    period.code) != query_.periods.end();
            if (wanted) codes.push_back(period.code);
        }
        return codes;
    }

    // The organisation, and whoever below it reports something the indicator is made of.
    std::set<indicators::Level> levels_of(const std::string& code) const {
        std::set<indicators::Level> levels{indicators::Level::organisation};
        for (const auto* measure : measures_read_by(code)) {
            if (const auto level = indicators::parse_level(measure->reported_by))
                levels.insert(*level);
        }
        return levels;
    }

    void fill(const indicators::Figure& figure, Row& row) const {
        row.begin();
        place_.set(row, organisation_of(figure.scope), figure.period, figure.from, figure.to);
        if (figure.scope.level == indicators::Level::unit) row.set("unit", figure.scope.code);
        if (figure.scope.level == indicators::Level::team) row.set("team", figure.scope.code);
        if (figure.scope.level == indicators::Level::intervention)
            row.set("intervention", figure.scope.code);
        row.set("indicator", figure.indicator);
        row.set_breakdown(figure.breakdown);
        row.set("value", figure.value);
        row.set("state", std::string{indicators::to_word(figure.state)});
        row.set("unit_of_measure", figure.unit);
        row.set_count("definition_version", static_cast<std::uint64_t>(figure.version));
        if (disclosure_ != nullptr && !disclosure_->tells(figure)) suppress(row);
    }

    std::string organisation_of(const indicators::Scope& scope) const {
        const auto& programme = setup_.programme;
        if (scope.level == indicators::Level::organisation) return scope.code;
        if (scope.level == indicators::Level::team) {
            const auto* team = programme.team(scope.code);
            if (team != nullptr) return team->organisation;
        }
        if (scope.level == indicators::Level::unit) {
            const auto* unit = programme.unit(scope.code);
            if (unit != nullptr) return unit->organisation;
        }
        return programme.operation->reporting_organisation;
    }

    const Setup& setup_;
    const TidyDisclosure* disclosure_;  ///< Null: everything is told.
    const TidyQuery& query_;
    PlaceColumns place_;
    indicators::FigureReader reader_;
    core::Date until_;
};

}  // namespace

void each_tidy_row(Book& book, const Setup& setup, const TidyQuery& query,
                   const ProgressSink& progress, const std::function<void(const TidyRow&)>& visit) {
    for (const std::string& period : query.periods)
        static_cast<void>(indicators::asked_period(setup.programme, period));
    const auto columns = tidy_columns(setup.framework, query.content);
    Row row{columns};
    std::optional<TidyDisclosure> disclosure;
    if (query.is_public) disclosure.emplace(book.store(), setup, query.as_of);
    if (query.content != TidyContent::indicators) {
        MeasureRows measures{book, setup, query.as_of, progress};
        indicators::ValueQuery values;
        values.periods = query.periods;
        book.values().current(values, query.as_of, [&](const indicators::StoredValue& value) {
            if (!measures.fill(value, row)) return;
            if (disclosure && value.value && !disclosure->tells(value.series.measure))
                suppress(row);
            visit(row.cells());
        });
    }
    if (query.content == TidyContent::measures) return;
    IndicatorRows figures{book, setup, query, disclosure ? &*disclosure : nullptr};
    for (const std::string& code : setup.framework.indicator_codes())
        figures.each(code, row, visit);
}

}  // namespace utfall::usecases
