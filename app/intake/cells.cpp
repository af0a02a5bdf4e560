#include "app/intake/cells.h"

#include "app/core/code.h"
#include "app/core/text.h"
#include "app/intake/personal_text.h"
#include "app/intake/words.h"

#include <array>
#include <utility>

namespace utfall::intake {
namespace {

std::string joined(const std::vector<std::string>& words) {
    std::string list;
    for (const std::string& word : words) {
        list += (list.empty() ? "" : ", ") + word;
    }
    return list;
}

/// "1234,5" for a reader of decimal commas.
std::string with_comma(const core::Decimal& number) {
    std::string text = number.to_string();
    if (const auto point = text.find('.'); point != std::string::npos) {
        text[point] = ',';
    }
    return text;
}

}  // namespace

std::string_view to_word(YesNo answer) {
    switch (answer) {
        case YesNo::yes:
            return "yes";
        case YesNo::no:
            return "no";
        case YesNo::not_stated:
            return "not_stated";
        case YesNo::not_applicable:
            return "not_applicable";
    }
    return {};
}

core::Place RowCells::place(std::size_t column) const {
    core::Place where;
    where.file = table_.file;
    where.sheet = table_.sheet;
    where.row = row_.line;
    where.column = table_.columns[column].name;
    return where;
}

void RowCells::fault(std::string_view code, std::size_t column,
                     std::map<std::string, std::string> args, core::Severity severity) {
    note(findings_, code, place(column), std::move(args), severity);
    ok_ = ok_ && severity != core::Severity::error;
}

void RowCells::check_texts() {
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
        const std::string_view cell = row_.fields[i];
        if (cell.size() < 10) {
            continue;
        }
        if (core::is_too_long(cell)) {
            fault("CELL_TEXT_LENGTH", i, {{"limit", std::to_string(core::longest_text)}});
        }
        core::Findings found;
        check_personal_number(cell, table_.columns[i].use, place(i), found);
        ok_ = ok_ && !found.has_errors();
        findings_.append(found);
    }
}

std::string_view RowCells::text(std::size_t column, Need need) {
    const std::string_view cell = trimmed_cell(row_.fields[column]);
    if (cell.empty() && need == Need::required) {
        fault("CELL_REQUIRED", column);
    }
    return cell;
}

std::string_view RowCells::code(std::size_t column, Need need) {
    const std::string_view cell = text(column, need);
    if (!cell.empty() && !core::is_code(cell)) {
        fault("CELL_CODE", column, {{"text", shown_text(cell)}});
        return {};
    }
    return cell;
}

std::string_view RowCells::period(std::size_t column, Need need) {
    const std::string_view cell = text(column, need);
    if (!cell.empty() && !core::is_code(cell)) {
        fault("CELL_PERIOD", column, {{"text", shown_text(cell)}});
        return {};
    }
    return cell;
}

std::optional<core::Date> RowCells::date(std::size_t column, Need need) {
    const std::string_view cell = text(column, need);
    if (cell.empty()) {
        return std::nullopt;
    }
    auto date = core::Date::parse(cell);
    if (!date) {
        fault("CELL_DATE", column, {{"text", shown_text(cell)}});
    }
    return date;
}

void RowCells::number_fault(std::string_view code, std::size_t column,
                            const NumberReading& reading) {
    std::map<std::string, std::string> args{{"text", shown_text(row_.fields[column])}};
    if (reading.as_grouped && reading.as_decimals) {
        args.emplace("grouped", with_comma(*reading.as_grouped));
        args.emplace("decimals", with_comma(*reading.as_decimals));
    }
    fault(code, column, std::move(args));
}

std::optional<core::Decimal> RowCells::number(std::size_t column, Need need, PercentSign percent) {
    const std::string_view cell = text(column, need);
    const NumberReading reading = read_number(cell, table_.mark, percent);
    if (!reading.fault.empty()) {
        number_fault(reading.fault, column, reading);
    } else if (!reading.state.empty()) {
        number_fault("NUMBER_STATE_WORD", column, reading);
    }
    return reading.value;
}

std::optional<core::Money> RowCells::money(std::size_t column, Need need) {
    const auto kronor = number(column, need);
    if (!kronor) {
        return std::nullopt;
    }
    if (kronor->scale() > 2) {
        number_fault("MONEY_DECIMALS", column, {});
        return std::nullopt;
    }
    auto amount = core::Money::parse(kronor->to_string());
    if (!amount) {
        number_fault("NUMBER_RANGE", column, {});
    }
    return amount;
}

std::optional<YesNo> RowCells::yes_no(std::size_t column, Need need) {
    static constexpr std::array<std::pair<std::string_view, YesNo>, 12> answers{{
        {"yes", YesNo::yes},
        {"ja", YesNo::yes},
        {"no", YesNo::no},
        {"nej", YesNo::no},
        {"not_stated", YesNo::not_stated},
        {"not stated", YesNo::not_stated},
        {"ej angivet", YesNo::not_stated},
        {"uppgift saknas", YesNo::not_stated},
        {"not_applicable", YesNo::not_applicable},
        {"not applicable", YesNo::not_applicable},
        {"ej aktuellt", YesNo::not_applicable},
        {"ej tillämpligt", YesNo::not_applicable},
    }};
    const std::string_view cell = text(column, need);
    if (cell.empty()) {
        return std::nullopt;
    }
    const std::string word = folded(cell);
    for (const auto& [said, answer] : answers) {
        if (said == word) {
            return answer;
        }
    }
    fault("CELL_YES_NO", column, {{"text", shown_text(cell)}});
    return std::nullopt;
}

std::string_view RowCells::choice(std::size_t column, const std::vector<std::string>& words,
                                  Need need) {
    const std::string_view cell = text(column, need);
    if (cell.empty()) {
        return {};
    }
    const std::string said = folded(cell);
    for (const std::string& word : words) {
        if (word == cell || folded(word) == said) {
            return word;
        }
    }
    const std::string meant = core::closest(cell, words);
    if (meant.empty()) {
        fault("CELL_CHOICE", column, {{"text", shown_text(cell)}, {"choices", joined(words)}});
    } else {
        fault("CELL_CHOICE_MISSPELT", column, {{"text", shown_text(cell)}, {"meant", meant}});
    }
    return {};
}

}  // namespace utfall::intake
