#include "app/indicators/value_fold.h"

#include "app/core/json.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace utfall::indicators {

namespace {

// Values held before make_room() forgets them: some ten megabytes.
constexpr std::size_t room = 200'000;

const std::string& column(const ReporterColumns& reporter, Level level) {
    switch (level) {
        case Level::unit:
            return reporter.unit;
        case Level::team:
            return reporter.team;
        case Level::intervention:
            return reporter.intervention;
        case Level::programme:
        case Level::region:
        case Level::organisation:
        case Level::phase:
            break;
    }
    return reporter.organisation;
}

Level level_of(const ReporterColumns& reporter, Level reported_by) {
    if (!column(reporter, reported_by).empty()) return reported_by;
    for (const Level finer : {Level::intervention, Level::team, Level::unit}) {
        if (!column(reporter, finer).empty()) return finer;
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

/// What one reporter said of one measure.
struct ValueFold::Block {
    std::vector<ReporterColumns> columns;  // Usually one row: a total may be told by several.
    bool is_read{false};
    std::vector<FoldedValue> values;  // By period's number, then series.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> starts;  // Period, first value.
};

/// Everybody's values of one measure, by level and code.
struct ValueFold::Reported {
    std::array<std::unordered_map<std::string, Block>, 7> by_level;
};

Level reporting_level(const Measure& measure) {
    return parse_level(measure.reported_by).value_or(Level::organisation);
}

ValueFold::ValueFold(const Facts& facts) : facts_(facts) {}
ValueFold::~ValueFold() = default;

int ValueFold::number_of(std::vector<DimensionPart> parts) const {
    std::sort(parts.begin(), parts.end());
    const auto [at, added] = part_ids_.emplace(parts, static_cast<int>(parts_.size()));
    if (added) parts_.push_back(std::move(parts));
    return at->second;
}

int ValueFold::parts_of(int own, std::uint32_t breakdown) const {
    const std::uint64_t key = static_cast<std::uint64_t>(own) << 32U | breakdown;
    const auto known = joined_parts_.find(key);
    if (known != joined_parts_.end()) return known->second;
    std::vector<DimensionPart> parts = parts_[static_cast<std::size_t>(own)];
    const core::Json pairs = core::parse_own_json(codes_.breakdowns.text(breakdown));
    for (const core::Json& pair : pairs.array()) {
        parts.push_back({dimension_number(facts_.framework, pair.array().at(0).string()),
                         code(pair.array().at(1).string())});
    }
    return joined_parts_.emplace(key, number_of(std::move(parts))).first->second;
}

ValueFold::Reported& ValueFold::reported(const Measure& measure) const {
    std::unique_ptr<Reported>& known = reported_[&measure];
    if (!known) {
        known = std::make_unique<Reported>();
        const Level reported_by = reporting_level(measure);
        for (ReporterColumns& row : facts_.values.reporters(measure.code, facts_.as_of)) {
            const Level level = level_of(row, reported_by);
            auto& of_level = known->by_level[static_cast<std::size_t>(level)];
            of_level[column(row, level)].columns.push_back(std::move(row));
        }
    }
    return *known;
}

void ValueFold::read(const Measure& measure, Level level, Block& block) const {
    block.is_read = true;
    bool in_order = block.columns.size() == 1;
    for (const ReporterColumns& row : block.columns) {
        std::vector<DimensionPart> own;
        const auto add_own = [&](Level part, int dimension) {
            const std::string& text = column(row, part);
            if (part != level && !text.empty()) own.push_back({dimension, code(text)});
        };
        add_own(Level::unit, unit_dimension);
        add_own(Level::team, team_dimension);
        add_own(Level::intervention, intervention_dimension);
        const int own_parts = number_of(std::move(own));
        buffer_.clear();
        facts_.values.in_force(measure.code, row, facts_.as_of, codes_, buffer_);
        block.values.reserve(block.values.size() + buffer_.size());
        for (const ValueInForce& value : buffer_) {
            in_order =
                in_order && (block.values.empty() || block.values.back().period <= value.period);
            block.values.push_back({value.value, value.ref, value.period, value.series,
                                    parts_of(own_parts, value.breakdown), value.state});
        }
    }
    if (!in_order) {
        std::stable_sort(block.values.begin(), block.values.end(),
                         [](const FoldedValue& a, const FoldedValue& b) {
                             return std::tie(a.period, a.series) < std::tie(b.period, b.series);
                         });
    }
    for (std::size_t at = 0; at < block.values.size(); ++at) {
        const std::uint32_t period = block.values[at].period;
        if (block.starts.empty() || block.starts.back().first != period) {
            block.starts.emplace_back(period, static_cast<std::uint32_t>(at));
        }
    }
    held_ += block.values.size();
    blocks_.push_back(&block);
}

std::span<const FoldedValue> ValueFold::at(const Measure& measure, Level level,
                                           std::string_view reporter, std::uint32_t period) const {
    auto& of_level = reported(measure).by_level[static_cast<std::size_t>(level)];
    const auto found = of_level.find(std::string{reporter});
    if (found == of_level.end()) return {};
    Block& block = found->second;
    if (!block.is_read) read(measure, level, block);
    const auto start =
        std::lower_bound(block.starts.begin(), block.starts.end(), period,
                         [](const auto& one, std::uint32_t wanted) { return one.first < wanted; });
    if (start == block.starts.end() || start->first != period) return {};
    const auto next = std::next(start);
    const std::size_t end = next == block.starts.end() ? block.values.size() : next->second;
    return std::span{block.values}.subspan(start->second, end - start->second);
}

const FoldedValue* ValueFold::value_at(ledger::LineRef ref) const {
    for (; indexed_ < blocks_.size(); ++indexed_) {
        for (const FoldedValue& value : blocks_[indexed_]->values)
            lines_.emplace(value.ref, &value);
    }
    const auto found = lines_.find(ref);
    return found == lines_.end() ? nullptr : found->second;
}

void ValueFold::make_room() {
    if (held_ < room) return;
    reported_.clear();
    blocks_.clear();
    lines_.clear();
    indexed_ = 0;
    held_ = 0;
}

}  // namespace utfall::indicators
