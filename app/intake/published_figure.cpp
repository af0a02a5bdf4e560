#include "app/intake/published_figure.h"

#include "app/intake/words.h"

#include <algorithm>

namespace utfall::intake {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool are_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

int number_of(std::string_view digits) {
    int number = 0;
    for (const char digit : digits) number = number * 10 + (digit - '0');
    return number;
}

bool is_year(std::string_view text) {
    return text.size() == 4 && are_digits(text) && number_of(text) >= 1900 &&
           number_of(text) < 2200;
}

}  // namespace

PublishedCell read_published_cell(std::string_view text, DecimalMark mark) {
    text = trimmed_cell(text);
    if (text.empty()) return {"not_reported", {}};
    if (text == "..") return {"suppressed", {}};
    if (text == ".") return {"not_applicable", {}};
    const bool nearly = text.front() == '~';
    const NumberReading reading = read_number(nearly ? text.substr(1) : text, mark);
    if (!reading.value) return {};
    if (nearly) return {"approximate", {}};
    return {"value", reading.value};
}

bool is_published_period(std::string_view text) {
    if (is_year(text)) return true;
    if (text.size() == 4 && (text.starts_with("HT") || text.starts_with("VT")))
        return are_digits(text.substr(2));
    if (text.size() != 7 || text[4] != '/' || !is_year(text.substr(0, 4))) return false;
    const std::string_view end = text.substr(5);
    return are_digits(end) && number_of(end) == (number_of(text.substr(0, 4)) + 1) % 100;
}

std::string unit_in(std::string_view words) {
    return words.find("(%)") == std::string_view::npos ? "" : "%";
}

}  // namespace utfall::intake
