#include "app/usecases/missing_values.h"

#include "app/usecases/answers.h"
#include "app/usecases/collected_rows.h"
#include "app/usecases/collection.h"
#include "app/usecases/periods.h"
#include "app/usecases/setup.h"

#include <map>
#include <utility>

namespace utfall::usecases {
namespace {

using indicators::Level;
using workflow::PeriodState;

bool is_handed_in(PeriodState state) {
    return state == PeriodState::submitted || state == PeriodState::approved ||
           state == PeriodState::locked;
}

// The rows of one measure by whoever owes them.
class Search {
  public:
    Search(const indicators::Facts& facts, const workflow::PeriodStates& states, core::Date today,
           std::size_t most)
        : facts_(facts),
          states_(states),
          today_(today),
          most_(most),
          frame_(collection_frame(facts.programme, today)) {}

    MissingValues all() && {
        for (const auto* measure : latest_measures(facts_.framework)) {
            if (measure->mandatory) search(*measure);
        }
        return std::move(found_);
    }

  private:
    void search(const indicators::Measure& measure) {
        std::vector<std::string> periods;
        std::map<std::string, std::size_t, std::less<>> places;
        for (const auto& sub : frame_.all_sub_periods(measure.frequency)) {
            if (places.emplace(sub.period.code, periods.size()).second)
                periods.push_back(sub.period.code);
        }
        const auto rows = rows_of(facts_, measure.code, periods);
        for (const Level level :
             {Level::team, Level::unit, Level::organisation, Level::intervention}) {
            for (const auto& reporter : frame_.reporters(level)) {
                if (!frame_.reports(measure, reporter)) continue;
                const ledger::SeriesKey series = series_of(measure, reporter);
                const auto row = rows.find(series);
                for (const auto& sub :
                     frame_.sub_periods(measure.frequency, reporter.organisation)) {
                    if (!frame_.inside(measure, reporter, sub.period) ||
                        !is_due(series, sub.period))
                        continue;
                    const auto place = places.find(sub.period.code);
                    count(series, sub.period.code,
                          row == rows.end() ? RowState::empty : row->second[place->second]);
                }
            }
        }
    }

    bool is_due(const ledger::SeriesKey& series, const core::Period& period) const {
        if (period.to < today_) return true;
        if (!states_.knows(period.code)) return false;
        return is_handed_in(
            states_.state(period.code, workflow::reporter_of(series, facts_.programme)));
    }

    void count(const ledger::SeriesKey& series, const std::string& period, RowState state) {
        if (state == RowState::not_applicable) return;
        ++found_.expected;
        if (state == RowState::reported) return;
        ++found_.missing;
        if (found_.first.size() < most_) found_.first.push_back({series, period});
    }

    const indicators::Facts& facts_;
    const workflow::PeriodStates& states_;
    core::Date today_;
    std::size_t most_;
    indicators::Frame frame_;
    MissingValues found_;
};

}  // namespace

MissingValues missing_values(Book& book, std::uint64_t as_of, core::Date today, std::size_t most) {
    const Setup setup = load_setup(book.store(), as_of);
    const auto states = period_states(book.store(), as_of);
    const indicators::Facts facts{setup.programme, setup.framework, book.values(), as_of};
    return Search{facts, states, today, most}.all();
}

core::Json missing_json(const MissingValues& values) {
    core::JsonArray rows;
    for (const auto& [series, period] : values.first) {
        rows.push_back(core::JsonObject{{"measure", series.measure},
                                        {"organisation", or_null(series.organisation)},
                                        {"unit", or_null(series.unit)},
                                        {"team", or_null(series.team)},
                                        {"intervention", or_null(series.intervention)},
                                        {"period", period}});
    }
    return core::JsonObject{
        {"expected", values.expected}, {"missing", values.missing}, {"rows", std::move(rows)}};
}

}  // namespace utfall::usecases
