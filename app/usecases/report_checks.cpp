#include "app/usecases/report_checks.h"

#include "reports/swedish.h"

#include <set>

namespace utfall::usecases {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::int64_t count_of(const reports::DataRow& row, std::string_view column) {
    const auto at = row.find(column);
    const auto* number = at == row.end() ? nullptr : std::get_if<core::Decimal>(&at->second.value);
    return number == nullptr ? 0 : static_cast<std::int64_t>(number->coefficient());
}

// Every way the report's numbers may be written: with the decimals they have, and with none to two.
std::set<std::string> written_numbers(const reports::DataSet& data, core::Lang lang) {
    std::set<std::string> written;
    const auto add = [&](const reports::Field& field) {
        const auto* number = std::get_if<core::Decimal>(&field.value);
        if (number == nullptr) return;
        for (const int decimals : {0, 1, 2})
            written.insert(reports::number_text(*number, decimals, lang));
        written.insert(reports::exact_text(*number, lang));
    };
    for (const auto& [name, field] : data.values) add(field);
    for (const auto& [name, rows] : data.tables) {
        for (const auto& row : rows) {
            for (const auto& [column, field] : row) add(field);
        }
    }
    return written;
}

constexpr std::string_view no_break_space = "\xc2\xa0";

// Runs of digits with group spaces and a decimal mark, as a reader sees numbers.
std::vector<std::string> numbers_in(const std::string& text) {
    std::vector<std::string> numbers;
    std::size_t at = 0;
    while (at < text.size()) {
        if (!is_digit(text[at])) {
            ++at;
            continue;
        }
        std::string number;
        while (at < text.size()) {
            const bool group = text.compare(at, 2, no_break_space) == 0 && at + 2 < text.size() &&
                               is_digit(text[at + 2]);
            const bool space = text[at] == ' ' && at + 3 < text.size() && is_digit(text[at + 1]) &&
                               is_digit(text[at + 2]) && is_digit(text[at + 3]) &&
                               (at + 4 == text.size() || !is_digit(text[at + 4]));
            const bool mark =
                (text[at] == ',' || text[at] == '.' || text[at] == '-' || text[at] == '/') &&
                at + 1 < text.size() && is_digit(text[at + 1]);
            if (is_digit(text[at]) || mark) {
                number += text[at++];
            } else if (group || space) {
                number += no_break_space;
                at += group ? 2 : 1;
            } else {
                break;
            }
        }
        numbers.push_back(number);
    }
    return numbers;
}

bool is_rarely_a_figure(const std::string& number) {
    if (number.size() == 1 || number.find('-') != std::string::npos ||
        number.find('/') != std::string::npos)
        return true;
    return number.size() == 4 && (number.starts_with("19") || number.starts_with("20"));
}

}  // namespace

void check_narrative_numbers(const reports::DataSet& data, core::Lang lang,
                             core::Findings& findings) {
    if (data.table("narrative").empty()) return;
    const auto written = written_numbers(data, lang);
    for (const auto& row : data.table("narrative")) {
        for (const std::string& number : numbers_in(text_of(row, "text"))) {
            if (is_rarely_a_figure(number) || written.contains(number)) continue;
            findings.add("NARRATIVE_NUMBER", core::Place{},
                         {{"number", number},
                          {"section", text_of(row, "section")},
                          {"block", text_of(row, "block")}},
                         core::Severity::warning);
        }
    }
}

std::vector<MissingCell> missing_cells(const reports::DataSet& data) {
    std::vector<MissingCell> cells;
    for (const auto& row : data.table("indicator_by_team")) {
        MissingCell cell{text_of(row, "indicator"),
                         text_of(row, "name"),
                         text_of(row, "team"),
                         text_of(row, "team_name"),
                         count_of(row, "coverage_reported"),
                         count_of(row, "coverage_expected")};
        if (cell.reported < cell.expected) cells.push_back(std::move(cell));
    }
    return cells;
}

}  // namespace utfall::usecases
