#include "app/usecases/setup_cell_reader.h"

#include "app/core/date.h"
#include "app/core/text.h"
#include "app/intake/number.h"
#include "app/intake/words.h"
#include "app/usecases/day_number.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace utfall::usecases {
namespace {

using core::Json;
using intake::XlsxKind;
using programme::SetupCell;

/// As it would be typed in Swedish.
std::string with_comma(const core::Decimal& number) {
    std::string text = number.to_string();
    std::ranges::replace(text, '.', ',');
    return text;
}

/// Reads one cell, and notes what it is not.
class Reader {
  public:
    Reader(const intake::SheetCell& cell, const programme::SetupColumn& column,
           const programme::SetupLists& lists, const core::Place& where, core::Findings& findings)
        : cell_(cell), column_(column), lists_(lists), where_(where), findings_(findings) {}

    Json read() {
        switch (column_.kind) {
            case SetupCell::text:
            case SetupCell::expression:
                return cell_.text;
            case SetupCell::key:
                return cell_.text.starts_with('@') ? cell_.text : "@" + cell_.text;
            case SetupCell::code:
                return is_code_like() ? Json{cell_.text} : fault("SHEET_CELL_NO_CODE");
            case SetupCell::codes:
                return is_code_like() ? codes() : fault("SHEET_CELL_NO_CODE");
            case SetupCell::date:
                return date();
            case SetupCell::choice:
                return choice();
            case SetupCell::truth:
                return truth();
            case SetupCell::integer:
                return integer();
            case SetupCell::decimal:
            case SetupCell::money:
                return decimal();
        }
        return {};
    }

  private:
    Json fault(std::string_view code, std::map<std::string, std::string> args = {}) {
        args.emplace("text", intake::shown_text(cell_.text));
        intake::note(findings_, code, where_, std::move(args));
        return {};
    }

    /// Spreadsheet programs make days of "2025-03", and one number of the codes 1 and 5.
    bool is_code_like() const {
        if (cell_.kind == XlsxKind::number) return cell_.text.find('.') == std::string::npos;
        return cell_.kind == XlsxKind::text;
    }

    Json codes() {
        Json list{core::JsonArray{}};
        std::string code;
        const auto end_code = [&] {
            if (!code.empty()) list.push(std::exchange(code, {}));
        };
        for (const char c : cell_.text) {
            if (std::string_view{",; \n\t"}.find(c) == std::string_view::npos) {
                code += c;
            } else {
                end_code();
            }
        }
        end_code();
        return list;
    }

    /// A day that was typed without hyphens is a number, and no other day.
    Json date() {
        const std::string day = with_hyphens(cell_.text);
        return core::Date::parse(day) ? day : cell_.text;
    }

    Json choice() { return code_meant(cell_.text, lists_.find(column_.list)->second); }

    Json truth() {
        const std::string said = intake::folded(cell_.text);
        for (const char* yes : {"yes", "ja", "true", "sant", "1"})
            if (said == yes) return true;
        for (const char* no : {"no", "nej", "false", "falskt", "0"})
            if (said == no) return false;
        return fault("SHEET_CELL_TRUTH");
    }

    std::optional<core::Decimal> number() {
        if (cell_.kind == XlsxKind::number && cell_.look.percent) {
            // 40 % and the number 0.4 that it is stored as are not the same target.
            const auto stored = core::Decimal::parse(cell_.text).value_or(core::Decimal{});
            fault("NUMBER_PERCENT", {{"text", (stored * core::Decimal{100}).to_string() + " %"}});
            return std::nullopt;
        }
        if (cell_.kind == XlsxKind::number) return core::Decimal::parse(cell_.text);
        const auto reading = intake::read_number(cell_.text, intake::DecimalMark::either);
        if (!reading.state.empty()) {
            fault("NUMBER_STATE_WORD");
        } else if (reading.as_grouped && reading.as_decimals) {
            fault(reading.fault, {{"grouped", reading.as_grouped->to_string()},
                                  {"decimals", with_comma(*reading.as_decimals)}});
        } else if (!reading.fault.empty()) {
            fault(reading.fault);
        }
        return reading.value;
    }

    Json integer() {
        const auto read = number();
        if (!read) return {};
        constexpr std::int64_t beyond_all = 1'000'000'000'000;
        if (!read->is_whole()) return fault("CELL_WHOLE_NUMBER");
        if (*read > core::Decimal{beyond_all} || *read < core::Decimal{-beyond_all})
            return fault("NUMBER_RANGE");
        return static_cast<std::int64_t>(read->coefficient());
    }

    /// With the places that are given: a document tells 84.0 from 84.
    Json decimal() {
        const auto read = number();
        if (!read) return {};
        if (cell_.kind != XlsxKind::number && core::Decimal::parse(cell_.text)) return cell_.text;
        const int least = column_.kind == SetupCell::money ? 2 : 0;
        const int shown = cell_.kind == XlsxKind::number ? cell_.look.decimals : 0;
        return read->to_fixed(std::max({read->scale(), least, shown}));
    }

    const intake::SheetCell& cell_;
    const programme::SetupColumn& column_;
    const programme::SetupLists& lists_;
    const core::Place& where_;
    core::Findings& findings_;
};

}  // namespace

std::string code_meant(const std::string& text, const std::vector<programme::SetupWord>& list) {
    const std::string said = intake::folded(text);
    for (const programme::SetupWord& word : list) {
        if (word.code == text) return text;
    }
    for (const programme::SetupWord& word : list) {
        for (const std::string& known : {word.code, word.meaning.sv, word.meaning.en})
            if (intake::folded(known) == said) return word.code;
    }
    return text;
}

core::Json read_setup_cell(const intake::SheetCell& cell, const programme::SetupColumn& column,
                           const programme::SetupLists& lists, const core::Place& where,
                           core::Findings& findings) {
    if (cell.text.empty()) return {};
    return Reader{cell, column, lists, where, findings}.read();
}

}  // namespace utfall::usecases
