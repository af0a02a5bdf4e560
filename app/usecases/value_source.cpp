#include "app/usecases/value_source.h"

namespace utfall::usecases {
namespace {

template <typename Number>
ledger::Cell number_or_none(const std::optional<Number>& number) {
    return number ? ledger::Cell{*number} : ledger::Cell{};
}

ledger::Cell text_or_none(const std::string& text) {
    return text.empty() ? ledger::Cell{} : ledger::Cell{text};
}

void assign(ledger::Cell& cell, std::string_view text) {
    if (auto* present = std::get_if<std::string>(&cell)) {
        present->assign(text);
    } else {
        cell.emplace<std::string>(text);
    }
}

void assign_or_clear(ledger::Cell& cell, const std::string& text) {
    if (text.empty()) {
        cell.emplace<std::monostate>();
    } else {
        assign(cell, text);
    }
}

}  // namespace

ledger::Row value_cells(const CheckedValue& value,
                        const std::optional<indicators::StoredValue>& replaced,
                        std::optional<std::int64_t> source, std::optional<std::int64_t> row) {
    return {*value.series,
            value.period,
            std::string{indicators::to_word(value.state)},
            value.value ? ledger::Cell{value.value->to_string()} : ledger::Cell{},
            replaced ? ledger::Cell{replaced->ref} : ledger::Cell{},
            number_or_none(source),
            number_or_none(row),
            text_or_none(value.comment),
            text_or_none(value.evidence)};
}

void fill_value_cells(ledger::Row& cells, const CheckedValue& value, ledger::SeriesNumber series,
                      const std::optional<indicators::StoredValue>& replaced, std::int64_t source,
                      std::int64_t row) {
    cells.resize(indicators::value_columns.size());
    cells[0] = series;
    assign(cells[1], value.period);
    assign(cells[2], indicators::to_word(value.state));
    if (value.value) {
        assign(cells[3], value.value->to_string());
    } else {
        cells[3].emplace<std::monostate>();
    }
    if (replaced) {
        cells[4] = replaced->ref;
    } else {
        cells[4].emplace<std::monostate>();
    }
    cells[5] = source;
    cells[6] = row;
    assign_or_clear(cells[7], value.comment);
    assign_or_clear(cells[8], value.evidence);
}

std::string source_name(const ledger::Entry& entry, std::optional<std::int64_t> source) {
    const core::Json* sources = entry.body.find("sources");
    if (!source || sources == nullptr || !sources->is_array()) return {};
    const auto index = static_cast<std::size_t>(*source);
    return index < sources->array().size() ? sources->array()[index].string_or("name")
                                           : std::string{};
}

std::string source_words(const ledger::Entry& entry, std::optional<std::int64_t> source,
                         std::optional<std::int64_t> row) {
    const std::string name = source_name(entry, source);
    return name.empty() || !row ? name : name + ":" + std::to_string(*row);
}

}  // namespace utfall::usecases
