#include "app/usecases/form_cell.h"

#include "app/core/date.h"
#include "app/core/decimal.h"
#include "app/intake/number.h"
#include "app/intake/words.h"

#include <string_view>

namespace utfall::usecases {
namespace {

using intake::XlsxKind;

/// "12,5" for the twelfth of May: what was typed before it became a day.
std::string likely_number(const std::string& iso) {
    const auto day = core::Date::parse(iso);
    if (!day) return {};
    return std::to_string(day->day()) + "," + std::to_string(day->month());
}

/// A number that a cell holds leaves no doubt, but three decimals of one that is typed would:
/// "1.234" is asked about, "1.2340" is not.
std::string without_doubt(std::string number) {
    constexpr std::size_t doubtful = 3;
    const std::size_t point = number.find('.');
    if (point != std::string::npos && number.size() - point - 1 == doubtful) number += '0';
    return number;
}

std::string number_in_cell(const intake::SheetCell& cell, const indicators::Measure& measure,
                           const core::Place& where, core::Findings& findings) {
    const auto number = core::Decimal::parse(cell.text);
    if (!number) return cell.text;
    if (!cell.look.percent) return without_doubt(number->to_string());
    const std::string percent = (*number * core::Decimal{100}).to_string();
    if (measure.kind == "percentage") return without_doubt(percent);
    intake::note(findings, "NUMBER_PERCENT", where, {{"text", percent + " %"}});
    return {};
}

}  // namespace

std::string typed_in_cell(const intake::SheetCell& cell, const indicators::Measure& measure,
                          const core::Place& where, core::Findings& findings) {
    const bool is_text = measure.kind == "text";
    switch (cell.kind) {
        case XlsxKind::text:
            return measure.kind == "boolean" ? intake::folded(cell.text) : cell.text;
        case XlsxKind::number:
            return is_text ? cell.text : number_in_cell(cell, measure, where, findings);
        case XlsxKind::date:
            if (is_text || measure.kind == "date") return cell.text;
            intake::note(findings, "FORM_CELL_DATE", where,
                         {{"day", cell.text}, {"meant", likely_number(cell.text)}});
            return {};
        case XlsxKind::truth:
            return cell.text == "true" ? "ja" : "nej";
        case XlsxKind::fault:
            return {};
    }
    return {};
}

std::string state_in_cell(const intake::SheetCell& cell, const core::Place& where,
                          core::Findings& findings) {
    if (cell.text.empty()) return {};
    const std::string_view state = intake::read_state_word(cell.text);
    if (state.empty())
        intake::note(findings, "FORM_STATE_UNKNOWN", where,
                     {{"text", intake::shown_text(cell.text)}});
    return state == "value" ? std::string{} : std::string{state};
}

}  // namespace utfall::usecases
