// Numbers, amounts, days and places as people and spreadsheet programs write them.
#include "app/intake/number.h"

#include "app/core/money.h"
#include "app/core/period.h"
#include "app/core/text.h"
#include "app/intake/xlsx_values.h"
#include "tests/fuzz/target.h"

namespace utfall::fuzz {
namespace {

void as_people_write(std::string_view text) {
    using intake::DecimalMark;
    if (core::first_invalid_utf8(text)) return;
    for (const DecimalMark mark : {DecimalMark::comma, DecimalMark::point, DecimalMark::either}) {
        const auto read = intake::read_number(text, mark, intake::PercentSign::allowed);
        const int answers =
            (read.value ? 1 : 0) + (read.state.empty() ? 0 : 1) + (read.fault.empty() ? 0 : 1);
        hold(answers == (read.is_empty() ? 0 : 1), "a cell is a number, a state or a fault");
        if (!read.value) continue;
        const std::string written = read.value->to_string();
        hold(core::Decimal::parse(written) == read.value, "a number is read as it is written");
    }
}

void as_sheets_write(std::string_view text) {
    if (const auto number = intake::read_sheet_number(text)) {
        hold(intake::read_sheet_number(*number) == number, "a number of a sheet stays itself");
        for (const bool from_1904 : {false, true}) intake::read_sheet_date(*number, from_1904);
    }
    if (const auto place = intake::read_place(text))
        hold(intake::read_place(to_string(*place)) == place, "a place is read as it is written");
    const auto look = intake::look_of(text);
    hold(!look.date || look == intake::XlsxNumberLook{.date = true}, "a day has no decimals");
    intake::decode_escapes(text);
}

void as_the_book_writes(std::string_view text) {
    if (const auto decimal = core::Decimal::parse(text))
        hold(core::Decimal::parse(decimal->to_string()) == decimal, "a decimal is written whole");
    if (const auto money = core::Money::parse(text))
        hold(core::Money::parse(money->to_string()) == money, "an amount is written whole");
    if (const auto day = core::Date::parse(text))
        hold(day->to_string() == text, "a day has one spelling");
    core::parse_calendar_period(text);
}

}  // namespace

void try_bytes(std::string_view bytes) {
    as_people_write(bytes);
    as_sheets_write(bytes);
    as_the_book_writes(bytes);
}

std::vector<std::string> seeds() {
    return {"1 234,5",
            "1,234.56",
            "-0",
            "\xE2\x88\x92"
            "5",
            "1\xC2\xA0"
            "234",
            "87 %",
            "saknas",
            "..",
            "1e5",
            "-2.5E-1",
            "0.10000000000000001",
            "$XFD$1048576",
            "C7",
            "45717",
            "[$-41D]d mmmm yyyy;@",
            "0.00 \"dagar\"",
            "a_x000A_b",
            "2024-02-29",
            "2025-Q1",
            "92233720368547758.07",
            std::string(39, '9')};
}

}  // namespace utfall::fuzz
