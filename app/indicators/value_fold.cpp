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
    std::vector<PeriodValues> periods;
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

std::uint32_t ValueFold::number_of(std::vector<DimensionPart> parts) const {
    std::sort(parts.begin(), parts.end());
    const auto [at, added] = part_ids_.emplace(parts, static_cast<std::uint32_t>(parts_.size()));
    if (added) parts_.push_back(std::move(parts));
    return at->second;
}

std::uint32_t ValueFold::parts_of(std::uint32_t own, std::uint32_t breakdown) const {
    const std::uint64_t key = static_cast<std::uint64_t>(own) << 32U | breakdown;
    const auto known = joined_parts_.find(key);
    if (known != joined_parts_.end()) return known->second;
    std::vector<DimensionPart> parts = parts_[own];
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
        const std::uint32_t own_parts = number_of(std::move(own));
        buffer_.clear();
        facts_.values.in_force(measure.code, row, facts_.as_of, codes_, buffer_);
        // A reporter has the same few breakdowns over and over: asked once each.
        constexpr std::uint32_t unasked = UINT32_MAX;
        std::vector<std::uint32_t> parts(codes_.breakdowns.size(), unasked);
        std::uint32_t last = 0;
        for (ValueInForce& value : buffer_) {
            in_order = in_order && last <= value.period;
            last = value.period;
            std::uint32_t& known = parts[value.breakdown];
            if (known == unasked) known = parts_of(own_parts, value.breakdown);
            value.breakdown = known;
        }
        block.values.insert(block.values.end(), buffer_.begin(), buffer_.end());
    }
    if (!in_order) {
        std::stable_sort(block.values.begin(), block.values.end(),
                         [](const FoldedValue& a, const FoldedValue& b) {
                             return std::tie(a.period, a.series) < std::tie(b.period, b.series);
                         });
    }
    const std::span<const FoldedValue> all{block.values};
    for (std::size_t begin = 0, end = 0; begin < all.size(); begin = end) {
        const std::uint32_t period = all[begin].period;
        while (end < all.size() && all[end].period == period) ++end;
        block.periods.push_back({period, all.subspan(begin, end - begin)});
    }
    held_ += block.values.size();
    blocks_.push_back(&block);
}

std::span<const PeriodValues> ValueFold::of(const Measure& measure, Level level,
                                            std::string_view reporter) const {
    auto& of_level = reported(measure).by_level[static_cast<std::size_t>(level)];
    const auto found = of_level.find(std::string{reporter});
    if (found == of_level.end()) return {};
    Block& block = found->second;
    if (!block.is_read) read(measure, level, block);
    return block.periods;
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
