#include "app/intake/cells.h"
#include "app/intake/words.h"

namespace utfall::intake {
namespace {

const std::vector<std::string>& states() {
    static const std::vector<std::string> words{"value",   "not_reported", "not_applicable",
                                                "unknown", "estimated",    "suppressed"};
    return words;
}

bool carries_a_number(std::string_view state) {
    return state == "value" || state == "estimated";
}

}  // namespace

StatedValue RowCells::stated_value(std::size_t value_column, std::size_t state_column,
                                   PercentSign percent) {
    const std::string_view state_cell = text(state_column);
    std::string_view state = read_state_word(state_cell);
    bool sound = true;
    if (state.empty() && !state_cell.empty()) {
        choice(state_column, states());
        sound = false;
    }
    const NumberReading reading = read_number(text(value_column), table_.mark, percent);
    if (!reading.fault.empty()) {
        number_fault(reading.fault, value_column, reading);
        sound = false;
    }
    if (!sound) {
        return {};
    }
    if (!reading.state.empty()) {
        if (!state.empty() && state != reading.state) {
            fault("VALUE_WITH_STATE", state_column, {{"state", std::string{state}}});
            return {};
        }
        return {reading.state, std::nullopt};
    }
    if (!reading.value) {
        if (state.empty()) {
            fault("VALUE_WITHOUT_STATE", value_column);
            return {};
        }
        if (carries_a_number(state)) {
            fault("STATE_WITHOUT_VALUE", value_column, {{"state", std::string{state}}});
            return {};
        }
        return {state, std::nullopt};
    }
    if (state.empty()) {
        state = "value";
    }
    if (!carries_a_number(state)) {
        fault("VALUE_WITH_STATE", state_column, {{"state", std::string{state}}});
        return {};
    }
    return {state, reading.value};
}

void RowCells::check_interval(std::size_t from_column, const std::optional<core::Date>& from,
                              std::size_t to_column, const std::optional<core::Date>& to) {
    if (from && to && *to < *from) {
        fault("CELL_INTERVAL", to_column,
              {{"from", table_.columns[from_column].name},
               {"first", from->to_string()},
               {"last", to->to_string()}});
    }
}

void RowCells::check_range(std::size_t column, const std::optional<core::Decimal>& number,
                           const std::optional<core::Decimal>& min,
                           const std::optional<core::Decimal>& max) {
    if (!number) {
        return;
    }
    if (min && *number < *min) {
        fault("CELL_BELOW_MINIMUM", column,
              {{"text", shown_text(row_.fields[column])}, {"limit", min->to_string()}});
    }
    if (max && *number > *max) {
        fault("CELL_ABOVE_MAXIMUM", column,
              {{"text", shown_text(row_.fields[column])}, {"limit", max->to_string()}});
    }
}

void RowCells::check_whole(std::size_t column, const std::optional<core::Decimal>& number) {
    if (number && !number->is_whole()) {
        fault("CELL_WHOLE_NUMBER", column, {{"text", shown_text(row_.fields[column])}});
    }
}

}  // namespace utfall::intake
