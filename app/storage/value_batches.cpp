#include "app/storage/value_batches.h"

#include "app/core/error.h"
#include "app/ledger/record.h"

#include <algorithm>

namespace utfall::storage {

namespace {

[[noreturn]] void unreadable(std::int64_t id) {
    const ledger::LineRef ref = ledger::unpacked(id);
    throw core::Error{core::ErrorKind::integrity,
                      "VALUE_UNREADABLE",
                      {{"entry", std::to_string(ref.entry)}, {"line", std::to_string(ref.line)}}};
}

}  // namespace

ValueBatches::ValueBatches(const Connection& connection, std::uint64_t first, std::uint64_t end)
    : lines_of_(connection.prepare("SELECT id, series, period, state, value FROM value_line NOT "
                                   "INDEXED WHERE id >= ?1 AND id < ?2 ORDER BY id")),
      series_of_(connection.prepare("SELECT measure, organisation, unit, team, intervention, "
                                    "breakdown FROM series WHERE id = ?1")) {
    lines_of_.bind(1, ledger::packed({first, 0}));
    lines_of_.bind(2, ledger::packed({end, 0}));
}

bool ValueBatches::read_batch() {
    items_.clear();
    texts_.clear();
    std::string last_period;
    std::uint32_t period = 0;
    while (items_.size() < batch_size && (more_ = more_ && lines_of_.step())) {
        Item item{};
        item.id = lines_of_.integer(0);
        item.series = static_cast<std::uint32_t>(lines_of_.integer(1));
        if (const auto code = lines_of_.bytes(2); periods_.size() == 0 || code != last_period) {
            last_period = code;
            period = periods_.number(code);
        }
        item.period = period;
        const auto state = indicators::parse_value_state(lines_of_.bytes(3));
        const auto value = lines_of_.optional_bytes(4);
        if (!state || (value && value->size() > 255)) unreadable(item.id);
        item.state = *state;
        item.has_value = value.has_value();
        item.text = static_cast<std::uint32_t>(texts_.size());
        if (value) {
            item.size = static_cast<std::uint8_t>(value->size());
            texts_ += *value;
        }
        items_.push_back(item);
    }
    if (items_.empty()) return false;
    lines_ += items_.size();
    first_id_ = items_.front().id;
    last_id_ = items_.back().id;
    return true;
}

// Finds out whose the batch's series are, and puts the items in order of that.
void ValueBatches::name_series() {
    std::vector<std::uint32_t> numbers;
    numbers.reserve(items_.size());
    for (const Item& item : items_) numbers.push_back(item.series);
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    series_.clear();
    owners_.clear();
    owner_numbers_.clear();
    std::string key;
    for (const std::uint32_t number : numbers) {
        const ResetGuard guard{series_of_};
        series_of_.bind(1, number);
        if (!series_of_.step()) {
            throw core::Error{
                core::ErrorKind::integrity, "SERIES_UNKNOWN", {{"series", std::to_string(number)}}};
        }
        key.clear();
        for (int column = 0; column < 5; ++column) (key += series_of_.bytes(column)) += '\0';
        const auto [owner, added] =
            owner_numbers_.emplace(key, static_cast<std::uint32_t>(owners_.size()));
        if (added) {
            owners_.push_back(
                {series_of_.text(0),
                 {series_of_.text(1), series_of_.text(2), series_of_.text(3), series_of_.text(4)}});
        }
        series_.push_back({number, owner->second, breakdowns_.number(series_of_.bytes(5))});
    }
    for (Item& item : items_) {
        const auto at = std::lower_bound(numbers.begin(), numbers.end(), item.series);
        item.series = static_cast<std::uint32_t>(at - numbers.begin());
    }
    std::sort(items_.begin(), items_.end(), [&](const Item& a, const Item& b) {
        const std::uint32_t left = series_[a.series].owner;
        const std::uint32_t right = series_[b.series].owner;
        return left != right ? left < right : a.id < b.id;
    });
}

RecordedValue ValueBatches::value_of(const Item& item) const {
    const Series& series = series_[item.series];
    RecordedValue recorded{
        item.id,    series.id, breakdowns_.text(series.breakdown), periods_.text(item.period),
        item.state, {}};
    if (item.has_value) {
        recorded.value =
            core::Decimal::parse(std::string_view{texts_}.substr(item.text, item.size));
        if (!recorded.value) unreadable(item.id);
    }
    return recorded;
}

bool ValueBatches::next(const Visitor& visit) {
    if (!read_batch()) return false;
    name_series();
    std::vector<RecordedValue> values;
    for (std::size_t at = 0; at < items_.size();) {
        const std::uint32_t owner = series_[items_[at].series].owner;
        values.clear();
        for (; at < items_.size() && series_[items_[at].series].owner == owner; ++at) {
            values.push_back(value_of(items_[at]));
        }
        visit(owners_[owner], values);
    }
    return true;
}

}  // namespace utfall::storage
