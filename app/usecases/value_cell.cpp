#include "app/usecases/value_cell.h"

#include "app/core/date.h"
#include "app/intake/number.h"
#include "app/usecases/day_number.h"

#include <algorithm>

namespace utfall::usecases {
namespace {

using intake::ValueColumn;

std::optional<core::Decimal> boolean_of(std::string_view text) {
    if (text == "yes" || text == "ja" || text == "1") return core::Decimal{1};
    if (text == "no" || text == "nej" || text == "0") return core::Decimal{0};
    return std::nullopt;
}

// Kinds that are not numbers are read here, because only the measure tells which they are.
void read_other_kind(std::string_view text, const indicators::Measure& measure,
                     intake::RowCells& cells, CheckedValue& checked) {
    if (measure.kind == "text") {
        checked.comment = text;
    } else if (measure.kind == "boolean") {
        checked.value = boolean_of(text);
        if (!checked.value)
            cells.fault("VALUE_BOOLEAN", ValueColumn::value, {{"measure", measure.code}});
    } else {
        const bool packed =
            text.size() == 8 && text.find_first_not_of("0123456789") == std::string_view::npos;
        const auto day =
            packed ? core::Date::parse(with_hyphens(text)) : cells.date(ValueColumn::value);
        if (day) {
            checked.value = day_number(*day);
        } else if (packed) {
            cells.fault("CELL_DATE", ValueColumn::value, {{"text", std::string{text}}});
        }
    }
}

/// True when the state cell says no more than the value does, so that the kind says how to read it.
bool is_plain_value(intake::RowCells& cells) {
    const std::string_view state = cells.text(ValueColumn::state);
    return state.empty() || intake::read_state_word(state) == "value";
}

}  // namespace

ValueLimits limits_of(const indicators::Measure& measure) {
    ValueLimits limits{measure.min, measure.max};
    const bool is_share = measure.kind == "percentage";
    if (is_share || measure.kind == "count")
        limits.least = std::max(limits.least.value_or(core::Decimal{0}), core::Decimal{0});
    if (is_share)
        limits.most = std::min(limits.most.value_or(core::Decimal{100}), core::Decimal{100});
    return limits;
}

void read_value_cell(intake::RowCells& cells, const indicators::Measure& measure,
                     CheckedValue& checked) {
    const std::string_view text = cells.text(ValueColumn::value);
    const bool numeric =
        measure.kind != "text" && measure.kind != "boolean" && measure.kind != "date";
    if (!numeric && intake::read_state_word(text).empty() && !text.empty() &&
        is_plain_value(cells)) {
        read_other_kind(text, measure, cells, checked);
        return;
    }
    // A file that was written from the book has the words of an answer in its comment.
    if (measure.kind == "text" && text.empty() && !cells.text(ValueColumn::state).empty() &&
        is_plain_value(cells) && !cells.text(ValueColumn::comment).empty())
        return;
    const auto percent =
        measure.kind == "percentage" ? intake::PercentSign::allowed : intake::PercentSign::refused;
    const intake::StatedValue stated =
        cells.stated_value(ValueColumn::value, ValueColumn::state, percent);
    if (stated.state.empty()) return;
    checked.state = *indicators::parse_value_state(stated.state);
    checked.value = stated.value;
    if (measure.kind == "count") cells.check_whole(ValueColumn::value, checked.value);
    const auto [least, most] = limits_of(measure);
    cells.check_range(ValueColumn::value, checked.value, least, most);
    if (checked.state == indicators::ValueState::estimated &&
        cells.text(ValueColumn::comment).empty()) {
        cells.fault("VALUE_ESTIMATE_METHOD", ValueColumn::comment, {{"measure", measure.code}},
                    core::Severity::warning);
    }
}

}  // namespace utfall::usecases
