#include "app/usecases/recorded_values.h"

#include "app/core/error.h"
#include "app/usecases/value_source.h"

#include <charconv>
#include <optional>
#include <utility>

namespace utfall::usecases {
namespace {

// Places of value_columns.
enum Column : std::size_t {
    series,
    period,
    state,
    value,
    replaces,
    source,
    row,
    comment,
    evidence
};

[[noreturn]] void unknown_place(std::string_view words) {
    throw core::Error{
        core::ErrorKind::not_found, "VALUE_LINE_UNKNOWN", {{"id", std::string{words}}}};
}

std::optional<std::int64_t> number_in(const ledger::Cell& cell) {
    const auto* number = std::get_if<std::int64_t>(&cell);
    return number == nullptr ? std::nullopt : std::optional{*number};
}

indicators::StoredValue value_of(const ledger::Line& line) {
    indicators::StoredValue stored;
    stored.ref = line.ref;
    stored.series = std::get<ledger::SeriesKey>(line.cells[Column::series]);
    stored.period = ledger::text_of(line.cells[Column::period]);
    stored.state = indicators::parse_value_state(ledger::text_of(line.cells[Column::state]))
                       .value_or(indicators::ValueState::unknown);
    if (!ledger::is_missing(line.cells[Column::value]))
        stored.value = core::Decimal::parse(ledger::text_of(line.cells[Column::value]));
    if (const auto* place = std::get_if<ledger::LineRef>(&line.cells[Column::replaces]))
        stored.replaces = *place;
    stored.source = number_in(line.cells[Column::source]);
    stored.source_row = number_in(line.cells[Column::row]);
    stored.comment = ledger::text_of(line.cells[Column::comment]);
    stored.evidence = ledger::text_of(line.cells[Column::evidence]);
    return stored;
}

ValueVersion version_of(indicators::StoredValue value, const ledger::Entry& entry) {
    ValueVersion version{std::move(value), entry, {}};
    version.source = source_words(entry, version.value.source, version.value.source_row);
    return version;
}

}  // namespace

std::string place_words(ledger::LineRef place) {
    return std::to_string(place.entry) + "-" + std::to_string(place.line);
}

ledger::LineRef place_of(std::string_view words) {
    const std::size_t dash = words.find('-');
    if (dash == std::string_view::npos) unknown_place(words);
    ledger::LineRef place;
    const auto read = [&](std::string_view digits, std::uint64_t& number) {
        const char* end = digits.data() + digits.size();
        const auto [stop, fault] = std::from_chars(digits.data(), end, number);
        if (fault != std::errc{} || stop != end) unknown_place(words);
    };
    read(words.substr(0, dash), place.entry);
    read(words.substr(dash + 1), place.line);
    return place;
}

std::vector<ValueVersion> recorded_values(const ledger::Store& store,
                                          const std::vector<ledger::LineRef>& places) {
    std::vector<ValueVersion> found;
    std::size_t next = 0;
    while (next < places.size()) {
        const std::uint64_t seq = places[next].entry;
        const auto entry = store.entry(seq);
        if (!entry) unknown_place(place_words(places[next]));
        store.for_each_line_of(indicators::value_line, seq, [&](const ledger::Line& line) {
            if (next >= places.size() || line.ref != places[next]) return;
            found.push_back(version_of(value_of(line), *entry));
            ++next;
        });
        if (next < places.size() && places[next].entry == seq)
            unknown_place(place_words(places[next]));
    }
    return found;
}

std::vector<ValueVersion> versions_at(Book& book, ledger::LineRef place, std::uint64_t as_of) {
    if (place.entry >= as_of) unknown_place(place_words(place));
    const indicators::StoredValue value = recorded_values(book.store(), {place}).front().value;
    std::vector<ValueVersion> versions;
    book.values().history(
        value.series, value.period, as_of, [&](const indicators::StoredValue& one) {
            versions.push_back(version_of(one, *book.store().entry(one.ref.entry)));
        });
    return versions;
}

std::string as_typed(const indicators::StoredValue& value) {
    if (!value.value) return {};
    std::string text = value.value->to_string();
    // Three digits after the mark could be thousands.
    const std::size_t mark = text.find('.');
    if (mark != std::string::npos && text.size() - mark == 4) text += '0';
    return text;
}

ValueName name_of(const indicators::StoredValue& value) {
    const auto& series = value.series;
    return {series.measure, value.period,        series.organisation, series.unit,
            series.team,    series.intervention, series.breakdown};
}

}  // namespace utfall::usecases
