#include "app/storage/value_batches.h"

#include "app/core/error.h"
#include "app/ledger/record.h"

#include <algorithm>

namespace utfall::storage {

namespace {

[[noreturn]] void unreadable_item(std::int64_t id) {
    const ledger::LineRef ref = ledger::unpacked(id);
    throw core::Error{core::ErrorKind::integrity,
                      "VALUE_UNREADABLE",
                      {{"entry", std::to_string(ref.entry)}, {"line", std::to_string(ref.line)}}};
}

[[noreturn]] void unknown(std::uint32_t series) {
    throw core::Error{
        core::ErrorKind::integrity, "SERIES_UNKNOWN", {{"series", std::to_string(series)}}};
}

}  // namespace

ValueBatch::ValueBatch(const Connection& connection)
    : series_from_(connection.prepare("SELECT id, measure, organisation, unit, team, intervention, "
                                      "breakdown FROM series WHERE id >= ?1 ORDER BY id")),
      last_series_(connection.prepare("SELECT coalesce(max(id), 0) FROM series")) {}

void ValueBatch::add(std::int64_t id, std::int64_t series, std::string_view period,
                     std::string_view state, std::optional<std::string_view> value) {
    Item item{};
    item.id = id;
    item.series = static_cast<std::uint32_t>(series);
    if (periods_.size() == 0 || period != last_period_) {
        last_period_ = period;
        last_period_number_ = periods_.number(period);
    }
    item.period = last_period_number_;
    const auto known = indicators::parse_value_state(state);
    if (!known || (value && value->size() > 255)) unreadable_item(id);
    item.state = *known;
    item.has_value = value.has_value();
    item.text = static_cast<std::uint32_t>(texts_.size());
    if (value) {
        item.size = static_cast<std::uint8_t>(value->size());
        texts_ += *value;
    }
    items_.push_back(item);
}

void ValueBatch::clear() {
    items_.clear();
    texts_.clear();
}

// A batch asks for its series in order, and most of them are neighbours: a step is a tenth of a
// search.
void ValueBatch::go_to_series(std::uint32_t number) {
    constexpr std::int64_t near = 8;
    if (series_at_ == 0 || number - series_at_ > near) {
        series_from_.reset();
        series_from_.bind(1, number);
    }
    do {
        if (!series_from_.step()) unknown(number);
        series_at_ = series_from_.integer(0);
    } while (series_at_ < number);
    if (series_at_ != number) unknown(number);
}

ValueBatch::Series ValueBatch::named_series(std::uint32_t number) {
    go_to_series(number);
    const Statement& row = series_from_;
    key_.clear();
    for (int column = 1; column <= 5; ++column) (key_ += row.bytes(column)) += '\0';
    const auto [owner, added] =
        owner_numbers_.emplace(key_, static_cast<std::uint32_t>(owners_.size()));
    if (added) {
        owners_.push_back({{row.text(1), {row.text(2), row.text(3), row.text(4), row.text(5)}}});
    }
    return {number, owner->second, breakdowns_.number(row.bytes(6))};
}

void ValueBatch::name_series() {
    series_.clear();
    owners_.clear();
    owner_numbers_.clear();
    {
        const ResetGuard guard{last_series_};
        last_series_.step();
        places_.assign(static_cast<std::size_t>(last_series_.integer(0)) + 1, 0);
    }
    for (const Item& item : items_) {
        if (item.series >= places_.size()) unknown(item.series);
        places_[item.series] = 1;
    }
    const ResetGuard guard{series_from_};
    series_at_ = 0;
    for (std::uint32_t number = 0; number < places_.size(); ++number) {
        if (places_[number] == 0) continue;
        series_.push_back(named_series(number));
        places_[number] = static_cast<std::uint32_t>(series_.size());
    }
    // From the last to the first, so that each owner's items follow each other in order.
    for (std::size_t at = items_.size(); at-- > 0;) {
        Item& item = items_[at];
        item.series = places_[item.series] - 1;
        Owner& owner = owners_[series_[item.series].owner];
        item.next = owner.first;
        owner.first = static_cast<std::uint32_t>(at);
    }
}

RecordedValue ValueBatch::value_of(const Item& item) const {
    const Series& series = series_[item.series];
    RecordedValue recorded{
        item.id,    series.id, breakdowns_.text(series.breakdown), periods_.text(item.period),
        item.state, {}};
    if (item.has_value) {
        recorded.value =
            core::Decimal::parse(std::string_view{texts_}.substr(item.text, item.size));
        if (!recorded.value) unreadable_item(item.id);
    }
    return recorded;
}

void ValueBatch::show(const OwnerVisitor& visit) {
    name_series();
    std::vector<RecordedValue> values;
    for (const Owner& owner : owners_) {
        values.clear();
        for (std::uint32_t at = owner.first; at < items_.size(); at = items_[at].next) {
            values.push_back(value_of(items_[at]));
        }
        visit(owner.named, values);
    }
}

ValueBatches::ValueBatches(const Connection& connection, std::uint64_t first, std::uint64_t end)
    : lines_of_(connection.prepare("SELECT id, series, period, state, value FROM value_line NOT "
                                   "INDEXED WHERE id >= ?1 AND id < ?2 ORDER BY id")),
      batch_(connection) {
    lines_of_.bind(1, ledger::packed({first, 0}));
    lines_of_.bind(2, ledger::packed({end, 0}));
}

bool ValueBatches::next(const OwnerVisitor& visit) {
    batch_.clear();
    while (!batch_.is_full() && (more_ = more_ && lines_of_.step())) {
        batch_.add(lines_of_.integer(0), lines_of_.integer(1), lines_of_.bytes(2),
                   lines_of_.bytes(3), lines_of_.optional_bytes(4));
    }
    if (batch_.size() == 0) return false;
    lines_ += batch_.size();
    batch_.show(visit);
    return true;
}

}  // namespace utfall::storage
