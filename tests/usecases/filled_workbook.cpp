#include "tests/usecases/filled_workbook.h"

#include "app/core/sheet_place.h"
#include "reports/xlsx_workbook.h"
#include "tests/support/temporary_folder.h"

namespace utfall::tests {
namespace {

namespace xlsx = reports::xlsx;

void fill(xlsx::Workbook& book, xlsx::Sheet sheet, xlsx::At at, const std::string& cell) {
    const std::string rest = cell.size() > 2 ? cell.substr(2) : "";
    xlsx::Style style;
    if (cell.starts_with("n:") || cell.starts_with("p:")) {
        const auto point = rest.find('.');
        style.number_format = cell[0] == 'p' ? "0%"
                              : point == std::string::npos
                                  ? "0"
                                  : "0." + std::string(rest.size() - point - 1, '0');
        book.number(sheet, at, core::Rational{*core::Decimal::parse(rest)}, style);
    } else if (cell.starts_with("d:")) {
        style.number_format = "yyyy-mm-dd";
        book.date(sheet, at, *core::Date::parse(rest), style);
    } else if (!cell.empty()) {
        book.text(sheet, at, cell, style);
    }
}

}  // namespace

std::string filled(const std::vector<FilledSheet>& sheets) {
    xlsx::Workbook book{{}};
    for (const FilledSheet& one : sheets) {
        const xlsx::Sheet sheet = book.add_sheet(one.name);
        std::uint32_t row = 0;
        for (const auto& cells : one.rows) {
            std::uint16_t column = 0;
            for (const auto& cell : cells) fill(book, sheet, {row, column++}, cell);
            ++row;
        }
    }
    return book.close();
}

std::string told(const core::Findings& findings) {
    std::string text;
    for (const auto& finding : findings.list())
        text += finding.code + " " + core::in_sheet(finding.where) + "; ";
    return text;
}

core::Json read_json(const std::string& path) {
    core::Findings findings;
    return core::parse_json(read_bytes(path), path, findings).value();
}

std::vector<programme::SetupRow> setup_rows_of(const core::Json& document) {
    core::Findings findings;
    return programme::read_setup(document, {}, findings);
}

}  // namespace utfall::tests
