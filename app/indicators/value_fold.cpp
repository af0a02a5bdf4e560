#include "app/indicators/value_fold.h"

#include <algorithm>
#include <tuple>

namespace utfall::indicators {

namespace {

const std::string& column(const ledger::SeriesKey& series, Level level) {
    switch (level) {
        case Level::unit:
            return series.unit;
        case Level::team:
            return series.team;
        case Level::intervention:
            return series.intervention;
        case Level::programme:
        case Level::region:
        case Level::organisation:
        case Level::phase:
            break;
    }
    return series.organisation;
}

Level reporter_level_of(const ledger::SeriesKey& series, Level reported_by) {
    if (!column(series, reported_by).empty()) return reported_by;
    for (const Level finer : {Level::intervention, Level::team, Level::unit}) {
        if (!column(series, finer).empty()) return finer;
    }
    return Level::organisation;
}

int dimension_number(const Framework& framework, const std::string& code) {
    for (std::size_t at = 0; at < framework.dimensions.size(); ++at) {
        if (framework.dimensions[at].code == code) return static_cast<int>(at);
    }
    return static_cast<int>(framework.dimensions.size());
}

}  // namespace

Level reporting_level(const Measure& measure) {
    return parse_level(measure.reported_by).value_or(Level::organisation);
}

int ValueFold::intern(std::string_view text) {
    const auto found = codes_.find(text);
    if (found != codes_.end()) return found->second;
    const int number = static_cast<int>(texts_.size());
    texts_.emplace_back(text);
    codes_.emplace(text, number);
    return number;
}

int ValueFold::code(std::string_view text) const {
    const auto found = codes_.find(text);
    return found == codes_.end() ? -1 : found->second;
}

int ValueFold::entity_of(const ledger::SeriesKey& series, Level reported_by) {
    const Level level = reporter_level_of(series, reported_by);
    const std::pair<int, int> key{static_cast<int>(level), intern(column(series, level))};
    return entities_.emplace(key, static_cast<int>(entities_.size())).first->second;
}

ValueFold::ValueFold(const Facts& facts, const std::vector<std::string>& measures,
                     const std::vector<std::string>& periods)
    : framework_(facts.framework) {
    if (measures.empty() || periods.empty()) return;
    ledger::SeriesKey last;
    FoldedValue next;
    bool known = false;
    const auto visit = [&](const StoredValue& stored) {
        // Values come series by series, so the codes are looked up once a series.
        if (!known || stored.series != last) {
            const Measure* measure = framework_.measure(stored.series.measure);
            if (measure == nullptr) return;
            last = stored.series;
            known = true;
            const Level reported_by = reporting_level(*measure);
            const Level level = reporter_level_of(last, reported_by);
            next.measure = intern(last.measure);
            next.entity = entity_of(last, reported_by);
            std::vector<DimensionPart> parts;
            const auto add_own = [&](Level own, int dimension) {
                const std::string& text = column(last, own);
                if (own != level && !text.empty()) parts.push_back({dimension, intern(text)});
            };
            add_own(Level::unit, unit_dimension);
            add_own(Level::team, team_dimension);
            add_own(Level::intervention, intervention_dimension);
            for (const auto& [dimension, category] : last.breakdown) {
                parts.push_back({dimension_number(framework_, dimension), intern(category)});
            }
            std::sort(parts.begin(), parts.end());
            const auto [at, added] = part_ids_.emplace(parts, static_cast<int>(parts_.size()));
            if (added) parts_.push_back(parts);
            next.parts = at->second;
        }
        next.period = intern(stored.period);
        next.state = stored.state;
        next.value = stored.value.value_or(core::Decimal{});
        next.ref = stored.ref;
        values_.push_back(next);
    };
    ValueQuery query;
    query.measures = measures;
    query.periods = periods;
    facts.values.current(query, facts.as_of, visit);

    std::stable_sort(values_.begin(), values_.end(),
                     [](const FoldedValue& a, const FoldedValue& b) {
                         return std::tie(a.measure, a.entity, a.period) <
                                std::tie(b.measure, b.entity, b.period);
                     });
    for (std::size_t at = 0; at < values_.size();) {
        std::size_t end = at;
        while (end < values_.size() && values_[end].measure == values_[at].measure &&
               values_[end].entity == values_[at].entity) {
            ++end;
        }
        ranges_[{values_[at].measure, values_[at].entity}] = {at, end};
        at = end;
    }
}

std::span<const FoldedValue> ValueFold::at(std::string_view measure, Level level,
                                           std::string_view reporter,
                                           std::string_view period) const {
    const int measure_code = code(measure);
    const int reporter_code = code(reporter);
    const int period_code = code(period);
    if (measure_code < 0 || reporter_code < 0 || period_code < 0) return {};
    const auto entity = entities_.find({static_cast<int>(level), reporter_code});
    if (entity == entities_.end()) return {};
    const auto range = ranges_.find({measure_code, entity->second});
    if (range == ranges_.end()) return {};
    const auto begin = values_.begin() + static_cast<std::ptrdiff_t>(range->second.first);
    const auto end = values_.begin() + static_cast<std::ptrdiff_t>(range->second.second);
    const auto first = std::partition_point(
        begin, end, [&](const FoldedValue& value) { return value.period < period_code; });
    const auto last = std::partition_point(
        first, end, [&](const FoldedValue& value) { return value.period == period_code; });
    return {first, last};
}

const FoldedValue* ValueFold::value_at(ledger::LineRef ref) const {
    if (by_ref_.empty()) {
        for (std::size_t at = 0; at < values_.size(); ++at) by_ref_.emplace(values_[at].ref, at);
    }
    const auto found = by_ref_.find(ref);
    return found == by_ref_.end() ? nullptr : &values_[found->second];
}

}  // namespace utfall::indicators
