#include "app/usecases/ratio_guard.h"

namespace utfall::usecases {
namespace {

// "[M-PRES]" or "M-PRES" when the expression is that one measure; empty otherwise.
std::string single_measure(const indicators::Framework& framework, std::string expression) {
    if (expression.size() > 2 && expression.front() == '[' &&
        expression.find(']') == expression.size() - 1) {
        expression = expression.substr(1, expression.size() - 2);
    }
    return framework.measure(expression) != nullptr ? expression : std::string{};
}

}  // namespace

RatioGuard::RatioGuard(const indicators::Framework& framework,
                       const indicators::ValueReader& values)
    : values_(values) {
    for (const auto& definition : framework.indicators) {
        if (definition.method != "ratio" || definition.unit != "percent") continue;
        const std::string part = single_measure(framework, definition.numerator);
        const std::string whole = single_measure(framework, definition.denominator);
        if (part.empty() || whole.empty()) continue;
        whole_of_.emplace(part, whole);
        part_of_.emplace(whole, part);
    }
}

void RatioGuard::check(const CheckedValue& value, intake::RowCells& cells,
                       std::uint64_t as_of) const {
    if (!value.value || whole_of_.empty()) return;
    const auto compare = [&](const std::multimap<std::string, std::string>& others, bool is_part) {
        const auto [first, last] = others.equal_range(value.series->measure);
        for (auto at = first; at != last; ++at) {
            ledger::SeriesKey series = *value.series;
            series.measure = at->second;
            const auto other = values_.at(series, value.period, as_of);
            if (!other || !other->value) continue;
            const core::Decimal& part = is_part ? *value.value : *other->value;
            const core::Decimal& whole = is_part ? *other->value : *value.value;
            if (part <= whole) continue;
            cells.fault("VALUE_PART_ABOVE_WHOLE", intake::ValueColumn::value,
                        {{"part", is_part ? value.series->measure : at->second},
                         {"whole", is_part ? at->second : value.series->measure},
                         {"part_value", part.to_string()},
                         {"whole_value", whole.to_string()}});
        }
    };
    compare(whole_of_, true);
    compare(part_of_, false);
}

}  // namespace utfall::usecases
