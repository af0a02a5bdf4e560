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

}  // namespace

ledger::Row value_cells(const CheckedValue& value,
                        const std::optional<indicators::StoredValue>& replaced,
                        std::optional<std::int64_t> source, std::optional<std::int64_t> row) {
    return {value.series,
            value.period,
            std::string{indicators::to_word(value.state)},
            value.value ? ledger::Cell{value.value->to_string()} : ledger::Cell{},
            replaced ? ledger::Cell{replaced->ref} : ledger::Cell{},
            number_or_none(source),
            number_or_none(row),
            text_or_none(value.comment),
            text_or_none(value.evidence)};
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
