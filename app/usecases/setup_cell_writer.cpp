#include "app/usecases/setup_cell_writer.h"

#include "app/core/date.h"
#include "app/core/decimal.h"

#include <optional>

namespace utfall::usecases {
namespace {

namespace xlsx = reports::xlsx;
using programme::SetupCell;
using programme::SetupColumn;

constexpr const char* as_text = "@";
constexpr const char* kronor = "#,##0.00";
/// Spreadsheet programs keep 15 digits of a number.
constexpr std::size_t digits_kept = 15;

std::string places(std::size_t count) {
    return count == 0 ? "0" : "0." + std::string(count, '0');
}

/// The number format that shows all of `text` and no more; empty when a number would be another
/// text ("007", twenty digits).
std::string format_for(const std::string& text, const core::Decimal& number,
                       const SetupColumn& column) {
    const std::size_t point = text.find('.');
    const std::size_t decimals = point == std::string::npos ? 0 : text.size() - point - 1;
    if (text.size() > digits_kept || number.to_fixed(static_cast<int>(decimals)) != text) return {};
    if (column.kind != SetupCell::money) return places(decimals);
    return decimals == 2 ? kronor : "";
}

}  // namespace

std::string shown_in_cell(const core::Json& value) {
    if (value.is_string()) return value.string();
    if (value.is_integer()) return std::to_string(value.integer());
    if (value.is_bool()) return value.boolean() ? "yes" : "no";
    std::string all;
    if (value.is_array()) {
        for (const core::Json& element : value.array())
            all += (all.empty() ? "" : ", ") + shown_in_cell(element);
    }
    return all;
}

xlsx::Style setup_cell_style(const SetupColumn& column) {
    xlsx::Style style;
    switch (column.kind) {
        case SetupCell::text:
        case SetupCell::code:
        case SetupCell::codes:
        case SetupCell::choice:
        case SetupCell::truth:
        case SetupCell::expression:
        case SetupCell::key:
            style.number_format = as_text;
            break;
        case SetupCell::date:
            style.number_format = "yyyy-mm-dd";
            style.align = xlsx::Align::left;
            break;
        case SetupCell::money:
            style.number_format = kronor;
            style.align = xlsx::Align::right;
            break;
        case SetupCell::integer:
        case SetupCell::decimal:
            style.align = xlsx::Align::right;
            break;
    }
    return style;
}

void write_setup_cell(xlsx::Workbook& book, xlsx::Sheet sheet, xlsx::At at, const core::Json& value,
                      const SetupColumn& column, const xlsx::Style& style) {
    const std::string text = shown_in_cell(value);
    if (text.empty()) return;
    const bool is_number = column.kind == SetupCell::integer || column.kind == SetupCell::decimal ||
                           column.kind == SetupCell::money;
    if (const auto number = is_number ? core::Decimal::parse(text) : std::nullopt) {
        xlsx::Style exact = style;
        exact.number_format = format_for(text, *number, column);
        if (!exact.number_format.empty())
            return book.number(sheet, at, core::Rational{*number}, exact);
        exact.number_format = as_text;
        return book.text(sheet, at, text, exact);
    }
    const auto day =
        column.kind == SetupCell::date ? core::Date::parse(text) : std::optional<core::Date>{};
    if (day) return book.date(sheet, at, *day, style);
    book.text(sheet, at, text, style);
}

}  // namespace utfall::usecases
